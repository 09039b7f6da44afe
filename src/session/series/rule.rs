//! The rule of a series: on which dates it falls, by the calendar on the wall. Pure; it knows no zone and no holiday.
//! The weeks and months it passes over are counted from the one its first day is in, as RFC 5545 counts (INTERVAL,
//! weeks begin on Monday).

use chrono::{Datelike, Days, Months, NaiveDate, NaiveDateTime, NaiveTime, Weekday};

/// The most dates of one series: every day of a year.
pub const MOST_DATES: usize = 366;

/// When the sessions of a series are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeriesRule {
    pub repeat: Repeat,
    /// By the clock on the venue's wall.
    pub time: NaiveTime,
    pub minutes: i32,
}

/// When one session of it begins, by the clock on the wall, and how long it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PlannedStart {
    pub at: NaiveDateTime,
    pub minutes: i32,
}

impl PlannedStart {
    /// The same length for all.
    #[must_use]
    pub fn each(starts: Vec<NaiveDateTime>, minutes: i32) -> Vec<Self> {
        let start = |at| Self { at, minutes };
        starts.into_iter().map(start).collect()
    }
}

/// On which days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Repeat {
    /// On these weekdays of every `every`th week.
    Weekly {
        span: Span,
        every: u32,
        weekdays: Vec<Weekday>,
    },
    /// On these weekdays of a week in every `every`th month: the second Tuesday.
    Monthly {
        span: Span,
        every: u32,
        weekdays: Vec<Weekday>,
        week: WeekOfMonth,
    },
    /// On days that are named, in order.
    Dates(Vec<NaiveDate>),
}

/// The days that a rule falls within, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    pub from: NaiveDate,
    pub to: NaiveDate,
}

/// Which of a weekday's days in a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WeekOfMonth {
    /// From 1 to 5; not every month has a fifth.
    Nth(u8),
    Last,
}

impl SeriesRule {
    /// When its sessions begin, in order.
    #[must_use]
    pub fn starts(&self) -> Vec<NaiveDateTime> {
        let dates = self.repeat.dates().into_iter();
        dates.map(|date| date.and_time(self.time)).collect()
    }
}

impl Repeat {
    /// The dates in order, one more than a series may have at most.
    #[must_use]
    pub fn dates(&self) -> Vec<NaiveDate> {
        let most = MOST_DATES + 1;
        match self {
            Self::Dates(dates) => dates.iter().copied().take(most).collect(),
            Self::Weekly {
                span,
                every,
                weekdays,
            } => {
                let weeks = weeks(span.from, *every);
                span.within(weeks.flat_map(|monday| in_week(monday, weekdays)), most)
            }
            Self::Monthly {
                span,
                every,
                weekdays,
                week,
            } => {
                let months = months(span.from, *every);
                span.within(
                    months.flat_map(|first| in_month(first, weekdays, *week)),
                    most,
                )
            }
        }
    }
}

impl Span {
    /// Those of the ordered dates that are within it.
    fn within(self, dates: impl Iterator<Item = NaiveDate>, most: usize) -> Vec<NaiveDate> {
        dates
            .skip_while(|date| *date < self.from)
            .take_while(|date| *date <= self.to)
            .take(most)
            .collect()
    }
}

/// The Mondays of every `every`th week.
fn weeks(from: NaiveDate, every: u32) -> impl Iterator<Item = NaiveDate> {
    let monday = from.week(Weekday::Mon).checked_first_day();
    let step = Days::new(7 * u64::from(every));
    std::iter::successors(monday, move |monday| monday.checked_add_days(step))
}

/// The first days of every `every`th month.
fn months(from: NaiveDate, every: u32) -> impl Iterator<Item = NaiveDate> {
    let step = Months::new(every);
    std::iter::successors(from.with_day(1), move |first| {
        first.checked_add_months(step)
    })
}

fn in_week(monday: NaiveDate, weekdays: &[Weekday]) -> Vec<NaiveDate> {
    let week = monday.iter_days().take(7);
    week.filter(|day| weekdays.contains(&day.weekday()))
        .collect()
}

/// A month whose days of the wanted weeks end before they have begun has none.
fn in_month(first: NaiveDate, weekdays: &[Weekday], week: WeekOfMonth) -> Vec<NaiveDate> {
    let nth = |weekday: &Weekday| match week {
        WeekOfMonth::Nth(n) => {
            NaiveDate::from_weekday_of_month_opt(first.year(), first.month(), *weekday, n)
        }
        WeekOfMonth::Last => (4..=5).rev().find_map(|n| {
            NaiveDate::from_weekday_of_month_opt(first.year(), first.month(), *weekday, n)
        }),
    };
    let mut days: Vec<NaiveDate> = weekdays.iter().filter_map(nth).collect();
    days.sort_unstable();
    days
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn span(from: &str, to: &str) -> Span {
        Span {
            from: day(from),
            to: day(to),
        }
    }

    #[test]
    fn every_other_week_is_counted_from_the_week_of_the_first_day() {
        let rule = Repeat::Weekly {
            span: span("2027-03-10", "2027-04-12"),
            every: 2,
            weekdays: vec![Weekday::Mon, Weekday::Wed],
        };
        let dates = [
            "2027-03-10",
            "2027-03-22",
            "2027-03-24",
            "2027-04-05",
            "2027-04-07",
        ];
        assert_eq!(rule.dates(), dates.map(day));
    }

    #[test]
    fn a_month_without_a_fifth_tuesday_has_none() {
        let rule = Repeat::Monthly {
            span: span("2027-01-01", "2027-06-30"),
            every: 1,
            weekdays: vec![Weekday::Tue],
            week: WeekOfMonth::Nth(5),
        };
        assert_eq!(rule.dates(), ["2027-03-30", "2027-06-29"].map(day));
    }

    #[test]
    fn the_last_monday_is_the_fourth_or_the_fifth() {
        let rule = Repeat::Monthly {
            span: span("2027-02-01", "2027-03-31"),
            every: 1,
            weekdays: vec![Weekday::Mon],
            week: WeekOfMonth::Last,
        };
        assert_eq!(rule.dates(), ["2027-02-22", "2027-03-29"].map(day));
    }

    #[test]
    fn a_rule_without_an_end_in_sight_stops_one_beyond_the_bound() {
        let rule = Repeat::Weekly {
            span: span("1900-01-01", "2199-12-31"),
            every: 1,
            weekdays: vec![Weekday::Mon],
        };
        assert_eq!(rule.dates().len(), MOST_DATES + 1);
    }
}
