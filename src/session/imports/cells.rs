//! Single cells as the members of a request. What cannot be read is left as it is: the rules of a request say what is
//! wrong with it.

use serde_json::{Value, json};

/// `null` where nothing is written.
pub fn text(cell: &str) -> Value {
    match cell {
        "" => Value::Null,
        text => json!(text),
    }
}

/// A whole number; what is none is out of every range.
pub fn whole(cell: &str) -> Value {
    match cell {
        "" => Value::Null,
        text => json!(text.parse::<i64>().unwrap_or(-1)),
    }
}

/// Parted by `|`.
pub fn list(cell: &str) -> Value {
    match parts(cell).collect::<Vec<_>>() {
        parts if parts.is_empty() => Value::Null,
        parts => json!(parts),
    }
}

pub fn parts(cell: &str) -> impl Iterator<Item = &str> {
    cell.split('|')
        .map(str::trim)
        .filter(|part| !part.is_empty())
}

/// A spreadsheet writes nine o'clock as `9:00`, `09.00` or `09:00:00`.
pub fn clock(cell: &str) -> Value {
    let mut parts = cell.split([':', '.']);
    let digits = |part: Option<&str>| {
        let part = part.filter(|part| (1..=2).contains(&part.len()))?;
        part.parse::<u8>().ok()
    };
    let (hour, minute) = (digits(parts.next()), digits(parts.next()));
    let seconds = parts.next();
    match (hour, minute) {
        (Some(hour), Some(minute)) if matches!(seconds, None | Some("00")) => {
            json!(format!("{hour:02}:{minute:02}"))
        }
        _ => text(cell),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_read_as_spreadsheets_write_it() {
        for (cell, time) in [
            ("9:00", json!("09:00")),
            ("09.30", json!("09:30")),
            ("13:00:00", json!("13:00")),
            ("13:00:30", json!("13:00:30")),
            ("kl 13", json!("kl 13")),
            ("", Value::Null),
        ] {
            assert_eq!(clock(cell), time, "{cell}");
        }
    }
}
