//! A table of people and sessions, with the columns of the document.

use super::people::{ListedPerson, MOST_PEOPLE};
use crate::platform::ids::SessionId;
use crate::platform::problem::{Fault, Problem};
use crate::platform::sheet::{Columns, RowFaults, Sheet};

const NAMES: [&str; 6] = ["sessionId", "name", "email", "phone", "seats", "language"];
const REQUIRED: [&str; 2] = ["sessionId", "name"];

/// Somebody, and where they want a seat.
#[derive(Debug)]
pub struct ListedRow {
    pub session: SessionId,
    pub person: ListedPerson,
}

/// Reads the rows that name a session.
///
/// # Errors
/// 422 for more people than are booked in one act.
pub fn read_sheet(sheet: &Sheet, faults: &mut RowFaults) -> Result<Vec<ListedRow>, Problem> {
    if sheet.rows.len() > MOST_PEOPLE {
        let fault = Fault::new("too-many-rows").fact("max", MOST_PEOPLE);
        return Err(Problem::fault("", fault));
    }
    let Some(columns) = Columns::find(sheet, &NAMES, &REQUIRED, faults) else {
        return Ok(Vec::new());
    };
    let mut rows = Vec::new();
    for row in &sheet.rows {
        let cell = |name| columns.cell(row, name).to_owned();
        let Ok(session) = cell("sessionId").parse() else {
            faults.add(row.number, "/sessionId", Fault::new("unknown-session"));
            continue;
        };
        rows.push(ListedRow {
            session,
            person: ListedPerson {
                row: row.number,
                name: cell("name"),
                email: cell("email"),
                phone: cell("phone"),
                seats: cell("seats"),
                language: cell("language"),
            },
        });
    }
    Ok(rows)
}
