//! Transitions of one booking's status, each on the condition that the status is still the one read.
//! Under the session's lock the condition holds; it is the last word where something else went wrong.
//! Actions call these and then notify.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use crate::booking::end_cause::EndCause;
use crate::booking::model::Booking;
use crate::booking::notify::supersede_untrue;
use crate::booking::seats::{LockedSession, promote_and_save};
use crate::booking::status::{BookingStatus, LIVE};
use crate::platform::problem::Problem;
use crate::schema::bookings;

/// Gives a booking a status in which it keeps its seats.
pub(super) async fn set_status(
    conn: &mut AsyncPgConnection,
    before: &Booking,
    to: BookingStatus,
    now: DateTime<Utc>,
) -> QueryResult<Booking> {
    let after: Booking = diesel::update(bookings::table.find(before.id))
        .filter(bookings::status.eq(before.status))
        .set((
            bookings::status.eq(to),
            bookings::offered_until.eq(None::<DateTime<Utc>>),
            bookings::version.eq(bookings::version + 1),
            bookings::updated_at.eq(now),
        ))
        .returning(Booking::as_returning())
        .get_result(conn)
        .await?;
    supersede_untrue(conn, &after, now).await?;
    Ok(after)
}

/// Marks a live booking as cancelled; none when somebody else was first.
pub(super) async fn mark_cancelled(
    conn: &mut AsyncPgConnection,
    before: &Booking,
    cause: EndCause,
    now: DateTime<Utc>,
) -> QueryResult<Option<Booking>> {
    let cancelled: Option<Booking> = diesel::update(bookings::table.find(before.id))
        .filter(
            bookings::status
                .eq(before.status)
                .and(bookings::status.eq_any(LIVE)),
        )
        .set((
            bookings::status.eq(BookingStatus::Cancelled),
            bookings::ended_by.eq(cause),
            bookings::place.eq(None::<i64>),
            bookings::offered_until.eq(None::<DateTime<Utc>>),
            bookings::version.eq(bookings::version + 1),
            bookings::updated_at.eq(now),
        ))
        .returning(Booking::as_returning())
        .get_result(conn)
        .await
        .optional()?;
    if let Some(cancelled) = &cancelled {
        supersede_untrue(conn, cancelled, now).await?;
    }
    Ok(cancelled)
}

/// Cancels a booking in its locked session; its seats go to those who wait.
pub(super) async fn cancel_and_save(
    conn: &mut AsyncPgConnection,
    mut locked: LockedSession,
    before: &Booking,
    cause: EndCause,
    now: DateTime<Utc>,
) -> Result<Booking, Problem> {
    let cancelled = mark_cancelled(conn, before, cause, now)
        .await?
        .ok_or_else(|| Problem::wrong_state(before.status.name()))?;
    locked.give_back(before);
    promote_and_save(conn, locked, now).await?;
    Ok(cancelled)
}
