//! The table itself: its rows as they are gathered, within bounds.

use std::collections::BTreeMap;

use crate::platform::problem::Fault;
use crate::platform::text::trim_unseen;

/// Rows below the names of the columns.
pub const MOST_ROWS: usize = 10_000;
/// No sheet of ours has more than half as many columns.
const MOST_COLUMNS: usize = 60;
/// Of one cell, in bytes: the longest text that any column takes.
const LONGEST_CELL: usize = 20_000;
/// Of all cells together, in bytes: one text can stand in many cells and be stored once.
const MOST_TEXT: usize = 20 * 1024 * 1024;

/// The names of the columns and what stands below them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sheet {
    /// As they are written in row 1.
    pub columns: Vec<String>,
    /// Without the empty ones.
    pub rows: Vec<SheetRow>,
}

/// A row, by its number as spreadsheets count.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SheetRow {
    pub number: usize,
    /// Trimmed, as many as there are columns at most; what is missing at the end is empty.
    cells: Vec<String>,
}

impl SheetRow {
    /// A row that was made elsewhere.
    #[must_use]
    pub fn new(number: usize, cells: Vec<String>) -> Self {
        Self { number, cells }
    }

    /// What stands in a column, counted from 0.
    #[must_use]
    pub fn cell(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", String::as_str)
    }
}

/// Gathers cells into a sheet, within its bounds.
#[derive(Debug, Default)]
pub(super) struct Gathered {
    rows: BTreeMap<usize, Vec<String>>,
    size: usize,
}

impl Gathered {
    /// Puts a text where it stands; the first row is 1, the first column 0.
    pub fn put(&mut self, row: usize, column: usize, text: &str) -> Result<(), Fault> {
        let text = trim_unseen(text);
        if text.is_empty() {
            return Ok(());
        }
        if column >= MOST_COLUMNS {
            return Err(Fault::new("too-many-columns").fact("max", MOST_COLUMNS));
        }
        self.size += text.len();
        if text.len() > LONGEST_CELL || self.size > MOST_TEXT {
            return Err(Fault::new("unreadable-file"));
        }
        let cells = self.rows.entry(row).or_default();
        if cells.len() <= column {
            cells.resize(column + 1, String::new());
        }
        if let Some(cell) = cells.get_mut(column) {
            text.clone_into(cell);
        }
        match self.rows.len() > MOST_ROWS + 1 {
            true => Err(Fault::new("too-many-rows").fact("max", MOST_ROWS)),
            false => Ok(()),
        }
    }

    /// The first row that holds anything names the columns.
    pub fn into_sheet(self) -> Result<Sheet, Fault> {
        let mut rows = self.rows.into_iter();
        let Some((_, columns)) = rows.next() else {
            return Err(Fault::new("empty-file"));
        };
        let rows = rows.map(|(number, cells)| SheetRow { number, cells });
        Ok(Sheet {
            columns,
            rows: rows.collect(),
        })
    }
}
