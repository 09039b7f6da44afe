//! Calendar files (RFC 5545). This file alone uses the calendar crate.
//! The crate lets line breaks through in parameters, so no text of a person becomes a parameter;
//! times are UTC, so that no zone needs a description.

use chrono::{DateTime, Utc};
use icalendar::{Calendar, Component, Event, EventLike, EventStatus, Property};

/// A session in a calendar.
#[derive(Debug, Clone)]
pub struct CalendarEntry {
    /// Never changes, so that a calendar updates the entry it has.
    pub uid: String,
    /// Rises with each change.
    pub sequence: i32,
    pub starts_at: DateTime<Utc>,
    pub ends_at: DateTime<Utc>,
    pub changed_at: DateTime<Utc>,
    pub title: String,
    pub description: Option<String>,
    pub location: String,
    pub url: String,
    pub cancelled: bool,
}

/// A calendar to be read and not answered: `METHOD:PUBLISH`, nobody is invited.
#[must_use]
pub fn published(entries: &[CalendarEntry]) -> String {
    let mut calendar = Calendar::empty();
    calendar
        .append_property(Property::new("VERSION", "2.0"))
        .append_property(Property::new("PRODID", "-//Motesplats//EN"))
        .append_property(Property::new("CALSCALE", "GREGORIAN"))
        .append_property(Property::new("METHOD", "PUBLISH"));
    for entry in entries {
        calendar.push(event(entry));
    }
    calendar.to_string()
}

fn event(entry: &CalendarEntry) -> Event {
    let mut event = Event::new();
    event
        .uid(&one_line(&entry.uid))
        .timestamp(entry.changed_at)
        .sequence(u32::try_from(entry.sequence).unwrap_or(0))
        .starts(entry.starts_at)
        .ends(entry.ends_at)
        .summary(&plain(&entry.title))
        .location(&plain(&entry.location))
        .url(&one_line(&entry.url))
        .status(if entry.cancelled {
            EventStatus::Cancelled
        } else {
            EventStatus::Confirmed
        });
    if let Some(text) = &entry.description {
        event.description(&plain(text));
    }
    event.done()
}

/// Without control characters other than the line break, which the crate writes as `\n`.
fn plain(text: &str) -> String {
    text.chars()
        .filter(|sign| *sign == '\n' || !sign.is_control())
        .collect()
}

/// Without any control character: the crate writes an address as it is, line breaks too.
fn one_line(text: &str) -> String {
    text.chars().filter(|sign| !sign.is_control()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry() -> CalendarEntry {
        let at = DateTime::from_timestamp(1_790_000_000, 0).unwrap();
        CalendarEntry {
            uid: "0190@motesplats".to_owned(),
            sequence: 3,
            starts_at: at,
            ends_at: at,
            changed_at: at,
            title: "Mobilen".to_owned(),
            description: None,
            location: "Biblioteket, Katrineholm".to_owned(),
            url: "http://localhost/sv/sessions/1".to_owned(),
            cancelled: false,
        }
    }

    #[test]
    fn times_are_utc_and_nobody_is_invited() {
        let text = published(&[entry()]);
        assert!(text.contains("DTSTART:20260921T141320Z"), "{text}");
        assert!(text.contains("SEQUENCE:3") && text.contains("METHOD:PUBLISH"));
        assert!(text.contains("STATUS:CONFIRMED"));
        assert!(!text.contains("ATTENDEE") && !text.contains("TZID"));
    }

    #[test]
    fn a_text_never_becomes_a_property_of_its_own() {
        let evil = "Kurs\r\nX-INJ:1\nATTENDEE;CN=\"Eve\":mailto:a@b".to_owned();
        let entry = CalendarEntry {
            title: evil.clone(),
            description: Some(evil.clone()),
            location: evil.clone(),
            url: evil.clone(),
            uid: evil,
            cancelled: true,
            ..entry()
        };
        let text = published(&[entry]);
        for line in text.split("\r\n") {
            assert!(
                !line.starts_with("X-INJ") && !line.starts_with("ATTENDEE"),
                "{text}"
            );
        }
        assert!(!text.replace("\r\n", "").contains(['\r', '\n']), "{text}");
        assert_eq!(text.matches("BEGIN:VEVENT").count(), 1);
        assert!(text.contains("STATUS:CANCELLED"));
    }
}
