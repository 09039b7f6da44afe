//! Judges the dates of a rule one by one: which of them become sessions, and why the others do not. Pure: what the venue
//! is closed for and what room and helpers are taken by is read before.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

use super::rule::PlannedStart;
use crate::platform::ids::{EquipmentId, SessionId, StaffId};
use crate::platform::text::LocalText;
use crate::platform::text_enum;
use crate::platform::time::{Occurrence, Zone, local};
use crate::session::absences::store::Absence;
use crate::session::model::{Margins, Timing};
use crate::session::plan::timing::timing_of;
use crate::session::resources::InTheWay;
use crate::venue::{Closure, Closures};

text_enum! {
    /// Why a date of a series has no session.
    pub enum SkipReason {
        /// The calendar of the country closes.
        Holiday = "holiday",
        /// The venue or its organisation is closed, or not open for so long.
        Closed = "closed",
        /// The room or a helper is taken, the helper is away, or too little equipment is free.
        Clash = "clash",
        /// The clock is put forward over that time.
        NoSuchTime = "no-such-time",
        /// The clock is put back and shows that time twice, and nothing says which.
        DoubledTime = "doubled-time",
    }
}

/// A date of a rule, judged.
#[derive(Debug, Clone, PartialEq)]
pub struct JudgedDate {
    pub date: NaiveDate,
    pub time: NaiveTime,
    /// `None` where the wall never shows that time, or does so twice.
    pub timing: Option<Timing>,
    pub outcome: Outcome,
    /// Of a stop of a tour: where it is.
    pub place: Option<LocalText>,
    /// What the day is called, or why the venue is closed then; also where a session is made all the same.
    pub name: Option<LocalText>,
}

impl JudgedDate {
    /// When it begins, by the clock on the wall.
    #[must_use]
    pub fn start(&self) -> NaiveDateTime {
        self.date.and_time(self.time)
    }
}

/// What becomes of a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    Create,
    Skip(SkipReason),
    /// In the way is this session; `None` where it is one of the same series.
    Clash(Option<SessionId>),
    /// Of this equipment there are too few, and this session uses some.
    TooFew(EquipmentId, Option<SessionId>),
    /// This helper is away.
    Away(StaffId),
    /// Staff leave it out.
    LeftOut,
}

impl From<InTheWay> for Outcome {
    fn from(other: InTheWay) -> Self {
        match other.equipment {
            Some(equipment) => Self::TooFew(equipment, other.session),
            None => Self::Clash(other.session),
        }
    }
}

/// What staff say of single dates.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wishes {
    /// What would begin then is left out.
    pub except: Vec<NaiveDateTime>,
    /// What begins then takes place although the venue is closed.
    pub even_if_closed: Vec<NaiveDateTime>,
}

/// What the dates are judged by.
#[derive(Debug, Clone, Copy)]
pub struct Calendar<'a> {
    pub zone: Zone,
    /// Which of the two, where a time comes twice.
    pub occurrence: Option<Occurrence>,
    pub closures: &'a Closures,
    pub wishes: &'a Wishes,
    /// When the helpers are away.
    pub absences: &'a [Absence],
}

impl Calendar<'_> {
    /// Judges what begins at these times, by the clock and the days on which the venue is closed.
    #[must_use]
    pub fn judge(&self, starts: &[PlannedStart]) -> Vec<JudgedDate> {
        let judge = |start: &PlannedStart| self.judge_one(start.at, start.minutes);
        starts.iter().map(judge).collect()
    }

    fn judge_one(&self, start: NaiveDateTime, minutes: i32) -> JudgedDate {
        let (date, time) = (start.date(), start.time());
        let timing = timing_of((date, time), minutes, self.zone, self.occurrence);
        let closure = self.closures.on(date);
        let outcome = match &timing {
            _ if self.wishes.except.contains(&start) => Outcome::LeftOut,
            Err(fault) if fault.code == "doubled-time" => Outcome::Skip(SkipReason::DoubledTime),
            Err(_gap) => Outcome::Skip(SkipReason::NoSuchTime),
            Ok(timing) => self.open_or_closed(closure, timing),
        };
        JudgedDate {
            date,
            time,
            timing: timing.ok(),
            outcome,
            place: None,
            name: closure.map(|closure| closure.reason.clone()),
        }
    }

    fn open_or_closed(&self, closure: Option<&Closure>, timing: &Timing) -> Outcome {
        let start = timing.local_date.and_time(timing.local_time);
        let even = self.wishes.even_if_closed.contains(&start);
        match closure.filter(|closure| !even && is_shut_out(closure, timing, self.zone)) {
            None => self.away(timing.local_date).unwrap_or(Outcome::Create),
            Some(closure) if closure.is_holiday => Outcome::Skip(SkipReason::Holiday),
            Some(_) => Outcome::Skip(SkipReason::Closed),
        }
    }

    fn away(&self, day: NaiveDate) -> Option<Outcome> {
        let away = self.absences.iter().find(|absence| absence.covers(day))?;
        Some(Outcome::Away(away.staff_id))
    }
}

/// Whether a closed or a short day leaves no room for it. What goes on after midnight outlasts every short day.
#[must_use]
pub fn is_shut_out(closure: &Closure, timing: &Timing, zone: Zone) -> bool {
    let (end_date, end_time) = local(timing.ends_at, zone);
    let end = match end_date == timing.local_date {
        true => end_time,
        false => NaiveTime::from_hms_opt(23, 59, 59).unwrap_or(end_time),
    };
    closure.shuts_out(timing.local_time, end)
}

/// Leaves out what room or helpers are taken at: `taken` says for each date that would become a session what is in the
/// way. Of two dates that overlap each other the first counts, where they occupy something, with these margins.
pub fn leave_out_clashes(
    dates: &mut [JudgedDate],
    taken: impl IntoIterator<Item = Option<InTheWay>>,
    occupied: Option<Margins>,
) {
    let mut busy_until = None;
    let wanted = dates
        .iter_mut()
        .filter(|one| one.outcome == Outcome::Create);
    for (one, other) in wanted.zip(taken) {
        let Some(timing) = one.timing else { continue };
        let span = occupied.map(|margins| margins.around(timing));
        let overlaps = span
            .zip(busy_until)
            .is_some_and(|(span, until)| span.from < until);
        match other {
            Some(other) => one.outcome = other.into(),
            None if overlaps => one.outcome = Outcome::Clash(None),
            None => busy_until = span.map(|span| span.until),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dated(day: &str, hours: i64) -> JudgedDate {
        let date: NaiveDate = day.parse().unwrap();
        let time = NaiveTime::from_hms_opt(10, 0, 0).unwrap();
        let minutes = i32::try_from(hours * 60).unwrap();
        JudgedDate {
            date,
            time,
            timing: timing_of((date, time), minutes, Zone::STOCKHOLM, None).ok(),
            outcome: Outcome::Create,
            place: None,
            name: None,
        }
    }

    #[test]
    fn of_dates_that_overlap_each_other_every_second_is_left_out() {
        let days = ["2027-01-11", "2027-01-12", "2027-01-13"];
        let mut dates: Vec<JudgedDate> = days.iter().map(|day| dated(day, 30)).collect();
        leave_out_clashes(&mut dates, [None, None, None], Some(Margins::default()));
        let outcomes: Vec<Outcome> = dates.iter().map(|one| one.outcome).collect();
        let expected = [Outcome::Create, Outcome::Clash(None), Outcome::Create];
        assert_eq!(outcomes, expected);
    }

    #[test]
    fn what_is_set_up_before_the_last_is_cleared_overlaps_it() {
        let mut dates = ["2027-01-11", "2027-01-12"].map(|day| dated(day, 23));
        let margins = |minutes| {
            Some(Margins {
                set_up_minutes: minutes,
                clearing_minutes: 30,
            })
        };
        leave_out_clashes(&mut dates, [None, None], margins(30));
        assert_eq!(dates.clone().map(|one| one.outcome), [Outcome::Create; 2]);
        leave_out_clashes(&mut dates, [None, None], margins(31));
        assert_eq!(
            dates.map(|one| one.outcome),
            [Outcome::Create, Outcome::Clash(None)]
        );
    }
}
