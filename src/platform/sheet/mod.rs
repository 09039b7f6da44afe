//! A table that somebody keeps in a spreadsheet: a line of column names and rows of texts, out of CSV or XLSX.
//! What a cell means is not known here, only that it is text: a formula counts for what it shows.

mod columns;
mod csv_file;
mod decode;
mod faults;
mod table;
mod unpacked;
mod workbook;

use crate::platform::problem::{Fault, Problem, UNSUPPORTED_MEDIA_TYPE};

pub use columns::Columns;
pub use decode::decode;
pub use faults::{MOST_TOLD, RowFault, RowFaults};
pub use table::{MOST_ROWS, Sheet, SheetRow};

/// The largest file, in bytes.
pub const LARGEST_FILE: usize = 5 * 1024 * 1024;

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
