//! Releases the seats of those who did not come, to those who wait in the room.
//! They are `no-show` from then on and keep no seat, even if they come later.
//! API and desk call this some minutes after the start.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncConnection, AsyncPgConnection, RunQueryDsl};
use serde_json::json;

use crate::booking::rules::may_release;
use crate::booking::seats::{lock_session, promote_and_save};
use crate::booking::status::{AWAITED, BookingStatus};
use crate::platform::audit::{self, Act};
use crate::platform::ids::{BookingId, SessionId, StaffId};
use crate::platform::problem::Problem;
use crate::schema::{attendance, bookings};
use crate::session::Session;

/// What was released.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReleasedSeats {
    /// The bookings whose people did not come.
    pub bookings: Vec<BookingId>,
    /// Seats free now.
    pub seats_free: i32,
}

/// Releases the seats of people who have not come: of all of them, or of those named. Released
/// already: nothing happens.
///
/// # Errors
/// 409 as [`may_release`] says.
pub async fn release(
    conn: &mut AsyncPgConnection,
    session: SessionId,
    only: Option<&[BookingId]>,
    by: StaffId,
    now: DateTime<Utc>,
) -> Result<ReleasedSeats, Problem> {
    conn.transaction::<_, Problem, _>(async |conn| {
        let mut locked = lock_session(conn, session, now).await?;
        may_release(&locked.session, now)?;
        let freed = mark_released(conn, session, only, now).await?;
        for (_, seats) in &freed {
            locked.seats.give_back(*seats);
        }
        let bookings: Vec<BookingId> = freed.into_iter().map(|(id, _)| id).collect();
        record(conn, &locked.session, &bookings, by, now).await?;
        let seats_free = locked.seats.free();
        promote_and_save(conn, locked, now).await?;
        Ok(ReleasedSeats {
            bookings,
            seats_free,
        })
    })
    .await
}

/// Marks bookings as released; answers the id and the seats of each.
async fn mark_released(
    conn: &mut AsyncPgConnection,
    session: SessionId,
    only: Option<&[BookingId]>,
    now: DateTime<Utc>,
) -> QueryResult<Vec<(BookingId, i32)>> {
    let awaited = bookings::session_id
        .eq(session)
        .and(bookings::status.eq_any(AWAITED))
        .and(bookings::released_at.is_null());
    let set = (
        bookings::status.eq(BookingStatus::NoShow),
        bookings::released_at.eq(now),
        bookings::version.eq(bookings::version + 1),
        bookings::updated_at.eq(now),
    );
    let freed = (bookings::id, bookings::seats);
    match only {
        None => {
            let all = diesel::update(bookings::table.filter(awaited));
            all.set(set).returning(freed).get_results(conn).await
        }
        Some(ids) => {
            let named = bookings::table.filter(awaited.and(bookings::id.eq_any(ids)));
            let named = diesel::update(named);
            named.set(set).returning(freed).get_results(conn).await
        }
    }
}

/// Each has an attendance of its own; the act is recorded once.
async fn record(
    conn: &mut AsyncPgConnection,
    session: &Session,
    released: &[BookingId],
    by: StaffId,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    for id in released {
        let values = (
            attendance::outcome.eq(BookingStatus::NoShow.name()),
            attendance::people.eq(0),
            attendance::by.eq(by),
            attendance::at.eq(now),
        );
        diesel::insert_into(attendance::table)
            .values((
                attendance::booking_id.eq(id),
                attendance::session_id.eq(session.id),
                attendance::organisation_id.eq(session.organisation_id),
                values,
            ))
            .on_conflict((attendance::booking_id, attendance::session_id))
            .do_update()
            .set(values)
            .execute(conn)
            .await?;
    }
    let act = Act {
        staff: by,
        organisation: Some(session.organisation_id),
        act: "seats.released",
        object: session.id.into(),
        facts: json!({ "bookings": released }),
    };
    audit::record(conn, act, now).await
}
