//! When an entry is: a wall time in a zone, in UTC, or wherever its venue is (RFC 5545, 3.3.4 to 3.3.6).

use std::ops::Range;

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Utc};

use super::lines::Line;
use crate::platform::problem::Fault;
use crate::platform::time::{self, Zone};

/// What can be added to and taken from without end.
const YEARS: Range<i32> = 1900..2200;
/// Longer than any session.
const LONGEST: i64 = 366 * 86_400;

/// A day, or a wall time; without a zone it is the venue's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct When {
    pub wall: NaiveDateTime,
    pub zone: Option<Zone>,
    /// A day has no time.
    pub is_day: bool,
}

impl When {
    /// The first value of a line, `DTSTART` or another.
    pub fn of(line: &Line) -> Result<Self, Fault> {
        let first = line.value.split(',').next().unwrap_or_default();
        Self::parse(first, line)
    }

    /// Each value of a line, `EXDATE` or another.
    pub fn all_of(line: &Line) -> impl Iterator<Item = Result<Self, Fault>> {
        line.value.split(',').map(|value| Self::parse(value, line))
    }

    fn parse(value: &str, line: &Line) -> Result<Self, Fault> {
        let unreadable = || Fault::new("unreadable-time").fact("value", value);
        let value = value.trim();
        let day = NaiveDate::parse_from_str(value, "%Y%m%d");
        if let Some(day) = day.ok().filter(|day| YEARS.contains(&day.year())) {
            return Ok(Self {
                wall: day.and_time(NaiveTime::MIN),
                zone: None,
                is_day: true,
            });
        }
        let (text, is_utc) = match value.strip_suffix(['Z', 'z']) {
            Some(text) => (text, true),
            None => (value, false),
        };
        let wall = NaiveDateTime::parse_from_str(text, "%Y%m%dT%H%M%S").ok();
        let wall = wall.filter(|wall| YEARS.contains(&wall.year()));
        let zone = match (is_utc, line.param("TZID")) {
            (true, _) => Some(Zone::parse("UTC")?),
            (false, Some(name)) => Some(zone_named(name)?),
            (false, None) => None,
        };
        Ok(Self {
            wall: wall.ok_or_else(unreadable)?,
            zone,
            is_day: false,
        })
    }

    /// The same at another wall time.
    pub fn at(self, wall: NaiveDateTime) -> Self {
        Self { wall, ..self }
    }

    /// The instant; `venue` is the zone of what has none.
    ///
    /// # Errors
    /// For a time that the clocks skip, or that comes twice.
    pub fn instant(self, venue: Zone) -> Result<DateTime<Utc>, Fault> {
        let zone = self.zone.unwrap_or(venue);
        time::resolve(self.wall.date(), self.wall.time(), zone, None)
    }

    /// As clocks at the venue show it. What is in the venue's own zone stays as it is written, so that the rules of a
    /// session say what is wrong with it.
    pub fn at_venue(self, venue: Zone) -> Result<(NaiveDate, NaiveTime), Fault> {
        match self.zone {
            Some(zone) if zone != venue => Ok(time::local(self.instant(venue)?, venue)),
            _ => Ok((self.wall.date(), self.wall.time())),
        }
    }

    /// This time on the clocks of another: the last day of a repeat in UTC ends one in local time.
    pub fn on_clocks_of(self, other: Self) -> NaiveDateTime {
        let Some(zone) = other.zone.filter(|_| self.zone.is_some()) else {
            return self.wall;
        };
        let instant = self.instant(zone);
        instant.map_or(self.wall, |instant| {
            let (date, time) = time::local(instant, zone);
            date.and_time(time)
        })
    }
}

/// A zone by its name in the calendar: IANA's, at the end of a path, or the one that Windows has for it.
fn zone_named(name: &str) -> Result<Zone, Fault> {
    let windows = match name {
        "W. Europe Standard Time"
        | "Central Europe Standard Time"
        | "Central European Standard Time"
        | "Romance Standard Time" => Some("Europe/Stockholm"),
        "GMT Standard Time" => Some("Europe/London"),
        "FLE Standard Time" => Some("Europe/Helsinki"),
        _ => None,
    };
    let mut parts = name.rsplitn(3, '/');
    let end = match (parts.next(), parts.next()) {
        (Some(city), Some(region)) => format!("{region}/{city}"),
        _ => name.to_owned(),
    };
    Zone::parse(windows.unwrap_or(name)).or_else(|_unknown| Zone::parse(&end))
}

/// A length such as `PT1H30M`, `P1D` or `P1W`; none for anything else.
pub fn duration(text: &str) -> Option<TimeDelta> {
    let text = text.trim().strip_prefix('+').unwrap_or(text.trim());
    let (mut seconds, mut digits) = (0_i64, String::new());
    for sign in text.strip_prefix('P')?.chars() {
        let unit = match sign {
            '0'..='9' if digits.len() < 7 => {
                digits.push(sign);
                continue;
            }
            'T' if digits.is_empty() => continue,
            'W' => 604_800,
            'D' => 86_400,
            'H' => 3_600,
            'M' => 60,
            'S' => 1,
            _ => return None,
        };
        let count: i64 = digits.parse().ok()?;
        seconds = (seconds + count * unit).min(LONGEST);
        digits.clear();
    }
    digits.is_empty().then(|| TimeDelta::seconds(seconds))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_length_is_read_in_its_units() {
        for (text, minutes) in [
            ("PT1H30M", Some(90)),
            ("P1DT1H", Some(1_500)),
            ("P1W", Some(10_080)),
            ("-PT1H", None),
            ("PT1", None),
            ("P9999999W", Some(366 * 1_440)),
            ("one hour", None),
        ] {
            assert_eq!(
                duration(text).map(|one| one.num_minutes()),
                minutes,
                "{text}"
            );
        }
    }

    #[test]
    fn zones_are_known_as_calendars_name_them() {
        for name in [
            "Europe/Stockholm",
            "W. Europe Standard Time",
            "/freeassociation.sourceforge.net/Europe/Stockholm",
        ] {
            assert_eq!(zone_named(name), Ok(Zone::STOCKHOLM), "{name}");
        }
        assert_eq!(
            zone_named("Kontoret").unwrap_err().code,
            "unknown-time-zone"
        );
    }
}
