//! Days and times of day as people write them. Everything here is the venue's local date and
//! time; the name of a time zone is never printed.
//!
//! Day and month names come from CLDR, always in the Gregorian calendar. Times of day do not: what
//! a Swede or a Norwegian writes by hand is 13.00.

use std::cell::RefCell;
use std::collections::HashMap;

use chrono::{Datelike, NaiveDate, NaiveTime, TimeDelta, Timelike};
use icu_calendar::{Date, Gregorian};
use icu_datetime::fieldsets::{E, MD, MDE, YM, YMD};
use icu_datetime::{DateTimeFormatterLoadError, FixedCalendarDateTimeFormatter};

use super::{Locale, t_with};
use crate::platform::text::trim_typed;

/// "tisdag 6 oktober".
#[must_use]
pub fn day_long(locale: Locale, day: NaiveDate) -> String {
    with_patterns(locale, day, |patterns, date| {
        with_weekday(
            locale,
            patterns,
            date,
            patterns.day.format(date).to_string(),
        )
    })
}

/// "tisdag 6 oktober 2026".
#[must_use]
pub fn day_long_with_year(locale: Locale, day: NaiveDate) -> String {
    with_patterns(locale, day, |patterns, date| {
        let of_year = patterns.day_of_year.format(date).to_string();
        with_weekday(locale, patterns, date, of_year)
    })
}

/// "tis 6 okt", for tables and charts.
#[must_use]
pub fn day_short(locale: Locale, day: NaiveDate) -> String {
    with_patterns(locale, day, |patterns, date| {
        patterns.day_short.format(date).to_string()
    })
}

/// "oktober 2026", of any day in it.
#[must_use]
pub fn month(locale: Locale, day: NaiveDate) -> String {
    with_patterns(locale, day, |patterns, date| {
        patterns.month.format(date).to_string()
    })
}

/// The long day, with its year where that is not the present one.
#[must_use]
pub fn day(locale: Locale, day: NaiveDate, today: NaiveDate) -> String {
    if day.year() == today.year() {
        day_long(locale, day)
    } else {
        day_long_with_year(locale, day)
    }
}

/// A heading over a day's sessions: "I dag, tisdag 6 oktober", "Onsdag 7 oktober".
#[must_use]
pub fn day_heading(locale: Locale, on: NaiveDate, today: NaiveDate) -> String {
    let words = day(locale, on, today);
    let key = match (on - today).num_days() {
        0 => "day-today",
        1 => "day-tomorrow",
        -1 => "day-yesterday",
        _ => return capital(&words),
    };
    t_with(locale, key, &[("day", words.into())])
}

/// The time of day: "13:00" in English, "13.00" in all others.
#[must_use]
pub fn time(locale: Locale, at: NaiveTime) -> String {
    let point = match locale {
        Locale::En => ':',
        Locale::Sv | Locale::Nb | Locale::Nn | Locale::Fi | Locale::Ar => '.',
    };
    format!("{:02}{point}{:02}", at.hour(), at.minute())
}

/// Reads a time of day as people type it: `13.00`, `13:00`, `9.30`, `1300`, `13`.
#[must_use]
pub fn parse_time(text: &str) -> Option<NaiveTime> {
    let text = trim_typed(text);
    let (hour, minute) = match text.split_once(['.', ':']) {
        Some((hour, minute)) if minute.len() == 2 => (hour, minute),
        Some(_) => return None,
        None if !text.is_ascii() => return None,
        None => match text.len() {
            1 | 2 => (text, "00"),
            3 | 4 => text.split_at(text.len() - 2),
            _ => return None,
        },
    };
    // A plus sign before a number would parse too.
    let number = |part: &str| match part.bytes().all(|sign| sign.is_ascii_digit()) {
        true => part.parse().ok(),
        false => None,
    };
    NaiveTime::from_hms_opt(number(hour)?, number(minute)?, 0)
}

/// "tisdag 6 oktober kl. 13.00"; the year stands where it is not the present one.
#[must_use]
pub fn day_and_time(locale: Locale, on: NaiveDate, at: NaiveTime, today: NaiveDate) -> String {
    let day = day(locale, on, today);
    let time = time(locale, at);
    t_with(
        locale,
        "day-and-time",
        &[("day", day.into()), ("time", time.into())],
    )
}

/// "40 minuter", "2 timmar", "1 timme 30 minuter".
#[must_use]
pub fn duration(locale: Locale, minutes: i64) -> String {
    let (hours, rest) = (minutes / 60, minutes % 60);
    let in_hours = || t_with(locale, "hours", &[("n", hours.into())]);
    let in_minutes = || t_with(locale, "minutes", &[("n", rest.into())]);
    match (hours, rest) {
        (0, _) => in_minutes(),
        (_, 0) => in_hours(),
        _ => format!("{} {}", in_hours(), in_minutes()),
    }
}

/// The ISO 8601 week: "v. 41".
#[must_use]
pub fn week(locale: Locale, day: NaiveDate) -> String {
    let week = i64::from(day.iso_week().week());
    t_with(locale, "week", &[("n", week.into())])
}

/// Monday and Sunday of the ISO week a day is in.
#[must_use]
pub fn week_of(day: NaiveDate) -> (NaiveDate, NaiveDate) {
    let since_monday = i64::from(day.weekday().num_days_from_monday());
    let monday = day - TimeDelta::days(since_monday);
    (monday, monday + TimeDelta::days(6))
}

/// A capital at the front, for headings and the beginning of a sentence.
#[must_use]
pub fn capital(words: &str) -> String {
    let mut signs = words.chars();
    match signs.next() {
        None => String::new(),
        Some(first) => first.to_uppercase().chain(signs).collect(),
    }
}

/// CLDR's patterns of one language.
struct Patterns {
    weekday: FixedCalendarDateTimeFormatter<Gregorian, E>,
    day: FixedCalendarDateTimeFormatter<Gregorian, MD>,
    day_of_year: FixedCalendarDateTimeFormatter<Gregorian, YMD>,
    day_short: FixedCalendarDateTimeFormatter<Gregorian, MDE>,
    month: FixedCalendarDateTimeFormatter<Gregorian, YM>,
}

impl Patterns {
    fn load(locale: Locale) -> Result<Self, DateTimeFormatterLoadError> {
        let prefs = locale.in_cldr().into();
        Ok(Self {
            weekday: FixedCalendarDateTimeFormatter::try_new(prefs, E::long())?,
            day: FixedCalendarDateTimeFormatter::try_new(prefs, MD::long())?,
            day_of_year: FixedCalendarDateTimeFormatter::try_new(prefs, YMD::long())?,
            day_short: FixedCalendarDateTimeFormatter::try_new(prefs, MDE::medium())?,
            month: FixedCalendarDateTimeFormatter::try_new(prefs, YM::long())?,
        })
    }
}

/// CLDR's own pattern with a weekday drops the Norwegian point ("6. oktober") and puts a comma
/// into English, so the weekday is set before the day here.
fn with_weekday(
    locale: Locale,
    patterns: &Patterns,
    date: &Date<Gregorian>,
    day: String,
) -> String {
    let weekday = patterns.weekday.format(date).to_string();
    t_with(
        locale,
        "weekday-and-day",
        &[("weekday", weekday.into()), ("day", day.into())],
    )
}

thread_local! {
    // A formatter cannot be shared between threads; each thread loads a language once.
    static PATTERNS: RefCell<HashMap<Locale, Patterns>> = RefCell::default();
}

/// Writes a day with its language's patterns; as ISO 8601 should they fail to load.
fn with_patterns(
    locale: Locale,
    day: NaiveDate,
    write: impl FnOnce(&Patterns, &Date<Gregorian>) -> String,
) -> String {
    let iso = || day.to_string();
    let (Ok(month), Ok(of_month)) = (u8::try_from(day.month()), u8::try_from(day.day())) else {
        return iso();
    };
    let Ok(date) = Date::try_new_gregorian(day.year(), month, of_month) else {
        return iso();
    };
    PATTERNS.with_borrow_mut(|loaded| {
        if let std::collections::hash_map::Entry::Vacant(place) = loaded.entry(locale) {
            match Patterns::load(locale) {
                Ok(patterns) => {
                    place.insert(patterns);
                }
                Err(cause) => tracing::error!(%cause, "date patterns are missing"),
            }
        }
        loaded
            .get(&locale)
            .map_or_else(iso, |patterns| write(patterns, &date))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const IN_ALL: [Locale; 3] = Locale::PAGES;

    fn on(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    fn at(hour: u32, minute: u32) -> NaiveTime {
        NaiveTime::from_hms_opt(hour, minute, 0).unwrap()
    }

    #[test]
    fn a_day_is_written_as_people_write_it() {
        let day = on(2026, 10, 6);
        assert_eq!(
            IN_ALL.map(|l| day_long(l, day)),
            [
                "tisdag 6 oktober",
                "tirsdag 6. oktober",
                "Tuesday 6 October"
            ]
        );
        assert_eq!(
            IN_ALL.map(|l| day_long_with_year(l, day)),
            [
                "tisdag 6 oktober 2026",
                "tirsdag 6. oktober 2026",
                "Tuesday 6 October 2026"
            ]
        );
        assert_eq!(
            IN_ALL.map(|l| day_short(l, day)),
            ["tis 6 okt.", "tir. 6. okt.", "Tue 6 Oct"]
        );
    }

    #[test]
    fn a_year_stands_only_where_it_is_not_the_present_one() {
        let today = on(2026, 12, 30);
        assert_eq!(
            day(Locale::Sv, on(2026, 12, 31), today),
            "torsdag 31 december"
        );
        assert_eq!(
            day(Locale::Sv, on(2027, 1, 4), today),
            "måndag 4 januari 2027"
        );
    }

    #[test]
    fn a_time_carries_its_day_in_one_sentence() {
        let (day, today) = (on(2026, 10, 6), on(2026, 10, 1));
        assert_eq!(
            IN_ALL.map(|l| day_and_time(l, day, at(13, 0), today)),
            [
                "tisdag 6 oktober kl. 13.00",
                "tirsdag 6. oktober kl. 13.00",
                "Tuesday 6 October at 13:00"
            ]
        );
    }

    #[test]
    fn letters_write_a_day_in_languages_that_pages_are_not_in() {
        let (day, today) = (on(2026, 10, 7), on(2026, 10, 6));
        let others = [Locale::Nn, Locale::Fi, Locale::Ar];
        assert_eq!(
            others.map(|l| day_and_time(l, day, at(15, 30), today)),
            [
                "onsdag 7. oktober kl. 15.30",
                "keskiviikko 7. lokakuuta klo 15.30",
                "الأربعاء 7 أكتوبر الساعة 15.30"
            ]
        );
    }

    #[test]
    fn a_time_is_read_as_people_type_it() {
        for typed in ["13.00", "13:00", " 1300 ", "13"] {
            assert_eq!(parse_time(typed), Some(at(13, 0)), "{typed}");
        }
        assert_eq!(parse_time("9.05"), Some(at(9, 5)));
        assert_eq!(parse_time("930"), Some(at(9, 30)));
        for typed in [
            "", "25.00", "13.5", "13.600", "ett", "13;00", "12345", "1é", "+1.00",
        ] {
            assert_eq!(parse_time(typed), None, "{typed}");
        }
    }

    #[test]
    fn near_days_are_called_by_name() {
        let today = on(2026, 10, 6);
        assert_eq!(
            IN_ALL.map(|l| day_heading(l, today, today)),
            [
                "I dag, tisdag 6 oktober",
                "I dag, tirsdag 6. oktober",
                "Today, Tuesday 6 October"
            ]
        );
        assert_eq!(
            IN_ALL.map(|l| day_heading(l, on(2026, 10, 7), today)),
            [
                "I morgon, onsdag 7 oktober",
                "I morgen, onsdag 7. oktober",
                "Tomorrow, Wednesday 7 October"
            ]
        );
        assert_eq!(
            day_heading(Locale::Sv, on(2026, 10, 5), today),
            "I går, måndag 5 oktober"
        );
        assert_eq!(
            day_heading(Locale::Sv, on(2026, 10, 8), today),
            "Torsdag 8 oktober"
        );
    }

    #[test]
    fn weeks_are_numbered_as_iso_8601_does() {
        assert_eq!(
            IN_ALL.map(|l| week(l, on(2026, 10, 6))),
            ["v. 41", "uke 41", "week 41"]
        );
        assert_eq!(week(Locale::Sv, on(2027, 1, 3)), "v. 53");
        assert_eq!(
            week_of(on(2026, 10, 6)),
            (on(2026, 10, 5), on(2026, 10, 11))
        );
    }

    #[test]
    fn a_length_is_said_in_hours_and_minutes() {
        assert_eq!(
            IN_ALL.map(|l| duration(l, 40)),
            ["40 minuter", "40 minutter", "40 minutes"]
        );
        assert_eq!(
            IN_ALL.map(|l| duration(l, 90)),
            [
                "1 timme 30 minuter",
                "1 time 30 minutter",
                "1 hour 30 minutes"
            ]
        );
        assert_eq!(duration(Locale::Sv, 120), "2 timmar");
    }
}
