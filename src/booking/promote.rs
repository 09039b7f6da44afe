//! The queue: first in, first out. Seats that have become free are given, or offered for a while,
//! to the first who fit; a group too large for them is passed over, and staff see it.

use chrono::{DateTime, TimeDelta, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use serde_json::json;
use uuid::Uuid;

use super::locked::Locked;
use super::model::Booking;
use super::tell::{self, Kind};
use crate::schema::bookings;
use crate::session::Status;

/// One look at the queue; a longer one is looked at again.
const A_LOOK: i64 = 100;

/// Who waits, as far as promoting must know.
type Waiting = (Uuid, i32, i64, Option<String>);

/// Gives free seats to those who wait, in the order of their places.
///
/// # Errors
/// Of the database.
pub(super) async fn promote(
    conn: &mut AsyncPgConnection,
    locked: &mut Locked,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    let (mut seen, mut furthest) = (0, 0);
    while may_promote(locked, now) {
        let fitting = who_fits(conn, locked, seen, now).await?;
        if fitting.is_empty() {
            break;
        }
        for (id, seats, place, interpreter) in fitting {
            let fits = seats <= locked.seats.free_for_all(now);
            if fits && give(conn, locked, (id, interpreter.is_some()), now).await? {
                furthest = place;
            }
            seen = place;
        }
    }
    if furthest > 0 {
        mark_passed_over(conn, (locked.session.id, furthest), now).await?;
    }
    Ok(())
}

/// Whether anything may be given now.
fn may_promote(locked: &Locked, now: DateTime<Utc>) -> bool {
    let before = TimeDelta::minutes(locked.session.promotion_ends_minutes_before.into());
    locked.seats.waiting > 0
        && locked.seats.free_for_all(now) > 0
        && locked.session.status(now) == Status::Published
        && now < locked.session.starts_at - before
}

/// The next of the queue behind `seen` who would fit by themselves.
async fn who_fits(
    conn: &mut AsyncPgConnection,
    locked: &Locked,
    seen: i64,
    now: DateTime<Utc>,
) -> QueryResult<Vec<Waiting>> {
    bookings::table
        .filter(
            bookings::session_id
                .eq(locked.session.id)
                .and(bookings::status.eq("waiting"))
                .and(bookings::place.gt(seen))
                .and(bookings::seats.le(locked.seats.free_for_all(now))),
        )
        .order(bookings::place)
        .limit(A_LOOK)
        .select((
            bookings::id,
            bookings::seats,
            bookings::place.assume_not_null(),
            bookings::interpreter,
        ))
        .load(conn)
        .await
}

/// Gives or offers seats to one who waits, and tells them. Whether they still waited.
async fn give(
    conn: &mut AsyncPgConnection,
    locked: &mut Locked,
    (id, interpreted): (Uuid, bool),
    now: DateTime<Utc>,
) -> QueryResult<bool> {
    let offer = (locked.session.promotion == "offer").then(|| {
        let until = now + TimeDelta::minutes(locked.session.offer_minutes.into());
        until.min(locked.session.starts_at)
    });
    let status = match (offer, interpreted) {
        (Some(_), _) => "offered",
        (None, true) => "pending",
        (None, false) => "confirmed",
    };
    let given: Option<Booking> = diesel::update(bookings::table.find(id))
        .filter(bookings::status.eq("waiting"))
        .set((
            bookings::status.eq(status),
            bookings::offered_until.eq(offer),
            bookings::edit.eq(bookings::edit + 1),
            bookings::updated_at.eq(now),
        ))
        .returning(Booking::as_returning())
        .get_result(conn)
        .await
        .optional()?;
    let Some(given) = given else {
        return Ok(false);
    };
    locked.seats.taken += given.seats;
    locked.seats.waiting -= 1;
    let (kind, facts) = match offer {
        Some(until) => {
            locked.seats.note_expiry(until);
            (Kind::Offer, json!({ "until": until }))
        }
        None => (Kind::Promotion, json!({})),
    };
    tell::tell(conn, &given, kind, facts, now).await?;
    Ok(true)
}

/// Remembers who still waits before somebody who was just given seats.
async fn mark_passed_over(
    conn: &mut AsyncPgConnection,
    (session, furthest): (Uuid, i64),
    now: DateTime<Utc>,
) -> QueryResult<()> {
    diesel::update(bookings::table)
        .filter(
            bookings::session_id
                .eq(session)
                .and(bookings::status.eq("waiting"))
                .and(bookings::passed_over_at.is_null())
                .and(bookings::place.lt(furthest)),
        )
        .set(bookings::passed_over_at.eq(now))
        .execute(conn)
        .await
        .map(drop)
}
