//! Moves a booking to another session: an atomic swap that keeps the old seat if the new one fails.
//! Both sessions are locked in one statement, in id order: moves in opposite directions never deadlock.
//! API and desk call this.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncConnection, AsyncPgConnection, RunQueryDsl};
use serde_json::json;

use crate::booking::audit::{BookingAct, record_act};
use crate::booking::channel::{ActBy, Arrival, Channel};
use crate::booking::contact::LiveBookings;
use crate::booking::model::Booking;
use crate::booking::notify::{LetterKind, follow_move, notify_of_act};
use crate::booking::problems::{BookError, OTHER_OWNER};
use crate::booking::rules::{Refusal, max_bookings, max_seats, may_book, may_move};
use crate::booking::seats::{LockedSession, lock_all, promote_and_save};
use crate::booking::status::BookingStatus;
use crate::platform::ids::{BookingId, SessionId};
use crate::platform::problem::Problem;
use crate::schema::{attendance, bookings};
use crate::session::LockWait;

/// Moves a live booking. There already: nothing happens.
///
/// # Errors
/// A refusal as for a new booking in the session wanted; 409 for another owner's session or a
/// booking that is not live.
pub async fn move_booking(
    conn: &mut AsyncPgConnection,
    id: BookingId,
    wanted: SessionId,
    by: ActBy,
    now: DateTime<Utc>,
) -> Result<Booking, BookError> {
    let channel = by.channel();
    conn.transaction::<_, BookError, _>(async |conn| {
        let found = Booking::find(conn, id).await?;
        let both = [found.session_id, wanted];
        let mut locked = lock_all(conn, &both, LockWait::Wait, now).await?.locked;
        let before = Booking::find(conn, id).await?;
        if before.session_id == wanted {
            return Ok(before);
        }
        let mut to = take_out(&mut locked, wanted).ok_or(Refusal::NoSuchSession)?;
        let mut from = take_out(&mut locked, before.session_id)
            .ok_or_else(|| Problem::wrong_state(before.status.name()))?;
        may_leave(&before, &from, channel, now)?;
        may_join(&before, &to, channel, now)?;
        if channel == Channel::Public {
            let live = LiveBookings::beside(conn, &before, wanted, now).await?;
            max_seats(&to.rules, channel, live, before.seats)?;
            max_bookings(&to.rules, live, None)?;
        }
        if !to.take(before.seats, channel, now) {
            let left = to.free_for(channel, now);
            return Err(Refusal::SoldOut { left }.into());
        }
        let moved = swap(conn, &before, wanted, now).await?;
        forget_absence(conn, &before).await?;
        from.give_back(&before);
        promote_and_save(conn, from, now).await?;
        promote_and_save(conn, to, now).await?;
        notify_and_record(conn, &before, &moved, by, now).await?;
        Ok(moved)
    })
    .await
}

fn take_out(locked: &mut Vec<LockedSession>, id: SessionId) -> Option<LockedSession> {
    let at = locked.iter().position(|one| one.session.id == id)?;
    Some(locked.swap_remove(at))
}

fn may_leave(
    before: &Booking,
    from: &LockedSession,
    channel: Channel,
    now: DateTime<Utc>,
) -> Result<(), BookError> {
    if may_move(before, &from.session, channel, now) {
        Ok(())
    } else {
        Err(Problem::wrong_state(before.status.name()).into())
    }
}

fn may_join(
    before: &Booking,
    to: &LockedSession,
    channel: Channel,
    now: DateTime<Utc>,
) -> Result<(), BookError> {
    may_book(&to.session, channel, Arrival::Ahead, now)?;
    if to.session.organisation_id != before.organisation_id {
        return Err(Problem::new(&OTHER_OWNER).into());
    }
    Ok(())
}

/// The change of the row itself: whoever waited or was offered a seat has one now.
async fn swap(
    conn: &mut AsyncPgConnection,
    before: &Booking,
    wanted: SessionId,
    now: DateTime<Utc>,
) -> QueryResult<Booking> {
    let status = match before.status {
        BookingStatus::Confirmed => BookingStatus::Confirmed,
        _ => before.seated_status(),
    };
    diesel::update(bookings::table.find(before.id))
        .filter(
            bookings::session_id
                .eq(before.session_id)
                .and(bookings::status.eq(before.status)),
        )
        .set((
            bookings::session_id.eq(wanted),
            bookings::status.eq(status),
            bookings::place.eq(None::<i64>),
            bookings::passed_over_at.eq(None::<DateTime<Utc>>),
            bookings::offered_until.eq(None::<DateTime<Utc>>),
            bookings::released_at.eq(None::<DateTime<Utc>>),
            bookings::version.eq(bookings::version + 1),
            bookings::updated_at.eq(now),
        ))
        .returning(Booking::as_returning())
        .get_result(conn)
        .await
}

/// Who did not come there is expected elsewhere now.
async fn forget_absence(conn: &mut AsyncPgConnection, before: &Booking) -> QueryResult<()> {
    diesel::delete(attendance::table.find((before.id, before.session_id)))
        .execute(conn)
        .await
        .map(drop)
}

/// What was still to be told follows the booking; a letter confirms the move to whoever asked for
/// letters.
async fn notify_and_record(
    conn: &mut AsyncPgConnection,
    before: &Booking,
    moved: &Booking,
    by: ActBy,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    follow_move(conn, moved, now).await?;
    if moved.letter_address().is_some() {
        let facts = json!({ "from": before.session_id });
        notify_of_act(conn, moved, LetterKind::Change, facts, by, now).await?;
    }
    let facts = json!({ "from": before.session_id, "to": moved.session_id });
    let act = BookingAct::with_facts("booking.moved", facts);
    record_act(conn, moved, by.staff(), act, now).await
}
