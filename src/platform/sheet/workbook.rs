//! The first sheet of an XLSX workbook, cell by cell: where a cell says it stands costs nothing, however far out.

use std::io::Cursor;

use calamine::{DataRef, ExcelDateTime, Reader, Xlsx};

use super::table::{Gathered, Sheet};
use super::unpacked::is_harmless;
use crate::platform::problem::Fault;

pub fn read(content: Vec<u8>) -> Result<Sheet, Fault> {
    if !is_harmless(&content) {
        return Err(unreadable());
    }
    let workbook = Xlsx::new(Cursor::new(content));
    let mut workbook = workbook.map_err(|_unread| unreadable())?;
    let first = workbook.sheet_names().first().cloned();
    let first = first.ok_or_else(unreadable)?;
    let cells = workbook.worksheet_cells_reader(&first);
    let mut cells = cells.map_err(|_unread| unreadable())?;
    let mut gathered = Gathered::default();
    while let Some(cell) = cells.next_cell().map_err(|_unread| unreadable())? {
        let (row, column) = cell.get_position();
        let (row, column) = (usize::try_from(row), usize::try_from(column));
        let (Ok(row), Ok(column)) = (row, column) else {
            return Err(unreadable());
        };
        gathered.put(row + 1, column, &text_of(cell.get_value()))?;
    }
    gathered.into_sheet()
}

fn unreadable() -> Fault {
    Fault::new("unreadable-file")
}

/// What a person reads in the cell; a date and a time as the API has them.
fn text_of(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::String(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(yes) => yes.to_string(),
        DataRef::DateTime(at) => date_or_time(*at),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::Error(_) | DataRef::Empty => String::new(),
    }
}

/// A day is a whole number and a time what follows the comma; a minute is what people mean.
fn date_or_time(at: ExcelDateTime) -> String {
    let minutes = (at.as_f64() * 1440.0).round();
    let in_day = minutes.rem_euclid(1440.0);
    let time = format!("{:02}:{:02}", (in_day / 60.0).floor(), in_day % 60.0);
    if minutes < 1440.0 {
        return time;
    }
    let (year, month, day, ..) = at.to_ymd_hms_milli();
    match in_day == 0.0 {
        true => format!("{year:04}-{month:02}-{day:02}"),
        false => format!("{year:04}-{month:02}-{day:02} {time}"),
    }
}
