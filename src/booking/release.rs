//! Release the seats of those who did not come, some minutes after the start, to those who wait in
//! the room.

use chrono::{DateTime, TimeDelta, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncConnection, AsyncPgConnection, RunQueryDsl};
use serde_json::json;
use uuid::Uuid;

use super::locked::Locked;
use super::model::Booking;
use super::problems::{TOO_EARLY_TO_RELEASE, rfc3339};
use crate::platform::audit::{self, Act};
use crate::platform::ids::{OrganisationId, StaffId};
use crate::platform::problem::Problem;
use crate::schema::{attendance, bookings};
use crate::session::Session;

/// How long a seat is kept for somebody who is late.
pub const GRACE: TimeDelta = TimeDelta::minutes(10);

/// Statuses of people who hold a seat and have not come.
const WAITED_FOR: [&str; 3] = ["confirmed", "pending", "no-show"];

/// What was released.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Released {
    /// The bookings whose people did not come.
    pub bookings: Vec<Uuid>,
    /// Seats free now.
    pub seats_free: i32,
}

/// Releases the seats of people who have not come: of all of them, or of those named. They are
/// `no-show` from then on. Released already: nothing happens.
///
/// # Errors
/// 409 before the grace minutes are over, for a session called off, and for a course, whose
/// bookings are for every meeting.
pub async fn release(
    conn: &mut AsyncPgConnection,
    session: Uuid,
    only: Option<&[Uuid]>,
    by: StaffId,
    now: DateTime<Utc>,
) -> Result<Released, Problem> {
    conn.transaction::<_, Problem, _>(async |conn| {
        let mut locked = Locked::open(conn, session, now).await?;
        may_release(&locked.session, now)?;
        let freed = free(conn, session, only, now).await?;
        for (_, seats) in &freed {
            locked.seats.give_back(*seats);
        }
        let released: Vec<Uuid> = freed.into_iter().map(|(id, _)| id).collect();
        mark(conn, &locked.session, (&released, by), now).await?;
        let seats_free = locked.seats.free();
        locked.close(conn, now).await?;
        Ok(Released {
            bookings: released,
            seats_free,
        })
    })
    .await
}

/// Whether seats may be released now.
///
/// # Errors
/// As [`release`].
pub(super) fn may_release(session: &Session, now: DateTime<Utc>) -> Result<(), Problem> {
    if session.status != "published" {
        return Err(Problem::wrong_state(&session.status));
    }
    if session.kind == "course" || session.course_id.is_some() {
        return Err(Problem::wrong_state("course"));
    }
    let from = session.starts_at + GRACE;
    if now < from {
        return Err(Problem::new(&TOO_EARLY_TO_RELEASE).fact("from", rfc3339(from)));
    }
    Ok(())
}

/// Whether somebody holds a seat and has not come.
#[must_use]
pub(super) fn waited_for(booking: &Booking) -> bool {
    WAITED_FOR.contains(&booking.status.as_str()) && booking.released_at.is_none()
}

async fn free(
    conn: &mut AsyncPgConnection,
    session: Uuid,
    only: Option<&[Uuid]>,
    now: DateTime<Utc>,
) -> QueryResult<Vec<(Uuid, i32)>> {
    let waited_for = bookings::session_id
        .eq(session)
        .and(bookings::status.eq_any(WAITED_FOR))
        .and(bookings::released_at.is_null());
    let set = (
        bookings::status.eq("no-show"),
        bookings::released_at.eq(now),
        bookings::edit.eq(bookings::edit + 1),
        bookings::updated_at.eq(now),
    );
    let freed = (bookings::id, bookings::seats);
    match only {
        None => {
            let all = diesel::update(bookings::table.filter(waited_for));
            all.set(set).returning(freed).get_results(conn).await
        }
        Some(ids) => {
            let some = bookings::table.filter(waited_for.and(bookings::id.eq_any(ids)));
            let some = diesel::update(some);
            some.set(set).returning(freed).get_results(conn).await
        }
    }
}

/// Each is marked as not having come, and the act is recorded once.
async fn mark(
    conn: &mut AsyncPgConnection,
    session: &Session,
    (released, by): (&[Uuid], StaffId),
    now: DateTime<Utc>,
) -> QueryResult<()> {
    for id in released {
        let said = (
            attendance::outcome.eq("no-show"),
            attendance::people.eq(0),
            attendance::by.eq(by.0),
            attendance::at.eq(now),
        );
        diesel::insert_into(attendance::table)
            .values((
                attendance::booking_id.eq(id),
                attendance::session_id.eq(session.id),
                attendance::organisation_id.eq(session.organisation_id),
                said,
            ))
            .on_conflict((attendance::booking_id, attendance::session_id))
            .do_update()
            .set(said)
            .execute(conn)
            .await?;
    }
    let act = Act {
        staff: by,
        organisation: Some(OrganisationId(session.organisation_id)),
        act: "seats.released",
        object: session.id,
        facts: json!({ "bookings": released }),
    };
    audit::record(conn, act, now).await
}
