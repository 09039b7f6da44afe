//! Calendar files (RFC 5545), and the only place that speaks to the calendar crate: it lets line
//! breaks through in parameters, so nothing a person wrote ever becomes a parameter here, and times
//! are UTC, so that no zone needs to be described.

use chrono::{DateTime, Utc};
use icalendar::{Calendar, Component, Event, EventLike, EventStatus, Property};

/// What a calendar shows of a session.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Stable for the session's life.
    pub uid: String,
    /// Rises with each change.
    pub sequence: i32,
    /// From.
    pub starts_at: DateTime<Utc>,
    /// To.
    pub ends_at: DateTime<Utc>,
    /// When it was last changed.
    pub changed_at: DateTime<Utc>,
    /// The title.
    pub title: String,
    /// More about it.
    pub description: Option<String>,
    /// Where.
    pub place: String,
    /// Its page.
    pub url: String,
    /// Whether it does not take place.
    pub cancelled: bool,
}

/// A calendar to be read, not answered: `METHOD:PUBLISH`, nobody is invited.
#[must_use]
pub fn published(entries: &[Entry]) -> String {
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

fn event(entry: &Entry) -> Event {
    let mut event = Event::new();
    event
        .uid(&one_line(&entry.uid))
        .timestamp(entry.changed_at)
        .sequence(u32::try_from(entry.sequence).unwrap_or(0))
        .starts(entry.starts_at)
        .ends(entry.ends_at)
        .summary(&plain(&entry.title))
        .location(&plain(&entry.place))
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

/// Without controls other than the line break, which the crate writes as `\n`.
fn plain(text: &str) -> String {
    text.chars()
        .filter(|sign| *sign == '\n' || !sign.is_control())
        .collect()
}

/// Without any control: the crate writes an address as it is, line breaks and all.
fn one_line(text: &str) -> String {
    text.chars().filter(|sign| !sign.is_control()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry() -> Entry {
        let at = DateTime::from_timestamp(1_790_000_000, 0).unwrap();
        Entry {
            uid: "0190@motesplats".to_owned(),
            sequence: 3,
            starts_at: at,
            ends_at: at,
            changed_at: at,
            title: "Mobilen".to_owned(),
            description: None,
            place: "Biblioteket, Katrineholm".to_owned(),
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
        let entry = Entry {
            title: evil.clone(),
            description: Some(evil.clone()),
            place: evil.clone(),
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
