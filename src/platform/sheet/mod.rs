//! A table that somebody keeps in a spreadsheet: a line of column names and rows of texts, out of CSV or XLSX.
//! What a cell means is not known here, only that it is text: a formula counts for what it shows.

mod csv_file;
mod decode;
mod faults;
mod unpacked;
mod workbook;

use std::collections::BTreeMap;

use crate::platform::problem::{Fault, Problem, UNSUPPORTED_MEDIA_TYPE};
use crate::platform::text::trim_unseen;

pub use faults::{MOST_TOLD, RowFault, RowFaults};

/// The largest file, in bytes.
pub const LARGEST_FILE: usize = 5 * 1024 * 1024;
/// Rows below the names of the columns.
pub const MOST_ROWS: usize = 10_000;
/// No sheet of ours has more than half as many columns.
const MOST_COLUMNS: usize = 60;
/// Of one cell, in bytes: the longest text that any column takes.
const LONGEST_CELL: usize = 20_000;
/// Of all cells together, in bytes: one text can stand in many cells and be stored once.
const MOST_TEXT: usize = 20 * 1024 * 1024;

/// What a file is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SheetKind {
    Csv,
    Xlsx,
}

impl SheetKind {
    /// The media types of both.
    pub const MEDIA_TYPES: [&str; 2] = ["text/csv", XLSX];

    /// By the media type of a request.
    ///
    /// # Errors
    /// 415 for any other.
    pub fn of_media_type(media_type: &str) -> Result<Self, Problem> {
        let essence = media_type.split(';').next().unwrap_or_default().trim();
        match essence.to_ascii_lowercase().as_str() {
            "text/csv" => Ok(Self::Csv),
            XLSX => Ok(Self::Xlsx),
            _ => Err(Problem::new(&UNSUPPORTED_MEDIA_TYPE)
                .fact("supported", Self::MEDIA_TYPES.join(", "))),
        }
    }

    /// By its first bytes: browsers name spreadsheets as they please.
    #[must_use]
    pub fn of_content(content: &[u8]) -> Self {
        match content.starts_with(b"PK") {
            true => Self::Xlsx,
            false => Self::Csv,
        }
    }
}

const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

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
    /// What stands in a column, counted from 0.
    #[must_use]
    pub fn cell(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", String::as_str)
    }
}

/// Reads a file in a thread of its own: it takes a while, and what is broken ends that thread at worst.
///
/// # Errors
/// 422 for what is no such file, or is larger than any that is taken.
pub async fn read(kind: SheetKind, content: Vec<u8>) -> Result<Sheet, Problem> {
    let reading = tokio::task::spawn_blocking(move || match kind {
        SheetKind::Csv => csv_file::read(&content),
        SheetKind::Xlsx => workbook::read(content),
    });
    let read = reading.await.unwrap_or_else(|panicked| {
        tracing::warn!(cause = %panicked, "a spreadsheet could not be read");
        Err(Fault::new("unreadable-file"))
    });
    read.map_err(|fault| Problem::fault("", fault))
}

/// Gathers cells into a sheet, within its bounds.
#[derive(Debug, Default)]
struct Gathered {
    rows: BTreeMap<usize, Vec<String>>,
    size: usize,
}

impl Gathered {
    /// Puts a text where it stands; the first row is 1, the first column 0.
    fn put(&mut self, row: usize, column: usize, text: &str) -> Result<(), Fault> {
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
    fn into_sheet(self) -> Result<Sheet, Fault> {
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
