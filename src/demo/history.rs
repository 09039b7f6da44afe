//! What became of sessions that are over: who came, who just walked in, and the count.

use chrono::{DateTime, TimeDelta, Utc};
use diesel::prelude::*;
use uuid::Uuid;

use super::bookings::BookingRow;
use super::dice::{Dice, named};
use super::error::DemoError;
use super::staff::Team;
use super::timetable::Planned;
use crate::schema::{attendance, counts, walk_ins};

/// How a session stands in the reports.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Outcome {
    /// Not over.
    NotYet,
    /// Over, and nobody has said how it went.
    Unreported,
    /// Counted.
    Counted,
    /// Guessed afterwards.
    Estimated,
    /// Counted, and nobody came.
    Nobody,
}

impl Outcome {
    /// As the facts say, else by chance: most are counted.
    pub(super) fn of(planned: &Planned<'_>, now: DateTime<Utc>) -> Self {
        if !planned.is_over(now) || planned.offer.state == "cancelled" {
            return Self::NotYet;
        }
        let chance = Dice::of(named("outcome", &planned.id.to_string())).below(100);
        match (planned.offer.report.as_str(), chance) {
            ("counted", _) => Self::Counted,
            ("estimated", _) => Self::Estimated,
            ("zero", _) => Self::Nobody,
            ("none", _) => Self::Unreported,
            (_, 0..72) => Self::Counted,
            (_, 72..82) => Self::Estimated,
            _ => Self::Unreported,
        }
    }
}

/// One booking's attendance to insert.
#[derive(Insertable)]
#[diesel(table_name = attendance)]
pub(super) struct AttendanceRow {
    booking_id: Uuid,
    session_id: Uuid,
    organisation_id: Uuid,
    outcome: &'static str,
    people: i32,
    by: Uuid,
    at: DateTime<Utc>,
}

/// Bare walk-ins to insert.
#[derive(Insertable)]
#[diesel(table_name = walk_ins)]
pub(super) struct WalkInRow {
    id: Uuid,
    organisation_id: Uuid,
    session_id: Uuid,
    count: i32,
    by: Uuid,
    at: DateTime<Utc>,
}

/// A count to insert.
#[derive(Insertable)]
#[diesel(table_name = counts)]
pub(super) struct CountRow {
    session_id: Uuid,
    version: i32,
    organisation_id: Uuid,
    state: &'static str,
    total: i32,
    children: Option<i32>,
    digital: Option<i32>,
    by: Uuid,
    at: DateTime<Utc>,
}

/// What is known of the past.
#[derive(Default)]
pub(super) struct History {
    pub attendance: Vec<AttendanceRow>,
    pub walk_ins: Vec<WalkInRow>,
    pub counts: Vec<CountRow>,
}

/// Tells how sessions went.
pub(super) struct Historian<'a> {
    pub team: &'a Team,
    pub now: DateTime<Utc>,
    pub history: History,
}

impl Historian<'_> {
    /// Adds one session's past; `bookings` are its own, or its course's.
    pub(super) fn add(
        &mut self,
        planned: &Planned<'_>,
        bookings: &[BookingRow],
    ) -> Result<(), DemoError> {
        let outcome = Outcome::of(planned, self.now);
        if planned.is_course || matches!(outcome, Outcome::NotYet | Outcome::Unreported) {
            return Ok(());
        }
        let by = self.team.keeper(&planned.owner)?;
        let came = self.check_in(planned, bookings, by);
        let walked_in = self.walk_in(planned, outcome, by)?;
        self.count(planned, outcome, came + walked_in, by);
        Ok(())
    }

    /// One row for each booking; tells how many people came.
    fn check_in(&mut self, planned: &Planned<'_>, bookings: &[BookingRow], by: Uuid) -> i32 {
        let mut dice = Dice::of(named("attendance", &planned.id.to_string()));
        let mut came = 0;
        for booking in bookings {
            let outcome = match booking.status {
                settled @ ("came" | "no-show" | "excused") => settled,
                "confirmed" if planned.course.is_some() && dice.chance(85) => "came",
                "confirmed" if planned.course.is_some() => "no-show",
                _ => continue,
            };
            let people = if outcome == "came" { booking.seats } else { 0 };
            came += people;
            self.history.attendance.push(AttendanceRow {
                booking_id: booking.id,
                session_id: planned.id,
                organisation_id: booking.organisation_id,
                outcome,
                people,
                by,
                at: planned.starts_at + TimeDelta::minutes(5),
            });
        }
        came
    }

    fn walk_in(
        &mut self,
        planned: &Planned<'_>,
        outcome: Outcome,
        by: Uuid,
    ) -> Result<i32, DemoError> {
        let offer = planned.offer;
        let Some((low, high)) = offer.walkins.split_once('-') else {
            return Ok(0);
        };
        let wrong = |_no_number: std::num::ParseIntError| {
            DemoError::Facts(format!("no number of walk-ins {}", offer.walkins))
        };
        let (low, high) = (low.parse().map_err(wrong)?, high.parse().map_err(wrong)?);
        let mut dice = Dice::of(named("walk-ins", &planned.id.to_string()));
        let count = if outcome == Outcome::Nobody {
            0
        } else {
            dice.between(low, high)
        };
        if count > 0 {
            self.history.walk_ins.push(WalkInRow {
                id: named("walk-ins", &planned.id.to_string()),
                organisation_id: named("organisation", &planned.owner),
                session_id: planned.id,
                count,
                by,
                at: planned.ends_at - TimeDelta::minutes(10),
            });
        }
        Ok(count)
    }

    fn count(&mut self, planned: &Planned<'_>, outcome: Outcome, total: i32, by: Uuid) {
        let children = (planned.offer.kind == "children").then_some(total / 2);
        let streamed = planned.offer.kind == "lecture" && planned.in_edition() && total > 0;
        let state = if outcome == Outcome::Estimated {
            "estimated"
        } else {
            "counted"
        };
        self.history.counts.push(CountRow {
            session_id: planned.id,
            version: 1,
            organisation_id: named("organisation", &planned.owner),
            state,
            total,
            children,
            digital: streamed.then_some(total * 3),
            by,
            at: self.now.min(planned.ends_at + TimeDelta::hours(1)),
        });
    }
}
