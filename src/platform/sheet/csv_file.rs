//! CSV as spreadsheets write it: `;` or `,`, whichever stands more often in the first line.

use super::decode::decode;
use super::table::{Gathered, Sheet};
use crate::platform::problem::Fault;

pub fn read(content: &[u8]) -> Result<Sheet, Fault> {
    // The end of a line is one sign, so that lines can be counted.
    let text = decode(content).replace("\r\n", "\n").replace('\r', "\n");
    if text.contains('\0') {
        return Err(Fault::new("unreadable-file"));
    }
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter(&text))
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut gathered = Gathered::default();
    let (mut record, mut within) = (csv::StringRecord::new(), 0);
    while reader
        .read_record(&mut record)
        .map_err(|_unread| Fault::new("unreadable-file"))?
    {
        // A line break within a cell begins no row.
        let line = record.position().map_or(0, csv::Position::line);
        let row = usize::try_from(line).unwrap_or(usize::MAX) - within;
        for (column, cell) in record.iter().enumerate() {
            within += cell.matches('\n').count();
            gathered.put(row, column, cell)?;
        }
    }
    gathered.into_sheet()
}

fn delimiter(text: &str) -> u8 {
    let line = text.lines().find(|line| !line.trim().is_empty());
    let line = line.unwrap_or_default();
    let (semicolons, commas) = (line.matches(';').count(), line.matches(',').count());
    match semicolons >= commas {
        true => b';',
        false => b',',
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Vec<(usize, String)> {
        let sheet = read(text.as_bytes()).unwrap();
        let row = |row: &super::super::table::SheetRow| (row.number, row.cell(1).to_owned());
        sheet.rows.iter().map(row).collect()
    }

    #[test]
    fn a_row_has_the_number_that_a_spreadsheet_shows() {
        let text = "a;b\n1;\"två\nrader\"\n\n;\n4;x\r\n5;=1+1\n";
        let expected = [(2, "två\nrader"), (5, "x"), (6, "=1+1")];
        assert_eq!(
            rows(text),
            expected.map(|(row, cell)| (row, cell.to_owned()))
        );
    }

    #[test]
    fn the_first_line_says_what_parts_the_cells() {
        assert_eq!(rows("a,b\n1,\"x;y\"\n"), [(2, "x;y".to_owned())]);
        assert_eq!(rows("a;b\n1;x,y\n"), [(2, "x,y".to_owned())]);
    }

    #[test]
    fn what_is_empty_or_no_text_is_said() {
        assert_eq!(read(b"\n \n").unwrap_err().code, "empty-file");
        assert_eq!(read(b"a;b\n\0;1").unwrap_err().code, "unreadable-file");
        let wide = ["x"; 61].join(";");
        assert_eq!(read(wide.as_bytes()).unwrap_err().code, "too-many-columns");
    }
}
