//! Names that were typed or pasted, one a line: the name first, then a telephone number, an e-mail address or both, and
//! how many they are where that is more than one. Semicolons, tabs or commas part them.

use super::people::{ListedPerson, MOST_PEOPLE};
use crate::platform::problem::{Fault, Problem};
use crate::platform::sheet::{RowFaults, Sheet};
use crate::platform::text::trim_unseen;

/// What people write above a column of names.
const HEADINGS: [&str; 4] = ["name", "namn", "navn", "förnamn"];
/// Columns of our own sheets that a session's page has no use for.
const LEFT_OUT: [&str; 2] = ["sessionId", "language"];
/// A number of so many digits and more is one to ring.
const SHORTEST_PHONE: usize = 5;

/// Reads the lines that hold something.
///
/// # Errors
/// 422 at `/names` for nobody, or more than are booked in one act.
pub fn read_lines(text: &str, faults: &mut RowFaults) -> Result<Vec<ListedPerson>, Problem> {
    let (mut people, mut lines) = (Vec::new(), 0);
    for (index, line) in text.lines().enumerate() {
        let line = without_mark(trim_unseen(line));
        let parts = parts_of(line);
        let is_heading = lines == 0 && is_heading(&parts);
        if parts.is_empty() || is_heading {
            continue;
        }
        lines += 1;
        people.extend(read_line(index + 1, &parts, faults));
    }
    match lines {
        0 => Err(Problem::fault("/names", Fault::new("nobody-listed"))),
        1..=MOST_PEOPLE => Ok(people),
        _ => {
            let fault = Fault::new("too-many").fact("max", MOST_PEOPLE);
            Err(Problem::fault("/names", fault))
        }
    }
}

/// A sheet as lines, to be looked at and mended.
#[must_use]
pub fn lines_of_sheet(sheet: &Sheet) -> String {
    let column = |place: usize| sheet.columns.get(place).map_or("", String::as_str);
    let width = sheet.columns.len().max(8);
    let rows = sheet.rows.iter().map(|row| {
        let cells = (0..width).filter(|place| !LEFT_OUT.contains(&column(*place)));
        let cells = cells.map(|place| row.cell(place));
        cells.filter(|cell| !cell.is_empty()).collect::<Vec<_>>()
    });
    let first = sheet.columns.iter().map(String::as_str);
    let first = first.filter(|cell| !cell.is_empty() && !LEFT_OUT.contains(cell));
    let lines = std::iter::once(first.collect::<Vec<_>>()).chain(rows);
    let lines = lines.map(|cells| cells.join("; ").replace(['\n', '\r'], " "));
    lines.collect::<Vec<_>>().join("\n")
}

/// "3.", "3)" and "•" in front of a line are no part of a name.
fn without_mark(line: &str) -> &str {
    let line = line.trim_start_matches(['-', '–', '•', '*', '\t', ' ']);
    let digits = line.chars().take_while(char::is_ascii_digit).count();
    let rest = line.get(digits..).unwrap_or_default();
    let numbered = (1..=3)
        .contains(&digits)
        .then(|| rest.strip_prefix(['.', ')', '\t']));
    numbered.flatten().map_or(line, str::trim_start)
}

fn parts_of(line: &str) -> Vec<&str> {
    let by = match line.contains([';', '\t']) {
        true => &[';', '\t'][..],
        false => &[','],
    };
    let parts = line.split(by).map(trim_unseen);
    parts.filter(|part| !part.is_empty()).collect()
}

fn is_heading(parts: &[&str]) -> bool {
    let first = parts.first().map(|part| part.to_lowercase());
    first.is_some_and(|first| HEADINGS.contains(&first.as_str()))
}

/// What a part cannot be is a fault of its line: several names in one line would else become one.
fn read_line(row: usize, parts: &[&str], faults: &mut RowFaults) -> Option<ListedPerson> {
    let mut person = ListedPerson {
        row,
        ..ListedPerson::default()
    };
    let mut unclear = Vec::new();
    for (index, part) in parts.iter().enumerate() {
        let place = match kind_of(part) {
            _ if index == 0 => Some(&mut person.name),
            Some(Part::Email) => Some(&mut person.email),
            Some(Part::Phone) => Some(&mut person.phone),
            Some(Part::Seats) => Some(&mut person.seats),
            None => None,
        };
        match place.filter(|place| place.is_empty()) {
            Some(place) => (*part).clone_into(place),
            None => unclear.push(*part),
        }
    }
    for part in &unclear {
        faults.add(row, "", Fault::new("unclear-part").fact("part", part));
    }
    unclear.is_empty().then_some(person)
}

enum Part {
    Email,
    Phone,
    Seats,
}

fn kind_of(part: &str) -> Option<Part> {
    let digits = part.chars().filter(char::is_ascii_digit).count();
    let others = part.chars().filter(|sign| sign.is_alphabetic()).count();
    match part.contains('@') {
        true => Some(Part::Email),
        false if others > 0 => None,
        false if digits >= SHORTEST_PHONE => Some(Part::Phone),
        false if digits == part.len() && digits > 0 => Some(Part::Seats),
        false => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Vec<[String; 4]>, usize) {
        let mut faults = RowFaults::default();
        let people = read_lines(text, &mut faults).unwrap();
        let shown = people
            .into_iter()
            .map(|one| [one.name, one.email, one.phone, one.seats]);
        (shown.collect(), faults.told().len())
    }

    fn person(parts: [&str; 4]) -> [String; 4] {
        parts.map(str::to_owned)
    }

    #[test]
    fn a_line_is_read_however_its_parts_are_parted() {
        let text = "Namn; telefon\n1. Gunvor Ek; 0150-123 45\n\n2)\tBo Berg\tbo@exempel.se\t2\n\
            • Ali, +46 70 123 45 67, ali@exempel.se\nEk, Anna; 0150-123 46\n";
        let expected = [
            person(["Gunvor Ek", "", "0150-123 45", ""]),
            person(["Bo Berg", "bo@exempel.se", "", "2"]),
            person(["Ali", "ali@exempel.se", "+46 70 123 45 67", ""]),
            person(["Ek, Anna", "", "0150-123 46", ""]),
        ];
        assert_eq!(read(text), (expected.to_vec(), 0));
    }

    #[test]
    fn several_names_in_a_line_are_not_taken_for_one() {
        assert_eq!(read("Anna, Bo, Cilla").1, 2);
        assert_eq!(read("Anna; 0150-123 45; 0150-123 46").1, 1);
    }
}
