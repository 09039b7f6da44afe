//! Every single time of a calendar's entries, from today on for a year: repeats unfolded, and what stands in the place of
//! one of them put there.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, NaiveDate, NaiveDateTime, TimeDelta, Utc};

use super::entry::{Entry, entries_of};
use super::repeats::{MOST_REPEATS, repeats};
use super::when::When;
use crate::platform::problem::Fault;
use crate::platform::sheet::MOST_ROWS;
use crate::platform::time::Zone;

/// As far ahead as repeats are read.
const AHEAD: TimeDelta = TimeDelta::days(366);
/// A zone is at most so far from UTC.
const FARTHEST: TimeDelta = TimeDelta::days(1);
/// Unfolding takes a while each.
const MOST_REPEATING: usize = 1_000;

/// A calendar, unfolded.
#[derive(Debug, Clone, Default)]
pub struct Calendar {
    pub times: Vec<Time>,
    /// What cannot be read, by line.
    pub wrong: Vec<(usize, &'static str, Fault)>,
}

/// One time of an entry.
#[derive(Debug, Clone)]
pub struct Time {
    /// The line of its entry.
    pub line: usize,
    /// The entry's UID, with the day where it repeats.
    pub key: String,
    pub title: String,
    pub description: String,
    pub location: String,
    pub start: When,
    pub length: Option<TimeDelta>,
    pub cancelled: bool,
}

/// Reads a calendar. What is over is left out.
///
/// # Errors
/// For what is no calendar, or holds more than is read at once.
pub fn read(text: &str, now: DateTime<Utc>) -> Result<Calendar, Fault> {
    let entries = entries_of(text)?;
    if entries.iter().filter(|entry| entry.rule.is_some()).count() > MOST_REPEATING {
        return Err(Fault::new("too-many-rows").fact("max", MOST_REPEATING));
    }
    let mut reading = Reading {
        replaced: replaced(&entries),
        now: now.naive_utc(),
        calendar: Calendar::default(),
    };
    for entry in entries {
        reading.entry(entry);
        if reading.calendar.times.len() > MOST_ROWS {
            return Err(Fault::new("too-many-rows").fact("max", MOST_ROWS));
        }
    }
    Ok(reading.calendar)
}

/// The days of each repeating entry that another one stands for.
fn replaced(entries: &[Entry]) -> HashMap<String, HashSet<NaiveDate>> {
    let mut replaced: HashMap<String, HashSet<NaiveDate>> = HashMap::new();
    for entry in entries {
        if let Some(instead_of) = entry.instead_of {
            let start = entry.start.clone().and_then(Result::ok);
            let wall = start.map_or(instead_of.wall, |start| instead_of.on_clocks_of(start));
            let days = replaced.entry(entry.uid.clone()).or_default();
            days.insert(wall.date());
        }
    }
    replaced
}

struct Reading {
    replaced: HashMap<String, HashSet<NaiveDate>>,
    now: NaiveDateTime,
    calendar: Calendar,
}

impl Reading {
    fn entry(&mut self, entry: Entry) {
        if entry.uid.is_empty() {
            return self.wrong(&entry, "/externalId", Fault::new("empty"));
        }
        let start = match &entry.start {
            Some(Ok(start)) if !start.is_day => *start,
            Some(Err(fault)) => return self.wrong(&entry, "/localTime", fault.clone()),
            Some(Ok(_)) if self.is_over(&entry) || entry.cancelled => return,
            _ => return self.wrong(&entry, "/localTime", Fault::new("whole-day")),
        };
        let length = match entry.by_the_clock(start) {
            Ok(length) => length,
            Err(fault) => return self.wrong(&entry, "/minutes", fault),
        };
        match self.walls(&entry, start) {
            Err(fault) => self.wrong(&entry, "/localDate", fault),
            Ok(walls) => {
                let ahead = walls.into_iter();
                let ahead = ahead.filter(|(_, wall)| !self.is_past(start.at(*wall), length));
                let times = ahead.take(usize::from(MOST_REPEATS));
                let times: Vec<Time> = times
                    .map(|(key, wall)| Time::of(&entry, key, start.at(wall), length))
                    .collect();
                self.calendar.times.extend(times);
            }
        }
    }

    fn wrong(&mut self, entry: &Entry, pointer: &'static str, fault: Fault) {
        self.calendar.wrong.push((entry.line, pointer, fault));
    }

    /// A whole day that is over is nobody's concern.
    fn is_over(&self, entry: &Entry) -> bool {
        let ends = entry.end.as_ref().or(entry.start.as_ref());
        let ends = ends.and_then(|end| end.as_ref().ok());
        entry.rule.is_none() && ends.is_some_and(|end| end.wall + FARTHEST + FARTHEST < self.now)
    }

    /// The wall times of an entry, each with the name under which it is known.
    fn walls(&self, entry: &Entry, start: When) -> Result<Vec<(String, NaiveDateTime)>, Fault> {
        if let Some(instead_of) = entry.instead_of {
            let day = instead_of.on_clocks_of(start).date();
            return Ok(vec![(format!("{}/{day}", entry.uid), start.wall)]);
        }
        if !entry.repeats() {
            return Ok(vec![(entry.uid.clone(), start.wall)]);
        }
        let window = (self.now - FARTHEST, self.now + AHEAD);
        let mut walls = match &entry.rule {
            Some(rule) => repeats(rule, start, window)?,
            None => vec![start.wall],
        };
        walls.extend(entry.more.iter().map(|one| one.on_clocks_of(start)));
        walls.sort_unstable();
        walls.dedup();
        let left_out = entry.walls_left_out(start);
        let replaced = self.replaced.get(&entry.uid);
        walls.retain(|wall| {
            let stands_elsewhere = replaced.is_some_and(|days| days.contains(&wall.date()));
            !left_out.contains(wall) && !stands_elsewhere
        });
        let named = walls.into_iter();
        let named = named.map(|wall| (format!("{}/{}", entry.uid, wall.date()), wall));
        Ok(named.collect())
    }

    /// What is over is left out: a calendar holds years of it.
    fn is_past(&self, start: When, length: Option<TimeDelta>) -> bool {
        let begins = start
            .instant(Zone::STOCKHOLM)
            .map_or(start.wall, |instant| instant.naive_utc());
        begins + length.unwrap_or_default() <= self.now
    }
}

impl Time {
    fn of(entry: &Entry, key: String, start: When, length: Option<TimeDelta>) -> Self {
        Self {
            line: entry.line,
            key,
            title: entry.title.clone(),
            description: entry.description.clone(),
            location: entry.location.clone(),
            start,
            length,
            cancelled: entry.cancelled,
        }
    }
}
