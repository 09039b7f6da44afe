//! The rows for the stops, as they were typed: a row without a word is no stop.

use serde_json::{Value, json};

use crate::platform::input::form::Form;
use crate::platform::problem::FieldFault;
use crate::platform::text::trim_typed;
use crate::session::desk::draft_form::extras::{no_position, typed_position};
use crate::session::desk::draft_form::typed::number;
use crate::session::desk::new::form::wall_time;
use crate::session::series::stop::MOST_STOPS;
use crate::session::series::tour_request::StopRequest;

/// So many rows at first, and so many more at each press.
const ROWS: usize = 4;

/// One row of the form.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct StopRow {
    /// In the owner's language.
    pub place: String,
    /// `58.99, 16.20`.
    pub position: String,
    /// `9.30` or `09:30`.
    pub time: String,
    pub minutes: String,
}

impl StopRow {
    fn of(form: &Form, row: usize) -> Self {
        let text = |what: &str| form.text(&field_name(row, what)).to_owned();
        Self {
            place: text("place"),
            position: text("position"),
            time: text("time"),
            minutes: text("minutes"),
        }
    }

    /// A stop as the API takes it, to be planned once more.
    fn of_request(stop: &StopRequest, language: &str) -> Self {
        let place = match &stop.place {
            Value::Object(texts) => texts.get(language).or_else(|| texts.values().next()),
            bare => Some(bare),
        };
        let position = stop.lat.zip(stop.lon);
        Self {
            place: place.and_then(Value::as_str).unwrap_or_default().to_owned(),
            position: position.map_or_else(String::new, |(lat, lon)| format!("{lat}, {lon}")),
            time: stop.local_time.replace(':', "."),
            minutes: stop.minutes.to_string(),
        }
    }

    fn is_blank(&self) -> bool {
        let typed = [&self.place, &self.position, &self.time, &self.minutes];
        typed.iter().all(|text| trim_typed(text).is_empty())
    }

    fn request(&self) -> StopRequest {
        let position = typed_position(&self.position);
        StopRequest {
            place: json!(self.place),
            lat: position.map(|(lat, _)| lat),
            lon: position.map(|(_, lon)| lon),
            local_time: wall_time(&self.time),
            minutes: number(trim_typed(&self.minutes)),
        }
    }
}

/// The name of a row's field; the first row is 1.
#[must_use]
pub fn field_name(row: usize, what: &str) -> String {
    format!("stop-{row}-{what}")
}

/// The rows of a form, which says how many it showed. `more` adds some that are empty.
#[must_use]
pub fn rows_of(form: &Form, more: bool) -> Vec<StopRow> {
    let shown = form.text("rows").parse().unwrap_or(ROWS);
    let wanted = match more {
        true => shown.saturating_add(ROWS),
        false => shown,
    };
    let rows = 1..=wanted.clamp(1, MOST_STOPS);
    rows.map(|row| StopRow::of(form, row)).collect()
}

/// Rows without a word.
#[must_use]
pub fn empty_rows() -> Vec<StopRow> {
    vec![StopRow::default(); ROWS]
}

/// The rows of stops that were planned before.
#[must_use]
pub fn rows_again(stops: &[StopRequest], language: &str) -> Vec<StopRow> {
    let rows = stops.iter().take(MOST_STOPS);
    rows.map(|stop| StopRow::of_request(stop, language))
        .collect()
}

/// The stops that were typed.
#[must_use]
pub fn requests(rows: &[StopRow]) -> Vec<StopRequest> {
    let filled = rows.iter().filter(|row| !row.is_blank());
    filled.map(StopRow::request).collect()
}

/// A fault of a stop at the field of its row: `/stops/2/localTime` at `stop-4-time`, where the second row is empty.
#[must_use]
pub fn at_its_row(fault: &FieldFault, rows: &[StopRow]) -> Option<FieldFault> {
    let rest = fault.pointer.strip_prefix("/stops")?;
    let mut parts = rest.trim_start_matches('/').split('/');
    let index: usize = parts.next().and_then(|text| text.parse().ok()).unwrap_or(0);
    let member = parts.next().unwrap_or("place");
    let mut filled = (1..).zip(rows).filter(|(_, row)| !row.is_blank());
    let row = filled.nth(index).map_or(1, |(row, _)| row);
    let (what, fault) = match member {
        "lat" | "lon" => ("position", no_position().fault),
        "localTime" => ("time", fault.fault.clone()),
        "minutes" => ("minutes", fault.fault.clone()),
        _ => ("place", fault.fault.clone()),
    };
    Some(FieldFault {
        pointer: format!("/{}", field_name(row, what)),
        fault,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::platform::problem::Fault;

    #[test]
    fn a_fault_finds_its_row_past_the_empty_ones() {
        let said = StopRow {
            place: "Bie".to_owned(),
            ..StopRow::default()
        };
        let rows = [said.clone(), StopRow::default(), said];
        let field = |pointer: &str| {
            let fault = FieldFault {
                pointer: pointer.to_owned(),
                fault: Fault::new("bad-time"),
            };
            at_its_row(&fault, &rows).map(|placed| placed.pointer)
        };
        assert_eq!(field("/stops/0/place/sv").unwrap(), "/stop-1-place");
        assert_eq!(field("/stops/1/localTime").unwrap(), "/stop-3-time");
        assert_eq!(field("/stops/1/lon").unwrap(), "/stop-3-position");
        assert_eq!(field("/stops").unwrap(), "/stop-1-place");
        assert_eq!(field("/template/title"), None);
    }
}
