//! What runs out: holds at the desk, offers nobody accepted, the desk's share of seats. Whoever
//! locks a session clears it first; a ticker finds the sessions nobody touches.

use chrono::{DateTime, Utc};
use diesel::dsl::min;
use diesel::prelude::*;
use diesel_async::{AsyncConnection, AsyncPgConnection, RunQueryDsl};
use serde_json::json;
use uuid::Uuid;

use super::locked::Locked;
use super::model::Booking;
use super::tell::{self, Kind};
use crate::schema::{bookings, holds};
use crate::session::{self, LockWait};

/// Sessions cleared in one round of the ticker.
const A_ROUND: i64 = 100;

/// Takes back the seats of holds and offers that have run out. Their people are told.
///
/// # Errors
/// Of the database.
pub(super) async fn clear_lapsed(
    conn: &mut AsyncPgConnection,
    locked: &mut Locked,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    let id = locked.session.id;
    let kept: Vec<i32> = diesel::delete(holds::table)
        .filter(holds::session_id.eq(id).and(holds::expires_at.le(now)))
        .returning(holds::seats)
        .get_results(conn)
        .await?;
    kept.iter().for_each(|seats| locked.seats.give_back(*seats));
    for ended in end_offers(conn, id, now).await? {
        locked.seats.give_back(ended.seats);
        let facts = json!({ "by": "offer-ended" });
        tell::tell(conn, &ended, Kind::Cancellation, facts, now).await?;
    }
    locked.seats.next_expiry = next_expiry(conn, locked, now).await?;
    Ok(())
}

async fn end_offers(
    conn: &mut AsyncPgConnection,
    session: Uuid,
    now: DateTime<Utc>,
) -> QueryResult<Vec<Booking>> {
    diesel::update(bookings::table)
        .filter(
            bookings::session_id
                .eq(session)
                .and(bookings::status.eq("offered"))
                .and(bookings::offered_until.le(now)),
        )
        .set((
            bookings::status.eq("cancelled"),
            bookings::offered_until.eq(None::<DateTime<Utc>>),
            bookings::edit.eq(bookings::edit + 1),
            bookings::updated_at.eq(now),
        ))
        .returning(Booking::as_returning())
        .get_results(conn)
        .await
}

/// The next moment at which something in the session runs out.
async fn next_expiry(
    conn: &mut AsyncPgConnection,
    locked: &Locked,
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
                .and(bookings::status.eq("offered")),
        )
        .select(min(bookings::offered_until))
        .get_result(conn)
        .await?;
    let share = locked
        .seats
        .desk_reserved_until
        .filter(|until| now < *until);
    Ok([hold, offer, share].into_iter().flatten().min())
}

/// One round of the ticker: sessions in which something has run out and nobody looked. Those that
/// somebody holds are being cleared. Answers how many were.
///
/// # Errors
/// Of the database.
pub async fn clear_lapsed_everywhere(
    conn: &mut AsyncPgConnection,
    now: DateTime<Utc>,
) -> QueryResult<usize> {
    let mut cleared = 0;
    for id in session::due_for_expiry(conn, now, A_ROUND).await? {
        let opened = conn
            .transaction::<_, diesel::result::Error, _>(async |conn| {
                Locked::open_all(conn, &[id], LockWait::SkipLocked, now).await
            })
            .await?;
        cleared += opened.0.len();
    }
    Ok(cleared)
}
