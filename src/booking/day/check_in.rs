//! Checks somebody in, or says that they did not come. Attendance is a row of its own.
//! A single session's booking takes its status from it; a course's stays `confirmed`, and each meeting
//! has a row. API and desk call this; saying the same twice changes nothing.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncConnection, AsyncPgConnection, RunQueryDsl};
use serde_json::json;

use crate::booking::attendance::AttendanceOutcome;
use crate::booking::model::Booking;
use crate::booking::problems::SOLD_OUT;
use crate::booking::rules::not_before_the_morning;
use crate::booking::seats::{lock_with_booking, promote_and_save};
use crate::booking::status::{BookingStatus, EXPECTED};
use crate::platform::audit::{self, Act};
use crate::platform::ids::{BookingId, SessionId, StaffId};
use crate::platform::problem::Problem;
use crate::platform::text::PlainText;
use crate::schema::{attendance, bookings};
use crate::session::{self, Session};

/// As many people as can be said to come at once.
pub const MOST_PEOPLE: i32 = 1000;

/// What is said of whom, and by whom.
#[derive(Debug, Clone)]
pub struct NewAttendance {
    /// The booking.
    pub booking: BookingId,
    /// What became of it; `None` takes back what was said.
    pub outcome: Option<AttendanceOutcome>,
    /// How many came, where it is not the seats.
    pub people: Option<i32>,
    /// The meeting, of a course.
    pub meeting: Option<SessionId>,
    /// Why somebody is let in beyond the seats.
    pub override_reason: Option<PlainText<200>>,
    /// Who says so.
    pub by: StaffId,
}

/// Records attendance. Somebody from the waiting list who came takes a seat that is free: that is how
/// released seats reach those who wait in the room.
///
/// # Errors
/// 409 before the morning of the day, for a booking that has no seat, or when an excused seat was
/// given away meanwhile and no reason lets the person in; 404 for a meeting of another course.
pub async fn check_in(
    conn: &mut AsyncPgConnection,
    new: NewAttendance,
    now: DateTime<Utc>,
) -> Result<Booking, Problem> {
    conn.transaction::<_, Problem, _>(async |conn| {
        let (mut locked, before) = lock_with_booking(conn, new.booking, now).await?;
        let came = new.outcome == Some(AttendanceOutcome::Came);
        let waited = before.status == BookingStatus::Waiting && came;
        if !waited && !EXPECTED.contains(&before.status) {
            return Err(Problem::wrong_state(before.status.name()));
        }
        let attended = attended_session(conn, &before, new.meeting).await?;
        not_before_the_morning(&attended, now)?;
        write(conn, &before, &attended, &new, now).await?;
        if new.meeting.is_some() {
            return Ok(before);
        }
        let after = follow_attendance(conn, &before, new.outcome, now).await?;
        let change = after.seats_taken() - before.seats_taken();
        match &new.override_reason {
            Some(_) if change > 0 => locked.seats.take_beyond(change),
            None if change > 0 && !locked.seats.take(change) => {
                return Err(Problem::new(&SOLD_OUT).fact("seatsFree", locked.seats.free()));
            }
            _ => {}
        }
        if change < 0 {
            locked.seats.give_back(-change);
        }
        locked.seats.waiting -= i32::from(waited);
        promote_and_save(conn, locked, now).await?;
        Ok(after)
    })
    .await
}

/// The session itself, or the meeting of its course.
async fn attended_session(
    conn: &mut AsyncPgConnection,
    booking: &Booking,
    meeting: Option<SessionId>,
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

async fn write(
    conn: &mut AsyncPgConnection,
    booking: &Booking,
    session: &Session,
    new: &NewAttendance,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    match new.outcome {
        Some(outcome) => put(conn, booking, session, new, outcome, now).await?,
        None => {
            diesel::delete(attendance::table.find((booking.id, session.id)))
                .execute(conn)
                .await?;
        }
    }
    let outcome = new.outcome.map_or("undo", AttendanceOutcome::name);
    let act = Act {
        staff: new.by,
        organisation: Some(booking.organisation_id),
        act: "attendance.marked",
        object: booking.id.into(),
        facts: match &new.override_reason {
            Some(reason) => json!({ "outcome": outcome, "reason": reason.as_str() }),
            None => json!({ "outcome": outcome }),
        },
    };
    audit::record(conn, act, now).await
}

/// Writes the row, or over it.
async fn put(
    conn: &mut AsyncPgConnection,
    booking: &Booking,
    session: &Session,
    new: &NewAttendance,
    outcome: AttendanceOutcome,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    let before: Option<(AttendanceOutcome, i32)> = attendance::table
        .find((booking.id, session.id))
        .select((attendance::outcome, attendance::people))
        .first(conn)
        .await
        .optional()?;
    let said = before.filter(|(before, _)| *before == outcome);
    let people = match outcome {
        // Whoever says again that somebody came, without a number, changes no number.
        AttendanceOutcome::Came => new
            .people
            .or(said.map(|(_, people)| people))
            .unwrap_or(booking.seats),
        _ => 0,
    };
    if said == Some((outcome, people)) {
        return Ok(());
    }
    let values = (
        attendance::outcome.eq(outcome),
        attendance::people.eq(people),
        attendance::by.eq(new.by),
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
        .await
        .map(drop)
}

/// The status that a single session's booking takes; expected again where nothing is said.
fn status_after(outcome: Option<AttendanceOutcome>) -> BookingStatus {
    match outcome {
        Some(AttendanceOutcome::Came) => BookingStatus::Came,
        Some(AttendanceOutcome::NoShow) => BookingStatus::NoShow,
        Some(AttendanceOutcome::Excused) => BookingStatus::Excused,
        None => BookingStatus::Confirmed,
    }
}

/// The booking follows its single session's attendance.
async fn follow_attendance(
    conn: &mut AsyncPgConnection,
    before: &Booking,
    outcome: Option<AttendanceOutcome>,
    now: DateTime<Utc>,
) -> QueryResult<Booking> {
    let to = status_after(outcome);
    let still_pending = outcome.is_none() && before.status == BookingStatus::Pending;
    if before.status == to || still_pending {
        return Ok(before.clone());
    }
    // Who came late keeps the outcome without the seat that was released; who is expected again
    // needs one.
    let stays_released = to.takes_seats() && to != BookingStatus::Confirmed;
    let released_at = before.released_at.filter(|_| stays_released);
    diesel::update(bookings::table.find(before.id))
        .filter(bookings::status.eq(before.status))
        .set((
            bookings::status.eq(to),
            bookings::released_at.eq(released_at),
            bookings::version.eq(bookings::version + 1),
            bookings::updated_at.eq(now),
        ))
        .returning(Booking::as_returning())
        .get_result(conn)
        .await
}
