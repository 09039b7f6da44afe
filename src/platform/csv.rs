//! Tables as CSV, for programs and for people's spreadsheets.

use super::i18n::Locale;
use super::problem::Problem;

/// Who a file is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dialect {
    /// For programs: commas, and decimal points.
    Plain,
    /// For people's spreadsheets: semicolons, a byte order mark, and the language's decimal sign.
    Spreadsheet(Locale),
}

/// Writes a header and rows. Cells with people's words go through [`without_formula`] first.
///
/// # Errors
/// 500 when it cannot be written.
pub fn write<const N: usize>(
    columns: [&str; N],
    rows: impl IntoIterator<Item = [String; N]>,
    dialect: Dialect,
) -> Result<Vec<u8>, Problem> {
    let (start, delimiter) = match dialect {
        Dialect::Plain => ("", b','),
        Dialect::Spreadsheet(_) => ("\u{feff}", b';'),
    };
    let mut writer = csv::WriterBuilder::new()
        .delimiter(delimiter)
        .from_writer(start.as_bytes().to_vec());
    writer.write_record(columns).map_err(Problem::internal)?;
    for row in rows {
        writer.write_record(row).map_err(Problem::internal)?;
    }
    writer
        .into_inner()
        .map_err(|error| Problem::internal(anyhow::anyhow!("{error}")))
}

/// A text that no spreadsheet takes for a formula: a venue may have any name.
#[must_use]
pub fn without_formula(text: &str) -> String {
    const STARTS: [char; 10] = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];
    if text.starts_with(STARTS) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}
