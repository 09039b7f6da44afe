//! Cancel a booking: the seats come back at once, and whoever must know is told.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncConnection, AsyncPgConnection, RunQueryDsl};
use serde_json::json;

use super::locked::Locked;
use super::model::{Booking, LIVE};
use super::tell::{self, Kind};
use super::trail;
use crate::platform::ids::{BookingId, StaffId};
use crate::platform::problem::Problem;
use crate::schema::bookings;
use crate::session::SeatCounters;

/// Cancels one booking; its seats go to those who wait. Cancelled already: nothing happens and
/// nobody is told again.
///
/// Residents cancel before the start; the desk (`by`) at any time before somebody came.
///
/// # Errors
/// 404 without such a booking; 409 when its state or the time does not allow it.
pub async fn cancel(
    conn: &mut AsyncPgConnection,
    id: BookingId,
    by: Option<StaffId>,
    now: DateTime<Utc>,
) -> Result<Booking, Problem> {
    conn.transaction::<_, Problem, _>(async |conn| {
        let (mut locked, before) = Locked::open_booking(conn, id, now).await?;
        if before.status == "cancelled" {
            return Ok(before);
        }
        if !before.is_live() || (by.is_none() && locked.session.starts_at <= now) {
            return Err(Problem::wrong_state(&before.status));
        }
        let cancelled = leave(conn, &before, now)
            .await?
            .ok_or_else(|| Problem::wrong_state(&before.status))?;
        give_back(&mut locked.seats, &before);
        locked.close(conn, now).await?;
        confirm(conn, &cancelled, by, now).await?;
        Ok(cancelled)
    })
    .await
}

/// The conditional step itself; none when somebody else was first.
pub(super) async fn leave(
    conn: &mut AsyncPgConnection,
    before: &Booking,
    now: DateTime<Utc>,
) -> QueryResult<Option<Booking>> {
    diesel::update(bookings::table.find(before.id))
        .filter(
            bookings::status
                .eq(&before.status)
                .and(bookings::status.eq_any(LIVE)),
        )
        .set((
            bookings::status.eq("cancelled"),
            bookings::place.eq(None::<i64>),
            bookings::offered_until.eq(None::<DateTime<Utc>>),
            bookings::edit.eq(bookings::edit + 1),
            bookings::updated_at.eq(now),
        ))
        .returning(Booking::as_returning())
        .get_result(conn)
        .await
        .optional()
}

/// Takes a booking out of its session's counters.
pub(super) fn give_back(seats: &mut SeatCounters, before: &Booking) {
    seats.give_back(before.seats_held());
    if before.status == "waiting" {
        seats.waiting -= 1;
    }
}

/// A letter confirms it to whoever asked; the desk's act is recorded.
async fn confirm(
    conn: &mut AsyncPgConnection,
    booking: &Booking,
    by: Option<StaffId>,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    if booking.notify == "email" {
        tell::tell(
            conn,
            booking,
            Kind::Cancellation,
            json!({ "by": "visitor" }),
            now,
        )
        .await?;
    }
    let act = ("booking.cancelled", json!({}));
    Ok(trail::record(conn, booking, by, act, now).await?)
}
