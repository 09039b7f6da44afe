//! The hours themselves: what holds on a day, and whether somebody is there at a time of it.

use chrono::{Datelike, NaiveDate, NaiveTime};

use crate::platform::time::DayOfWeek;

/// A part of a day in which the door is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct OpenSpan {
    pub opens: NaiveTime,
    /// Later than it opens.
    pub closes: NaiveTime,
    /// Whether staff are there; without them people let themselves in.
    pub staffed: bool,
}

/// The hours of every week, or of those of a period.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OpeningWeek {
    /// The first and the last day; none for the usual week.
    pub period: Option<(NaiveDate, NaiveDate)>,
    /// In order of days and times; those of one kind on a day do not overlap.
    pub spans: Vec<(DayOfWeek, OpenSpan)>,
}

impl OpeningWeek {
    /// Those of a weekday.
    pub fn on(&self, day: DayOfWeek) -> impl Iterator<Item = OpenSpan> {
        let of_day = self.spans.iter().filter(move |(one, _)| *one == day);
        of_day.map(|(_, span)| *span)
    }
}

/// All that is said of a venue: at most one usual week first, then periods in their order, of which none overlap.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OpeningHours(Vec<OpeningWeek>);

/// Whether somebody could come in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Openness {
    /// Nobody said when it is open.
    Unsaid,
    Staffed,
    /// It is open, and nobody is there to help.
    SelfService,
    Shut,
}

impl OpeningHours {
    /// Brings weeks into their order. They must be as the type says.
    #[must_use]
    pub fn of(mut weeks: Vec<OpeningWeek>) -> Self {
        for week in &mut weeks {
            week.spans
                .sort_by_key(|(day, span)| (day.weekday().num_days_from_monday(), *span));
        }
        weeks.sort_by_key(|week| week.period);
        Self(weeks)
    }

    #[must_use]
    pub fn weeks(&self) -> &[OpeningWeek] {
        &self.0
    }

    /// The week that holds on a day: that of a period, else the usual one.
    #[must_use]
    pub fn week_of(&self, day: NaiveDate) -> Option<&OpeningWeek> {
        let covers = |week: &&OpeningWeek| {
            let period = week.period;
            period.is_some_and(|(first, last)| (first..=last).contains(&day))
        };
        let usual = || self.0.iter().find(|week| week.period.is_none());
        self.0.iter().find(covers).or_else(usual)
    }

    /// Whether it is open for the whole of a time on a day. Without a usual week nothing is said of the other days.
    #[must_use]
    pub fn openness(&self, day: NaiveDate, from: NaiveTime, to: NaiveTime) -> Openness {
        let Some(week) = self.week_of(day) else {
            return Openness::Unsaid;
        };
        let spans: Vec<OpenSpan> = week.on(DayOfWeek::of(day.weekday())).collect();
        let staffed = spans.iter().copied().filter(|span| span.staffed);
        if covered(staffed, from, to) {
            return Openness::Staffed;
        }
        match covered(spans.iter().copied(), from, to) {
            true => Openness::SelfService,
            false => Openness::Shut,
        }
    }
}

/// Whether spans, in order of their begin, leave no gap from one time to another.
fn covered(spans: impl Iterator<Item = OpenSpan>, from: NaiveTime, to: NaiveTime) -> bool {
    let reached = spans.fold(from, |reached, span| match span.opens <= reached {
        true => reached.max(span.closes),
        false => reached,
    });
    to <= reached
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(hour: u32) -> NaiveTime {
        NaiveTime::from_hms_opt(hour, 0, 0).unwrap()
    }

    fn span(opens: u32, closes: u32, staffed: bool) -> OpenSpan {
        let (opens, closes) = (at(opens), at(closes));
        OpenSpan {
            opens,
            closes,
            staffed,
        }
    }

    fn day(month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2027, month, day).unwrap()
    }

    /// Mondays 7 to 21, of that 10 to 18 with staff; from 15 June to 15 August 12 to 16.
    fn library() -> OpeningHours {
        let mon = |spans: &[OpenSpan]| spans.iter().map(|span| (DayOfWeek::Mon, *span)).collect();
        OpeningHours::of(vec![
            OpeningWeek {
                period: Some((day(6, 15), day(8, 15))),
                spans: mon(&[span(12, 16, true)]),
            },
            OpeningWeek {
                period: None,
                spans: mon(&[span(7, 10, false), span(18, 21, false), span(10, 18, true)]),
            },
        ])
    }

    #[test]
    fn staff_are_there_in_staffed_hours_alone() {
        let monday = day(3, 1);
        for (from, to, openness) in [
            (10, 18, Openness::Staffed),
            (9, 11, Openness::SelfService),
            (7, 21, Openness::SelfService),
            (17, 22, Openness::Shut),
            (6, 8, Openness::Shut),
        ] {
            assert_eq!(library().openness(monday, at(from), at(to)), openness);
        }
        assert_eq!(
            library().openness(day(3, 2), at(10), at(11)),
            Openness::Shut
        );
    }

    #[test]
    fn summer_hours_hold_from_their_first_to_their_last_day() {
        for (date, openness) in [
            (day(6, 14), Openness::Staffed),
            (day(6, 21), Openness::Shut),
            (day(8, 9), Openness::Shut),
            (day(8, 16), Openness::Staffed),
        ] {
            assert_eq!(library().openness(date, at(10), at(12)), openness);
        }
    }

    #[test]
    fn of_a_venue_without_hours_nothing_is_said() {
        let none = OpeningHours::default();
        assert_eq!(none.openness(day(3, 1), at(3), at(4)), Openness::Unsaid);
    }
}
