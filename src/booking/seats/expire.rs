//! Expiry in a locked session: holds at the desk, offers nobody accepted, the desk-reserved seats.
//! Their seats come back, and whoever loses an offer is notified.
//! `lock` calls this before anybody looks at what is free.

use chrono::{DateTime, Utc};
use diesel::dsl::min;
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use serde_json::json;

use super::locked_session::LockedSession;
use crate::booking::end_cause::EndCause;
use crate::booking::model::Booking;
use crate::booking::notify::{LetterKind, notify, supersede_untrue};
use crate::booking::status::BookingStatus;
use crate::platform::ids::SessionId;
use crate::schema::{bookings, holds};

/// Takes back the seats of holds and offers whose time is up.
pub(super) async fn expire(
    conn: &mut AsyncPgConnection,
    locked: &mut LockedSession,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    let id = locked.session.id;
    for seats in end_holds(conn, id, now).await? {
        locked.seats.give_back(seats);
    }
    for ended in end_offers(conn, id, now).await? {
        locked.seats.give_back(ended.seats);
        supersede_untrue(conn, &ended, now).await?;
        notify(conn, &ended, LetterKind::Cancellation, json!({}), now).await?;
    }
    locked.seats.next_expiry = next_expiry(conn, locked, now).await?;
    Ok(())
}

/// Ends holds; answers the seats of each.
async fn end_holds(
    conn: &mut AsyncPgConnection,
    session: SessionId,
    now: DateTime<Utc>,
) -> QueryResult<Vec<i32>> {
    diesel::delete(holds::table)
        .filter(holds::session_id.eq(session).and(holds::expires_at.le(now)))
        .returning(holds::seats)
        .get_results(conn)
        .await
}

async fn end_offers(
    conn: &mut AsyncPgConnection,
    session: SessionId,
    now: DateTime<Utc>,
) -> QueryResult<Vec<Booking>> {
    diesel::update(bookings::table)
        .filter(
            bookings::session_id
                .eq(session)
                .and(bookings::status.eq(BookingStatus::Offered))
                .and(bookings::offered_until.le(now)),
        )
        .set((
            bookings::status.eq(BookingStatus::Cancelled),
            bookings::ended_by.eq(EndCause::OfferRanOut),
            bookings::offered_until.eq(None::<DateTime<Utc>>),
            bookings::version.eq(bookings::version + 1),
            bookings::updated_at.eq(now),
        ))
        .returning(Booking::as_returning())
        .get_results(conn)
        .await
}

/// The next moment at which something in the session expires.
async fn next_expiry(
    conn: &mut AsyncPgConnection,
    locked: &LockedSession,
    now: DateTime<Utc>,
) -> QueryResult<Option<DateTime<Utc>>> {
    let id = locked.session.id;
    let hold: Option<DateTime<Utc>> = holds::table
        .filter(holds::session_id.eq(id))
        .select(min(holds::expires_at))
        .get_result(conn)
        .await?;
    let offer: Option<DateTime<Utc>> = bookings::table
        .filter(
            bookings::session_id
                .eq(id)
                .and(bookings::status.eq(BookingStatus::Offered)),
        )
        .select(min(bookings::offered_until))
        .get_result(conn)
        .await?;
    let desk_reserved = locked
        .seats
        .desk_reserved_until
        .filter(|until| now < *until);
    Ok([hold, offer, desk_reserved].into_iter().flatten().min())
}
