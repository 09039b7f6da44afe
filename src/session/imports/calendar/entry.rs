//! The entries of a calendar (`VEVENT`), as they are written there.

use std::collections::HashSet;

use chrono::{NaiveDateTime, TimeDelta};

use super::lines::{Line, lines_of};
use super::when::{When, duration};
use crate::platform::problem::Fault;

/// Of one file; what repeats becomes more.
pub const MOST_ENTRIES: usize = 10_000;

/// An entry. What else calendars say of one is left out.
#[derive(Debug, Clone, Default)]
pub struct Entry {
    /// The line where it begins.
    pub line: usize,
    pub uid: String,
    pub title: String,
    pub description: String,
    pub location: String,
    pub start: Option<Result<When, Fault>>,
    pub end: Option<Result<When, Fault>>,
    pub length: Option<TimeDelta>,
    pub rule: Option<String>,
    /// Further wall times.
    pub more: Vec<When>,
    /// Wall times that are left out.
    pub left_out: Vec<When>,
    /// Which one of a repeating entry this is instead of.
    pub instead_of: Option<When>,
    pub cancelled: bool,
}

/// Reads the entries of a calendar.
///
/// # Errors
/// `unreadable-calendar` for what is none, `too-many-rows` for more entries than are taken.
pub fn entries_of(text: &str) -> Result<Vec<Entry>, Fault> {
    let (mut entries, mut open): (Vec<Entry>, Option<Entry>) = (Vec::new(), None);
    // An alarm stands within an entry and has texts of its own.
    let mut within = 0_usize;
    let mut is_calendar = false;
    for line in lines_of(text) {
        let part = line.value.trim().to_ascii_uppercase();
        match (line.name.as_str(), &mut open) {
            ("BEGIN", None) if part == "VEVENT" => {
                open = Some(Entry {
                    line: line.number,
                    ..Entry::default()
                });
            }
            ("BEGIN", None) => is_calendar |= part == "VCALENDAR",
            ("BEGIN", Some(_)) => within += 1,
            ("END", Some(_)) if within > 0 => within -= 1,
            ("END", Some(_)) => entries.extend(open.take()),
            (_, Some(entry)) if within == 0 => entry.read(&line),
            _ => {}
        }
        if entries.len() > MOST_ENTRIES {
            return Err(Fault::new("too-many-rows").fact("max", MOST_ENTRIES));
        }
    }
    match (is_calendar, entries.is_empty()) {
        (false, _) => Err(Fault::new("unreadable-calendar")),
        (true, true) => Err(Fault::new("empty-calendar")),
        (true, false) => Ok(entries),
    }
}

impl Entry {
    fn read(&mut self, line: &Line) {
        match line.name.as_str() {
            "UID" => line.value.trim().clone_into(&mut self.uid),
            "SUMMARY" => self.title = line.text(),
            "DESCRIPTION" => self.description = line.text(),
            "LOCATION" => self.location = line.text(),
            "DTSTART" => self.start = Some(When::of(line)),
            "DTEND" => self.end = Some(When::of(line)),
            "DURATION" => self.length = duration(&line.value),
            "RRULE" => self.rule = Some(line.value.trim().to_ascii_uppercase()),
            "RDATE" => self.more.extend(When::all_of(line).flatten()),
            "EXDATE" => self.left_out.extend(When::all_of(line).flatten()),
            "RECURRENCE-ID" => self.instead_of = When::of(line).ok(),
            "STATUS" => self.cancelled = line.value.trim().eq_ignore_ascii_case("CANCELLED"),
            _ => {}
        }
    }

    /// Whether it comes more than once.
    pub fn repeats(&self) -> bool {
        self.rule.is_some() || !self.more.is_empty()
    }

    /// How long it is by the clock; none where nothing says so.
    pub fn by_the_clock(&self, start: When) -> Result<Option<TimeDelta>, Fault> {
        match (&self.end, self.length) {
            (Some(end), _) => {
                let end = end.clone()?;
                Ok(Some(end.on_clocks_of(start) - start.wall))
            }
            (None, length) => Ok(length),
        }
    }

    /// The wall times, on its own clock, on which it does not come.
    pub fn walls_left_out(&self, start: When) -> HashSet<NaiveDateTime> {
        let times = self.left_out.iter();
        times
            .map(|one| match one.is_day {
                true => one.wall.date().and_time(start.wall.time()),
                false => one.on_clocks_of(start),
            })
            .collect()
    }
}
