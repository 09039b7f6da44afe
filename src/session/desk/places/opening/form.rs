//! What is typed of a week: a text for each weekday and kind, "10–18" or "10–12, 13–18".

use chrono::{NaiveTime, Timelike};

use crate::platform::i18n::dates;
use crate::platform::input::form::Form;
use crate::platform::problem::{Fault, Faults, FieldFault, Problem};
use crate::platform::time::DayOfWeek;
use crate::venue::{OpeningHours, OpeningWeek, WrittenHours, WrittenSpan, WrittenWeek};

/// The fields of a week, as typed.
#[derive(Debug, Clone, Default)]
pub struct WeekForm {
    /// Of a period.
    pub from: String,
    pub to: String,
    /// The names of the fields and their texts.
    pub hours: Vec<(String, String)>,
}

/// "staffed-mon", "alone-mon".
pub fn field_name(staffed: bool, day: DayOfWeek) -> String {
    let kind = if staffed { "staffed" } else { "alone" };
    format!("{kind}-{}", day.name())
}

fn fields() -> impl Iterator<Item = (bool, DayOfWeek)> {
    let of_kind = |staffed| DayOfWeek::ALL.iter().map(move |day| (staffed, *day));
    [true, false].into_iter().flat_map(of_kind)
}

impl WeekForm {
    pub fn of(form: &Form) -> Self {
        let hours = fields().map(|(staffed, day)| {
            let name = field_name(staffed, day);
            let typed = form.text(&name).to_owned();
            (name, typed)
        });
        Self {
            from: form.text("from").to_owned(),
            to: form.text("to").to_owned(),
            hours: hours.collect(),
        }
    }

    pub fn stored(week: &OpeningWeek) -> Self {
        let hours = fields().map(|(staffed, day)| {
            let spans = week.on(day).filter(|span| span.staffed == staffed);
            let spans = spans.map(|span| format!("{}–{}", short(span.opens), short(span.closes)));
            (
                field_name(staffed, day),
                spans.collect::<Vec<_>>().join(", "),
            )
        });
        Self {
            from: week
                .period
                .map_or_else(String::new, |(from, _)| from.to_string()),
            to: week
                .period
                .map_or_else(String::new, |(_, to)| to.to_string()),
            hours: hours.collect(),
        }
    }

    pub fn value(&self, name: &str) -> &str {
        let own = self.hours.iter().find(|(one, _)| one == name);
        own.map_or("", |(_, typed)| typed)
    }

    /// All hours with this week among them; the usual week goes where nothing is typed.
    ///
    /// # Errors
    /// 422 with the faults at the fields of the form.
    pub fn hours(&self, others: &[OpeningWeek], is_period: bool) -> Result<OpeningHours, Problem> {
        let (mut faults, mut hours, mut names) = (Faults::none(), Vec::new(), Vec::new());
        for (staffed, day) in fields() {
            let name = field_name(staffed, day);
            for span in self
                .value(&name)
                .split(',')
                .filter(|text| !text.trim().is_empty())
            {
                match read_span(span) {
                    Some((opens_at, closes_at)) => {
                        let weekday = day.name().to_owned();
                        hours.push(WrittenSpan {
                            weekday,
                            opens_at,
                            closes_at,
                            staffed,
                        });
                        names.push(name.clone());
                    }
                    None => faults.add(format!("/{name}"), Fault::new("unreadable-hours")),
                }
            }
        }
        if !faults.is_empty() {
            return Err(faults.into());
        }
        let date = |text: &str| is_period.then(|| text.trim().to_owned());
        let week = WrittenWeek {
            from: date(&self.from),
            to: date(&self.to),
            hours,
        };
        let mut written = WrittenHours::of(&OpeningHours::of(others.to_vec()));
        if is_period || !week.hours.is_empty() {
            written.weeks.push(week);
        }
        let validated = written.validate();
        validated.map_err(|problem| at_fields(problem, others.len(), &names))
    }
}

/// The faults of the week at a place, at the fields that it was typed into.
fn at_fields(mut problem: Problem, place: usize, names: &[String]) -> Problem {
    let own = format!("/weeks/{place}/");
    let named = |fault: FieldFault| {
        let rest = fault.pointer.strip_prefix(&own).unwrap_or_default();
        let span = rest
            .strip_prefix("hours/")
            .and_then(|rest| rest.split('/').next());
        let span = span.and_then(|nth| nth.parse::<usize>().ok());
        let pointer = match span.and_then(|nth| names.get(nth)) {
            Some(name) => format!("/{name}"),
            None => format!("/{rest}"),
        };
        FieldFault { pointer, ..fault }
    };
    problem.fields = problem.fields.into_iter().map(named).collect();
    problem
}

/// "10", "9.30": as short as it is read.
fn short(time: NaiveTime) -> String {
    let form = if time.minute() == 0 { "%-H" } else { "%-H.%M" };
    time.format(form).to_string()
}

/// "10–18", "9.30-12".
fn read_span(text: &str) -> Option<(String, String)> {
    let (opens, closes) = text.split_once(['–', '-', '—'])?;
    let time = |text: &str| {
        let time = dates::parse_time(text)?;
        Some(time.format("%H:%M").to_string())
    };
    Some((time(opens)?, time(closes)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_are_read_as_people_type_them() {
        let read = |text| read_span(text).map(|(opens, closes)| format!("{opens} {closes}"));
        for (text, hours) in [
            ("10–18", Some("10:00 18:00")),
            (" 9.30 - 12 ", Some("09:30 12:00")),
            ("0800—1630", Some("08:00 16:30")),
            ("10", None),
            ("10–", None),
            ("tio–arton", None),
        ] {
            assert_eq!(read(text).as_deref(), hours);
        }
    }
}
