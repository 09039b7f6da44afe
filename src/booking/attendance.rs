//! Check somebody in. Attendance is a row of its own; a single session's booking takes its status
//! from it, a course's stays `confirmed` and each meeting has its own row.

use chrono::{DateTime, NaiveTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncConnection, AsyncPgConnection, RunQueryDsl};
use serde_json::json;
use uuid::Uuid;

use super::locked::Locked;
use super::model::{Booking, EXPECTED, holds_seats};
use super::problems::{SOLD_OUT, TOO_EARLY};
use crate::platform::audit::{self, Act};
use crate::platform::ids::{BookingId, OrganisationId, StaffId};
use crate::platform::problem::{Fault, Problem};
use crate::platform::time;
use crate::platform::time::Zone;
use crate::schema::{attendance, bookings};
use crate::session::{self, Session};

/// What became of a booking on the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Came.
    Came,
    /// Did not come.
    NoShow,
    /// Told us.
    Excused,
    /// Take back what was said.
    Undo,
}

impl Outcome {
    /// Reads an outcome.
    ///
    /// # Errors
    /// `unknown-value`.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        match text {
            "came" => Ok(Self::Came),
            "no-show" => Ok(Self::NoShow),
            "excused" => Ok(Self::Excused),
            "undo" => Ok(Self::Undo),
            _ => Err(Fault::new("unknown-value").fact("value", text)),
        }
    }

    /// The status a single session's booking takes.
    fn status(self) -> &'static str {
        match self {
            Self::Came => "came",
            Self::NoShow => "no-show",
            Self::Excused => "excused",
            Self::Undo => "confirmed",
        }
    }
}

/// What is said of whom, and by whom.
#[derive(Debug, Clone, Copy)]
pub struct Mark {
    /// The booking.
    pub booking: BookingId,
    /// What became of it.
    pub outcome: Outcome,
    /// How many came, where it is not the seats.
    pub people: Option<i32>,
    /// The meeting, of a course.
    pub meeting: Option<Uuid>,
    /// Who says so.
    pub by: StaffId,
}

/// Marks attendance. Said already: nothing changes. Somebody of the queue who came takes a seat
/// that is free: that is how released seats reach those who wait in the room.
///
/// # Errors
/// 409 before the morning of the day, for a booking that has no seat, or when an excused seat was
/// given away meanwhile; 404 for a meeting of another course.
pub async fn mark(
    conn: &mut AsyncPgConnection,
    mark: Mark,
    now: DateTime<Utc>,
) -> Result<Booking, Problem> {
    conn.transaction::<_, Problem, _>(async |conn| {
        let (mut locked, before) = Locked::open_booking(conn, mark.booking, now).await?;
        let from_the_queue = before.status == "waiting" && mark.outcome == Outcome::Came;
        if !from_the_queue && !EXPECTED.contains(&before.status.as_str()) {
            return Err(Problem::wrong_state(&before.status));
        }
        let happening = happening(conn, &before, mark.meeting).await?;
        not_before_the_morning(&happening, now)?;
        write(conn, &before, &happening, mark, now).await?;
        if mark.meeting.is_some() {
            return Ok(before);
        }
        let after = follow(conn, &before, mark.outcome, now).await?;
        let change = after.seats_held() - before.seats_held();
        if change > 0 && !locked.seats.take(change) {
            return Err(Problem::new(&SOLD_OUT).fact("seatsFree", locked.seats.free()));
        }
        if change < 0 {
            locked.seats.give_back(-change);
        }
        locked.seats.waiting -= i32::from(from_the_queue);
        locked.close(conn, now).await?;
        Ok(after)
    })
    .await
}

/// The session itself, or the meeting of its course.
async fn happening(
    conn: &mut AsyncPgConnection,
    booking: &Booking,
    meeting: Option<Uuid>,
) -> Result<Session, Problem> {
    let id = meeting.unwrap_or(booking.session_id);
    let session = session::load(conn, id)
        .await?
        .ok_or_else(Problem::not_found)?;
    match meeting {
        Some(_) if session.course_id != Some(booking.session_id) => Err(Problem::not_found()),
        _ => Ok(session),
    }
}

/// From the morning of the session's own day: the clock at the venue decides.
pub(super) fn not_before_the_morning(session: &Session, now: DateTime<Utc>) -> Result<(), Problem> {
    let zone = Zone::of_stored(&session.time_zone);
    let morning =
        time::resolve(session.local_date, NaiveTime::MIN, zone, None).unwrap_or(session.starts_at);
    if now < morning {
        return Err(Problem::new(&TOO_EARLY).fact("from", session.local_date.to_string()));
    }
    Ok(())
}

async fn write(
    conn: &mut AsyncPgConnection,
    booking: &Booking,
    session: &Session,
    mark: Mark,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    if mark.outcome == Outcome::Undo {
        diesel::delete(attendance::table.find((booking.id, session.id)))
            .execute(conn)
            .await?;
    } else {
        let people = if mark.outcome == Outcome::Came {
            mark.people.unwrap_or(booking.seats)
        } else {
            0
        };
        let values = (
            attendance::outcome.eq(mark.outcome.status()),
            attendance::people.eq(people),
            attendance::by.eq(mark.by.0),
            attendance::at.eq(now),
        );
        diesel::insert_into(attendance::table)
            .values((
                attendance::booking_id.eq(booking.id),
                attendance::session_id.eq(session.id),
                attendance::organisation_id.eq(booking.organisation_id),
                values,
            ))
            .on_conflict((attendance::booking_id, attendance::session_id))
            .do_update()
            .set(values)
            .execute(conn)
            .await?;
    }
    let act = Act {
        staff: mark.by,
        organisation: Some(OrganisationId(booking.organisation_id)),
        act: "attendance.marked",
        object: booking.id,
        facts: json!({ "outcome": if mark.outcome == Outcome::Undo { "undo" } else { mark.outcome.status() } }),
    };
    Ok(audit::record(conn, act, now).await?)
}

/// The booking follows its single session's attendance.
async fn follow(
    conn: &mut AsyncPgConnection,
    before: &Booking,
    outcome: Outcome,
    now: DateTime<Utc>,
) -> Result<Booking, Problem> {
    let to = outcome.status();
    let untouched = before.status == to || (outcome == Outcome::Undo && before.status == "pending");
    if untouched {
        return Ok(before.clone());
    }
    // Who came late keeps the outcome without the seat that was released; who is expected again
    // needs one.
    let stays = holds_seats(to) && to != "confirmed";
    let released = before.released_at.filter(|_| stays);
    diesel::update(bookings::table.find(before.id))
        .filter(bookings::status.eq(&before.status))
        .set((
            bookings::status.eq(to),
            bookings::released_at.eq(released),
            bookings::edit.eq(bookings::edit + 1),
            bookings::updated_at.eq(now),
        ))
        .returning(Booking::as_returning())
        .get_result(conn)
        .await
        .map_err(Problem::from)
}
