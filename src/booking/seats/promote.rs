//! Promotion from the waiting list: first in, first out.
//! Free seats are given, or offered for a while, to the first who fit; a group too large for them is
//! passed over, and staff see it. Near the start the desk calls the first who fits instead. `lock` and the batcher call this whenever seats became free.

use chrono::{DateTime, TimeDelta, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use serde_json::json;

use super::locked_session::LockedSession;
use crate::booking::model::Booking;
use crate::booking::notify::{LetterKind, Notice, deliver_by_person, notify, supersede_untrue};
use crate::booking::status::BookingStatus;
use crate::platform::ids::{BookingId, SessionId};
use crate::schema::bookings;
use crate::session::Promotion;
use crate::session::Status;

/// So many are read at once; of a longer list the next part is read when these were looked at.
const PART: i64 = 100;

/// Who waits, as far as promoting must know.
#[derive(Debug, Queryable)]
struct WaitingBooking {
    id: BookingId,
    seats: i32,
    place: i64,
    interpreter: Option<String>,
}

/// Gives free seats to those who wait, in the order of their places.
pub async fn promote(
    conn: &mut AsyncPgConnection,
    locked: &mut LockedSession,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    let (mut seen, mut furthest) = (0, 0);
    while may_promote(locked, now) {
        let fitting = who_fits(conn, locked, seen, now).await?;
        if fitting.is_empty() {
            break;
        }
        for waiting in fitting {
            let fits = waiting.seats <= locked.seats.free_for_all(now);
            if fits && give(conn, locked, &waiting, now).await? {
                furthest = waiting.place;
            }
            seen = waiting.place;
        }
    }
    if furthest > 0 {
        mark_passed_over(conn, locked.session.id, furthest, now).await?;
    }
    if somebody_could_have_a_seat(locked, now) && !locked.session.queue_moves(now) {
        ask_the_desk(conn, locked, now).await?;
    }
    Ok(())
}

/// Whether anything may be given now.
fn may_promote(locked: &LockedSession, now: DateTime<Utc>) -> bool {
    somebody_could_have_a_seat(locked, now) && locked.session.queue_moves(now)
}

fn somebody_could_have_a_seat(locked: &LockedSession, now: DateTime<Utc>) -> bool {
    locked.seats.waiting > 0
        && locked.seats.free_for_all(now) > 0
        && locked.session.status(now) == Status::Published
        && now < locked.session.timing.starts_at
}

/// So near the start nobody is given a seat who may not hear of it: a person calls the first who fits.
async fn ask_the_desk(
    conn: &mut AsyncPgConnection,
    locked: &LockedSession,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    let first = who_fits(conn, locked, 0, now).await?.into_iter().next();
    let Some(first) = first else {
        return Ok(());
    };
    match Booking::load(conn, first.id).await? {
        Some(booking) => {
            deliver_by_person(conn, &booking, &Notice::of_free_seat(&booking), now).await
        }
        None => Ok(()),
    }
}

/// The next of those who wait, behind the place `seen`, who would fit by themselves.
async fn who_fits(
    conn: &mut AsyncPgConnection,
    locked: &LockedSession,
    seen: i64,
    now: DateTime<Utc>,
) -> QueryResult<Vec<WaitingBooking>> {
    bookings::table
        .filter(
            bookings::session_id
                .eq(locked.session.id)
                .and(bookings::status.eq(BookingStatus::Waiting))
                .and(bookings::place.gt(seen))
                .and(bookings::seats.le(locked.seats.free_for_all(now))),
        )
        .order(bookings::place)
        .limit(PART)
        .select((
            bookings::id,
            bookings::seats,
            bookings::place.assume_not_null(),
            bookings::interpreter,
        ))
        .load(conn)
        .await
}

/// Gives or offers seats to one who waits, and notifies them. Answers whether they still waited.
async fn give(
    conn: &mut AsyncPgConnection,
    locked: &mut LockedSession,
    waiting: &WaitingBooking,
    now: DateTime<Utc>,
) -> QueryResult<bool> {
    let offer = (locked.rules.promotion == Promotion::Offer).then(|| {
        let until = now + TimeDelta::minutes(locked.rules.offer_minutes.into());
        until.min(locked.session.timing.starts_at)
    });
    let status = match (offer, &waiting.interpreter) {
        (Some(_), _) => BookingStatus::Offered,
        (None, Some(_)) => BookingStatus::Pending,
        (None, None) => BookingStatus::Confirmed,
    };
    let given: Option<Booking> = diesel::update(bookings::table.find(waiting.id))
        .filter(bookings::status.eq(BookingStatus::Waiting))
        .set((
            bookings::status.eq(status),
            bookings::offered_until.eq(offer),
            bookings::version.eq(bookings::version + 1),
            bookings::updated_at.eq(now),
        ))
        .returning(Booking::as_returning())
        .get_result(conn)
        .await
        .optional()?;
    let Some(given) = given else {
        return Ok(false);
    };
    supersede_untrue(conn, &given, now).await?;
    locked.seats.taken += given.seats;
    locked.seats.waiting -= 1;
    let (kind, facts) = match offer {
        Some(until) => {
            locked.seats.note_expiry(until);
            (LetterKind::Offer, json!({ "until": until }))
        }
        None => (LetterKind::Promotion, json!({})),
    };
    notify(conn, &given, kind, facts, now).await?;
    Ok(true)
}

/// Remembers who still waits before somebody who was just given seats.
async fn mark_passed_over(
    conn: &mut AsyncPgConnection,
    session: SessionId,
    furthest_place: i64,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    diesel::update(bookings::table)
        .filter(
            bookings::session_id
                .eq(session)
                .and(bookings::status.eq(BookingStatus::Waiting))
                .and(bookings::passed_over_at.is_null())
                .and(bookings::place.lt(furthest_place)),
        )
        .set(bookings::passed_over_at.eq(now))
        .execute(conn)
        .await
        .map(drop)
}
