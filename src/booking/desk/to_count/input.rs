//! What somebody typed into the form, session by session, and what became of it.

use std::collections::HashMap;

use crate::booking::desk::typed::number;
use crate::platform::ids::SessionId;
use crate::platform::ids::StaffId;
use crate::platform::input::form::Form;
use crate::platform::problem::Problem;
use crate::session::{CountEntry, CountReport, CountState, ShownFigures};

/// One session's fields, as typed.
#[derive(Debug, Clone, Default)]
pub struct TypedRow {
    pub total: String,
    pub estimated: bool,
    pub sure: bool,
}

impl TypedRow {
    pub fn of(form: &Form, session: SessionId) -> Self {
        let is_ticked = |name: &str| form.get(&format!("{name}-{session}")) == Some("true");
        Self {
            total: form.text(&format!("total-{session}")).trim().to_owned(),
            estimated: is_ticked("estimated"),
            sure: is_ticked("sure"),
        }
    }

    /// The count that was typed, against a session that nobody has counted.
    ///
    /// # Errors
    /// 422 for what is no number.
    pub fn report(&self, by: StaffId) -> Result<CountReport, Problem> {
        let state = match self.estimated {
            true => CountState::Estimated,
            false => CountState::Counted,
        };
        Ok(CountReport {
            entry: CountEntry::Shown(ShownFigures {
                state,
                total: number(&self.total, 0, 1_000_000, "/total")?,
                children: None,
                digital: None,
            }),
            sure: self.sure,
            seen: Some(0),
            by,
        })
    }
}

/// What the page shows after a form was sent.
#[derive(Debug, Default)]
pub struct ToCountInput {
    pub typed: HashMap<SessionId, TypedRow>,
    /// Why some of the rows were not stored.
    pub refused: HashMap<SessionId, Problem>,
    pub saved: usize,
    /// Those that somebody else had counted.
    pub counted_before: usize,
    /// Why the whole form was not carried out.
    pub problem: Option<Problem>,
}
