//! Calendar files (RFC 5545) and what goes with letters (RFC 5546). This file alone uses the calendar crate.
//! The crate lets line breaks through in parameters, so no text of a person becomes a parameter;
//! times are UTC, so that no zone needs a description.

use chrono::{DateTime, Utc};
use icalendar::{Alarm, Calendar, Component, Event, EventLike, EventStatus, Property, Trigger};

/// How often a program that subscribes should ask again.
const ASK_AGAIN: &str = "PT6H";
/// By which programs tell a feed from others (CSS3, as RFC 7986 asks).
const COLOUR: &str = "teal";
/// When a person is reminded of what they are invited to.
const DAY_BEFORE: &str = "-P1D";

/// A session in a calendar.
#[derive(Debug, Clone)]
pub struct CalendarEntry {
    /// Never changes, so that a calendar updates the entry it has.
    pub uid: String,
    /// Rises with each change.
    pub sequence: i32,
    pub starts_at: DateTime<Utc>,
    pub ends_at: DateTime<Utc>,
    /// When this was said of it; of two entries with one sequence the later one holds.
    pub stamped_at: DateTime<Utc>,
    pub title: String,
    pub description: Option<String>,
    pub location: String,
    pub url: String,
    pub cancelled: bool,
}

/// What a calendar that is sent to somebody asks of their program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CalendarMethod {
    /// To have these entries as they are now.
    Request,
    /// To take them out.
    Cancel,
}

impl CalendarMethod {
    /// As the calendar says it, and the mail around it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Request => "REQUEST",
            Self::Cancel => "CANCEL",
        }
    }
}

/// Between whom a calendar goes, by e-mail address.
#[derive(Debug, Clone)]
pub struct CalendarParties {
    /// The same as the letter's sender, or programs take it for forged.
    pub organiser: String,
    pub attendee: String,
}

/// A calendar to be read and not answered: `METHOD:PUBLISH`, nobody is invited.
#[must_use]
pub fn published(entries: &[CalendarEntry]) -> String {
    written(empty("PUBLISH"), entries.iter().map(event))
}

/// The same for a program that subscribes to it under a name, and asks again.
#[must_use]
pub fn feed(name: &str, entries: &[CalendarEntry]) -> String {
    let mut calendar = empty("PUBLISH");
    let name = plain(name);
    calendar
        // The crate would write a name as it is, were it not told that this is a text.
        .append_property(
            Property::new("NAME", &name)
                .add_parameter("VALUE", "TEXT")
                .done(),
        )
        .append_property(Property::new("X-WR-CALNAME", &name))
        .append_property(Property::new("COLOR", COLOUR))
        .append_property(
            Property::new("REFRESH-INTERVAL", ASK_AGAIN)
                .add_parameter("VALUE", "DURATION")
                .done(),
        )
        .append_property(Property::new("X-PUBLISHED-TTL", ASK_AGAIN));
    written(calendar, entries.iter().map(event))
}

/// A calendar for one person, who has accepted by booking and answers nothing.
#[must_use]
pub fn addressed(
    method: CalendarMethod,
    entries: &[CalendarEntry],
    parties: &CalendarParties,
) -> String {
    let events = entries.iter().map(|entry| {
        let mut event = event(&CalendarEntry {
            cancelled: method == CalendarMethod::Cancel,
            ..entry.clone()
        });
        let attendee = Property::new("ATTENDEE", mailto(&parties.attendee))
            .add_parameter("PARTSTAT", "ACCEPTED")
            .add_parameter("RSVP", "FALSE")
            .done();
        event
            .add_property("ORGANIZER", mailto(&parties.organiser))
            .append_multi_property(attendee);
        if method == CalendarMethod::Request {
            event.alarm(the_day_before(entry));
        }
        event
    });
    written(empty(method.name()), events)
}

fn empty(method: &str) -> Calendar {
    let mut calendar = Calendar::empty();
    calendar
        .append_property(Property::new("VERSION", "2.0"))
        .append_property(Property::new("PRODID", "-//Motesplats//EN"))
        .append_property(Property::new("CALSCALE", "GREGORIAN"))
        .append_property(Property::new("METHOD", method));
    calendar
}

fn written(mut calendar: Calendar, events: impl Iterator<Item = Event>) -> String {
    for event in events {
        calendar.push(event);
    }
    calendar.to_string()
}

fn event(entry: &CalendarEntry) -> Event {
    let mut event = Event::new();
    event
        .uid(&one_line(&entry.uid))
        .timestamp(entry.stamped_at)
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

/// The crate draws an id and reads its own clock for an alarm that has neither.
fn the_day_before(entry: &CalendarEntry) -> Alarm {
    let before = Trigger::before_start(chrono::TimeDelta::days(1));
    Alarm::display(&plain(&entry.title), before)
        .add_property("TRIGGER", DAY_BEFORE)
        .uid(&format!("{}-alarm", one_line(&entry.uid)))
        .timestamp(entry.stamped_at)
        .done()
}

fn mailto(address: &str) -> String {
    format!("mailto:{}", one_line(address))
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
            stamped_at: at,
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

    #[test]
    fn whoever_booked_has_accepted_and_is_reminded_the_day_before() {
        let parties = CalendarParties {
            organiser: "bibblan@exempel.se".to_owned(),
            attendee: "eve@exempel.se\r\nX-INJ:1".to_owned(),
        };
        let request = addressed(CalendarMethod::Request, &[entry()], &parties);
        let unfolded = request.replace("\r\n ", "");
        for line in [
            "METHOD:REQUEST",
            "STATUS:CONFIRMED",
            "ORGANIZER:mailto:bibblan@exempel.se",
            "ATTENDEE;PARTSTAT=ACCEPTED;RSVP=FALSE:mailto:eve@exempel.seX-INJ:1",
            "TRIGGER:-P1D",
        ] {
            assert!(unfolded.lines().any(|found| found == line), "{unfolded}");
        }
        assert_eq!(
            request,
            addressed(CalendarMethod::Request, &[entry()], &parties)
        );
        let cancel = addressed(CalendarMethod::Cancel, &[entry()], &parties);
        assert!(cancel.contains("METHOD:CANCEL") && cancel.contains("STATUS:CANCELLED"));
        assert!(!cancel.contains("VALARM"), "{cancel}");
    }

    #[test]
    fn a_feeds_name_is_one_property() {
        let text = feed("Valla, \u{7}butiken;\nX-INJ:1", &[]);
        assert!(
            text.contains("NAME;VALUE=TEXT:Valla\\, butiken\\;\\nX-INJ:1\r\n"),
            "{text}"
        );
        assert!(text.contains("X-WR-CALNAME:Valla\\, butiken\\;\\nX-INJ:1\r\n"));
        assert!(text.contains("REFRESH-INTERVAL;VALUE=DURATION:PT6H\r\n"));
    }
}
