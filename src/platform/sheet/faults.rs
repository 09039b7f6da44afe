//! What is wrong with the rows of a sheet, row by row: faults of cells, and refusals of what a row asks for.

use crate::platform::i18n::{Locale, fault_text, localise};
use crate::platform::problem::{Fault, Faults, Problem};

/// As many are told; the rest is counted.
pub const MOST_TOLD: usize = 1_000;

/// Faults of rows, in the order of the rows.
#[derive(Debug, Default)]
pub struct RowFaults {
    told: Vec<RowFault>,
    all: usize,
}

/// One of them.
#[derive(Debug)]
pub struct RowFault {
    /// As the spreadsheet numbers it; 1 has the names of the columns.
    pub row: usize,
    /// The column, `/localTime`, and what within it; empty for the whole row.
    pub pointer: String,
    what: Wrong,
}

#[derive(Debug)]
enum Wrong {
    Fault(Fault),
    Refusal(Problem),
}

impl RowFaults {
    pub fn add(&mut self, row: usize, pointer: impl Into<String>, fault: Fault) {
        self.push(row, pointer.into(), Wrong::Fault(fault));
    }

    /// The faults of a row whose members are named as the API names them.
    pub fn add_all(&mut self, row: usize, faults: Faults) {
        for field in faults.into_fields() {
            self.add(row, field.pointer, field.fault);
        }
    }

    /// What refuses a row: the faults of its members, or the whole of it.
    pub fn refuse(&mut self, row: usize, mut problem: Problem) {
        if problem.fields.is_empty() {
            return self.push(row, String::new(), Wrong::Refusal(problem));
        }
        for field in problem.fields.drain(..) {
            self.add(row, field.pointer, field.fault);
        }
    }

    fn push(&mut self, row: usize, pointer: String, what: Wrong) {
        self.all += 1;
        if self.told.len() < MOST_TOLD {
            self.told.push(RowFault { row, pointer, what });
        }
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.all == 0
    }

    /// All of them, told or not.
    #[must_use]
    pub fn count(&self) -> usize {
        self.all
    }

    /// Those that are told, by row.
    #[must_use]
    pub fn told(&mut self) -> &[RowFault] {
        self.told.sort_by_key(|fault| fault.row);
        &self.told
    }

    /// How many more there are.
    #[must_use]
    pub fn left_out(&self) -> usize {
        self.all - self.told.len()
    }
}

impl RowFault {
    /// The fault's code, or the kind of the refusal.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match &self.what {
            Wrong::Fault(fault) => fault.code,
            Wrong::Refusal(problem) => problem.kind.name,
        }
    }

    /// What to do about it.
    #[must_use]
    pub fn words(&self, locale: Locale) -> String {
        match &self.what {
            Wrong::Fault(fault) => fault_text(locale, fault),
            Wrong::Refusal(problem) => {
                let said = localise(problem, locale);
                format!("{}. {}", said.title, said.detail)
            }
        }
    }

    /// The column's name, as row 1 has it.
    #[must_use]
    pub fn column(&self) -> &str {
        let mut segments = self.pointer.split('/').skip(1);
        segments.next().unwrap_or_default()
    }
}
