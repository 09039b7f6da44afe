//! Which week is asked for: `week=2026-W41`.

use chrono::{Datelike, Days, NaiveDate, Weekday};

use crate::platform::input::query::Query;
use crate::platform::time::iso_week;

/// An ISO week, by its Monday.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Week {
    pub monday: NaiveDate,
}

impl Week {
    /// The week that the address names; what cannot be read is the present one.
    pub fn asked(query: &Query, today: NaiveDate) -> Self {
        query
            .get("week")
            .and_then(Self::parse)
            .unwrap_or_else(|| Self::of(today))
    }

    fn parse(text: &str) -> Option<Self> {
        let (year, week) = text.split_once("-W")?;
        let year: i32 = year
            .parse()
            .ok()
            .filter(|year| (1900..2200).contains(year))?;
        let monday = NaiveDate::from_isoywd_opt(year, week.parse().ok()?, Weekday::Mon)?;
        Some(Self { monday })
    }

    pub fn of(day: NaiveDate) -> Self {
        let since = Days::new(day.weekday().num_days_from_monday().into());
        Self {
            monday: day - since,
        }
    }

    pub fn sunday(self) -> NaiveDate {
        self.monday + Days::new(6)
    }

    pub fn days(self) -> impl Iterator<Item = NaiveDate> {
        (0..7).map(move |n| self.monday + Days::new(n))
    }

    pub fn before(self) -> Self {
        Self::of(self.monday - Days::new(7))
    }

    pub fn after(self) -> Self {
        Self::of(self.monday + Days::new(7))
    }

    pub fn number(self) -> u32 {
        iso_week(self.monday).1
    }

    /// `2026-W41`.
    pub fn name(self) -> String {
        let (year, week) = iso_week(self.monday);
        format!("{year}-W{week:02}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_week_is_named_as_calendars_do_also_where_the_year_turns() {
        let on = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap();
        assert_eq!(Week::parse("2026-W41").unwrap().monday, on(2026, 10, 5));
        let last = Week::of(on(2027, 1, 1));
        assert_eq!((last.name().as_str(), last.number()), ("2026-W53", 53));
        assert_eq!(last.after().name(), "2027-W01");
        assert_eq!(last.before().sunday(), on(2026, 12, 27));
        for odd in ["2026-W54", "2026-W0", "2026", "x-W1", "9999-W01", "-W1"] {
            assert_eq!(Week::parse(odd), None, "{odd}");
        }
    }
}
