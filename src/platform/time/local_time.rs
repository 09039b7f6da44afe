//! Wall time and instants: the one place where a date, a time and a zone become an instant.

use chrono::{DateTime, Datelike, MappedLocalTime, NaiveDate, NaiveTime, Utc};
use serde::{Deserialize, Serialize};

use super::zone::Zone;
use crate::platform::problem::Fault;

/// Which of the two, where clocks are put back and an hour comes twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Occurrence {
    /// The earlier.
    First,
    /// The later.
    Second,
}

impl Occurrence {
    /// Reads `first` or `second`.
    ///
    /// # Errors
    /// `unknown-occurrence`.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        match text {
            "first" => Ok(Self::First),
            "second" => Ok(Self::Second),
            _ => Err(Fault::new("unknown-occurrence")),
        }
    }
}

/// The instant of a wall time. A time that occurs once is that, whatever `occurrence` says.
///
/// # Errors
/// `no-such-time` in the hour that is skipped; `doubled-time` in the one that comes twice, when
/// nothing says which.
pub fn resolve(
    date: NaiveDate,
    time: NaiveTime,
    zone: Zone,
    occurrence: Option<Occurrence>,
) -> Result<DateTime<Utc>, Fault> {
    let instant = match (zone.instants_of(date.and_time(time)), occurrence) {
        (MappedLocalTime::Single(only), _) => only,
        (MappedLocalTime::Ambiguous(first, _), Some(Occurrence::First)) => first,
        (MappedLocalTime::Ambiguous(_, second), Some(Occurrence::Second)) => second,
        (MappedLocalTime::Ambiguous(..), None) => return Err(Fault::new("doubled-time")),
        (MappedLocalTime::None, _) => return Err(Fault::new("no-such-time")),
    };
    Ok(instant)
}

/// The wall time of an instant.
#[must_use]
pub fn local(instant: DateTime<Utc>, zone: Zone) -> (NaiveDate, NaiveTime) {
    let local = zone.local(instant);
    (local.date(), local.time())
}

/// Today for a page of many venues: the clocks of Sweden and Norway agree.
#[must_use]
pub fn today(now: DateTime<Utc>) -> NaiveDate {
    local(now, Zone::STOCKHOLM).0
}

/// Reads a date such as `2026-10-06`, and no other writing of it, from 1900 to 2199.
///
/// # Errors
/// `bad-date`.
pub fn parse_date(text: &str) -> Result<NaiveDate, Fault> {
    shaped(text, "0000-00-00")
        .and_then(|text| NaiveDate::parse_from_str(text, "%Y-%m-%d").ok())
        .filter(|date| (1900..2200).contains(&date.year()))
        .ok_or_else(|| Fault::new("bad-date"))
}

/// Reads a time such as `09:30`, and no other writing of it.
///
/// # Errors
/// `bad-time`.
pub fn parse_time(text: &str) -> Result<NaiveTime, Fault> {
    shaped(text, "00:00")
        .and_then(|text| NaiveTime::parse_from_str(text, "%H:%M").ok())
        .ok_or_else(|| Fault::new("bad-time"))
}

/// The ISO week of a date, with the year it belongs to.
#[must_use]
pub fn iso_week(date: NaiveDate) -> (i32, u32) {
    let week = date.iso_week();
    (week.year(), week.week())
}

/// The text, if it has digits where the shape has noughts and is the same elsewhere.
fn shaped<'a>(text: &'a str, shape: &str) -> Option<&'a str> {
    let fits = |(byte, expected): (u8, u8)| match expected {
        b'0' => byte.is_ascii_digit(),
        other => byte == other,
    };
    (text.len() == shape.len() && text.bytes().zip(shape.bytes()).all(fits)).then_some(text)
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;
    use proptest::prelude::*;

    use super::*;

    fn at(date: &str, time: &str, occurrence: Option<Occurrence>) -> Result<String, &'static str> {
        let (date, time) = (parse_date(date).unwrap(), parse_time(time).unwrap());
        resolve(date, time, Zone::STOCKHOLM, occurrence)
            .map(|instant| instant.format("%dT%H:%MZ").to_string())
            .map_err(|fault| fault.code)
    }

    #[test]
    fn ten_oclock_stays_ten_oclock_across_the_switches() {
        assert_eq!(at("2026-03-28", "10:00", None).as_deref(), Ok("28T09:00Z"));
        assert_eq!(at("2026-03-29", "10:00", None).as_deref(), Ok("29T08:00Z"));
        assert_eq!(at("2026-10-24", "10:00", None).as_deref(), Ok("24T08:00Z"));
        assert_eq!(at("2026-10-25", "10:00", None).as_deref(), Ok("25T09:00Z"));
    }

    #[test]
    fn the_skipped_hour_does_not_exist() {
        assert_eq!(at("2026-03-29", "01:59", None).as_deref(), Ok("29T00:59Z"));
        for time in ["02:00", "02:30", "02:59"] {
            assert_eq!(at("2026-03-29", time, None), Err("no-such-time"));
            assert_eq!(
                at("2026-03-29", time, Some(Occurrence::First)),
                Err("no-such-time")
            );
        }
        assert_eq!(at("2026-03-29", "03:00", None).as_deref(), Ok("29T01:00Z"));
    }

    #[test]
    fn the_doubled_hour_asks_which() {
        assert_eq!(at("2026-10-25", "02:30", None), Err("doubled-time"));
        let first = at("2026-10-25", "02:30", Some(Occurrence::First));
        let second = at("2026-10-25", "02:30", Some(Occurrence::Second));
        assert_eq!(
            (first.as_deref(), second.as_deref()),
            (Ok("25T00:30Z"), Ok("25T01:30Z"))
        );
        let once = at("2026-10-25", "03:00", Some(Occurrence::First));
        assert_eq!(once.as_deref(), Ok("25T02:00Z"));
    }

    #[test]
    fn dates_and_times_have_one_writing() {
        for wrong in [
            "2026-10-6",
            "2026-02-29",
            "20261006",
            "06/10/2026",
            "+026-10-06",
            "2026-13-01",
            "2026-10-06 ",
            "",
            "0000-01-01",
            "9999-12-31",
            "２026-10-06",
        ] {
            assert_eq!(parse_date(wrong).unwrap_err().code, "bad-date", "{wrong}");
        }
        for wrong in [
            "9:00", "24:00", "10:60", "10.00", "10:00:00", "10:00 ", "", "+1:00",
        ] {
            assert_eq!(parse_time(wrong).unwrap_err().code, "bad-time", "{wrong}");
        }
        assert_eq!(parse_time("23:59").unwrap().to_string(), "23:59:00");
        assert_eq!(parse_date("2028-02-29").unwrap().to_string(), "2028-02-29");
    }

    #[test]
    fn occurrences_are_known_words() {
        assert_eq!(Occurrence::parse("second"), Ok(Occurrence::Second));
        assert_eq!(
            Occurrence::parse("").unwrap_err().code,
            "unknown-occurrence"
        );
    }

    #[test]
    fn the_last_days_of_2026_are_in_week_53() {
        let week = |text| iso_week(parse_date(text).unwrap());
        assert_eq!(week("2026-12-27"), (2026, 52));
        assert_eq!(week("2026-12-28"), (2026, 53));
        assert_eq!(week("2027-01-03"), (2026, 53));
        assert_eq!(week("2027-01-04"), (2027, 1));
    }

    proptest! {
        #[test]
        fn every_instant_is_found_again_from_its_wall_time(minutes in 0_i64..5_000_000) {
            let start = DateTime::from_timestamp(1_750_000_020, 0).unwrap();
            let instant = start + TimeDelta::minutes(minutes);
            let (date, time) = local(instant, Zone::STOCKHOLM);
            let found = resolve(date, time, Zone::STOCKHOLM, Some(Occurrence::First));
            let later = resolve(date, time, Zone::STOCKHOLM, Some(Occurrence::Second));
            prop_assert!(found == Ok(instant) || later == Ok(instant));
        }
    }
}
