//! What became of past sessions: who came, who walked in, and the count.

use chrono::{DateTime, TimeDelta, Utc};
use diesel::prelude::*;
use uuid::Uuid;

use crate::booking::AttendanceOutcome;
use crate::booking::BookingStatus;
use crate::demo::bookings::booking_rows::DemoBookingRow;
use crate::demo::bookings::outcome::SessionOutcome;
use crate::demo::error::DemoError;
use crate::demo::people::staff::Team;
use crate::demo::sessions::timetable::PlannedSession;
use crate::demo::source::ids::demo_id;
use crate::demo::source::random::SeededRandom;
use crate::platform::ids::{BookingId, OrganisationId, SessionId, StaffId};
use crate::schema::{attendance, counts, walk_ins};
use crate::session::CountState;

#[derive(Insertable)]
#[diesel(table_name = attendance)]
pub struct DemoAttendanceRow {
    booking_id: BookingId,
    session_id: SessionId,
    organisation_id: OrganisationId,
    outcome: AttendanceOutcome,
    people: i32,
    by: StaffId,
    at: DateTime<Utc>,
}

#[derive(Insertable)]
#[diesel(table_name = walk_ins)]
pub struct DemoWalkInRow {
    id: Uuid,
    organisation_id: OrganisationId,
    session_id: SessionId,
    count: i32,
    by: StaffId,
    at: DateTime<Utc>,
}

#[derive(Insertable)]
#[diesel(table_name = counts)]
pub struct DemoCountRow {
    session_id: SessionId,
    version: i32,
    organisation_id: OrganisationId,
    state: CountState,
    total: i32,
    children: Option<i32>,
    digital: Option<i32>,
    by: StaffId,
    at: DateTime<Utc>,
}

#[derive(Default)]
pub struct History {
    pub attendance: Vec<DemoAttendanceRow>,
    pub walk_ins: Vec<DemoWalkInRow>,
    pub counts: Vec<DemoCountRow>,
}

pub struct HistoryBuilder<'a> {
    pub team: &'a Team,
    pub now: DateTime<Utc>,
    pub rows: History,
}

impl HistoryBuilder<'_> {
    /// Adds one session's past; `bookings` are its own, or its course's.
    pub fn add(
        &mut self,
        planned: &PlannedSession<'_>,
        bookings: &[DemoBookingRow],
    ) -> Result<(), DemoError> {
        let outcome = SessionOutcome::of(planned, self.now);
        if planned.is_course
            || matches!(outcome, SessionOutcome::NotYet | SessionOutcome::Unreported)
        {
            return Ok(());
        }
        let by = self.team.first_helper(&planned.owner)?;
        let came = self.check_in(planned, bookings, by);
        let walked_in = self.walk_in(planned, outcome, by)?;
        self.count(planned, outcome, came + walked_in, by);
        Ok(())
    }

    /// Adds one row for each booking, and returns how many people came.
    fn check_in(
        &mut self,
        planned: &PlannedSession<'_>,
        bookings: &[DemoBookingRow],
        by: StaffId,
    ) -> i32 {
        let mut random = SeededRandom::new(demo_id("attendance", &planned.id.to_string()));
        let mut came = 0;
        for booking in bookings {
            let outcome = match booking.status {
                BookingStatus::Came => AttendanceOutcome::Came,
                BookingStatus::NoShow => AttendanceOutcome::NoShow,
                BookingStatus::Excused => AttendanceOutcome::Excused,
                BookingStatus::Confirmed if planned.course.is_some() && random.chance(85) => {
                    AttendanceOutcome::Came
                }
                BookingStatus::Confirmed if planned.course.is_some() => AttendanceOutcome::NoShow,
                _ => continue,
            };
            let people = if outcome == AttendanceOutcome::Came {
                booking.seats
            } else {
                0
            };
            came += people;
            self.rows.attendance.push(DemoAttendanceRow {
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
        planned: &PlannedSession<'_>,
        outcome: SessionOutcome,
        by: StaffId,
    ) -> Result<i32, DemoError> {
        let offer = planned.offer;
        let Some((low, high)) = offer.walkins.split_once('-') else {
            return Ok(0);
        };
        let wrong = |_no_number: std::num::ParseIntError| {
            DemoError::SourceData(format!("no number of walk-ins {}", offer.walkins))
        };
        let (low, high) = (low.parse().map_err(wrong)?, high.parse().map_err(wrong)?);
        let mut random = SeededRandom::new(demo_id("walk-ins", &planned.id.to_string()));
        let count = if outcome == SessionOutcome::Nobody {
            0
        } else {
            random.between(low, high)
        };
        if count > 0 {
            self.rows.walk_ins.push(DemoWalkInRow {
                id: demo_id("walk-ins", &planned.id.to_string()),
                organisation_id: demo_id("organisation", &planned.owner),
                session_id: planned.id,
                count,
                by,
                at: planned.ends_at - TimeDelta::minutes(10),
            });
        }
        Ok(count)
    }

    fn count(
        &mut self,
        planned: &PlannedSession<'_>,
        outcome: SessionOutcome,
        total: i32,
        by: StaffId,
    ) {
        let children = (planned.offer.kind == "children").then_some(total / 2);
        let streamed = planned.offer.kind == "lecture" && planned.in_edition() && total > 0;
        let state = if outcome == SessionOutcome::Estimated {
            CountState::Estimated
        } else {
            CountState::Counted
        };
        self.rows.counts.push(DemoCountRow {
            session_id: planned.id,
            version: 1,
            organisation_id: demo_id("organisation", &planned.owner),
            state,
            total,
            children,
            digital: streamed.then_some(total * 3),
            by,
            at: self.now.min(planned.ends_at + TimeDelta::hours(1)),
        });
    }
}
