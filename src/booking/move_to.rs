//! Move a booking to another session: an atomic swap. The old seat is kept if the new one fails.
//! Which sessions the desk can choose from stands here too.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncConnection, AsyncPgConnection, RunQueryDsl};
use serde_json::json;
use uuid::Uuid;

use super::batcher::BookError;
use super::cancel::give_back;
use super::decide::{self, Refusal, free_to, may_book};
use super::locked::Locked;
use super::model::Booking;
use super::problems::OTHER_OWNER;
use super::tell::{self, Kind};
use super::trail;
use crate::platform::ids::{BookingId, StaffId};
use crate::platform::problem::Problem;
use crate::schema::{bookings, call_tasks, door_lines, session_seats, sessions, venues};
use crate::session::{LockWait, Session};

/// As many sessions as a page offers.
const OFFERED: i64 = 20;

/// Moves a live booking. There already: nothing happens. Both sessions are locked in one
/// statement, in id order, so moves in opposite directions wait for each other and never deadlock.
///
/// # Errors
/// A refusal as for a new booking in the session wanted; 409 for another owner's session or a
/// booking that is not live.
pub async fn move_to(
    conn: &mut AsyncPgConnection,
    id: BookingId,
    wanted: Uuid,
    by: Option<StaffId>,
    now: DateTime<Utc>,
) -> Result<Booking, BookError> {
    conn.transaction::<_, BookError, _>(async |conn| {
        let found = load(conn, id).await?;
        let both = [found.session_id, wanted];
        let (mut locked, _) = Locked::open_all(conn, &both, LockWait::Wait, now).await?;
        let before = load(conn, id).await?;
        if before.session_id == wanted {
            return Ok(before);
        }
        let mut target = take_out(&mut locked, wanted).ok_or(Refusal::NoSuchSession)?;
        let mut source = take_out(&mut locked, before.session_id)
            .ok_or_else(|| Problem::wrong_state(&before.status))?;
        may_move(&before, (&source, &target), by, now)?;
        if !decide::take(&mut target, before.seats, by.is_some(), now) {
            let left = free_to(&target, by.is_some(), now);
            return Err(Refusal::SoldOut { left }.into());
        }
        let moved = swap(conn, &before, wanted, now).await?;
        give_back(&mut source.seats, &before);
        source.close(conn, now).await?;
        target.close(conn, now).await?;
        tell_of(conn, (&before, &moved), by, now).await?;
        Ok(moved)
    })
    .await
}

async fn load(conn: &mut AsyncPgConnection, id: BookingId) -> Result<Booking, Problem> {
    Booking::load(conn, id)
        .await?
        .ok_or_else(Problem::not_found)
}

fn take_out(locked: &mut Vec<Locked>, id: Uuid) -> Option<Locked> {
    let at = locked.iter().position(|one| one.session.id == id)?;
    Some(locked.swap_remove(at))
}

fn may_move(
    before: &Booking,
    (source, target): (&Locked, &Locked),
    by: Option<StaffId>,
    now: DateTime<Utc>,
) -> Result<(), BookError> {
    if !before.is_live() || (by.is_none() && source.session.starts_at <= now) {
        return Err(Problem::wrong_state(&before.status).into());
    }
    may_book(&target.session, (false, by.is_some()), now)?;
    if target.session.organisation_id != before.organisation_id {
        return Err(Problem::new(&OTHER_OWNER).into());
    }
    let most = target.limits.seats_per_booking.filter(|_| by.is_none());
    match most.filter(|most| before.seats > *most) {
        Some(most) => Err(Refusal::TooManySeats { most }.into()),
        None => Ok(()),
    }
}

/// The conditional step itself: whoever waited or was offered a place has one now.
async fn swap(
    conn: &mut AsyncPgConnection,
    before: &Booking,
    wanted: Uuid,
    now: DateTime<Utc>,
) -> QueryResult<Booking> {
    let status = match (before.status.as_str(), &before.interpreter) {
        ("confirmed", _) | (_, None) => "confirmed",
        (_, Some(_)) => "pending",
    };
    diesel::update(bookings::table.find(before.id))
        .filter(
            bookings::session_id
                .eq(before.session_id)
                .and(bookings::status.eq(&before.status)),
        )
        .set((
            bookings::session_id.eq(wanted),
            bookings::status.eq(status),
            bookings::place.eq(None::<i64>),
            bookings::passed_over_at.eq(None::<DateTime<Utc>>),
            bookings::offered_until.eq(None::<DateTime<Utc>>),
            bookings::released_at.eq(None::<DateTime<Utc>>),
            bookings::edit.eq(bookings::edit + 1),
            bookings::updated_at.eq(now),
        ))
        .returning(Booking::as_returning())
        .get_result(conn)
        .await
}

/// What still had to be told follows the booking; the move itself is confirmed by letter to whoever
/// asked for it, and the desk's act is recorded.
async fn tell_of(
    conn: &mut AsyncPgConnection,
    (before, moved): (&Booking, &Booking),
    by: Option<StaffId>,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    diesel::update(door_lines::table.filter(door_lines::booking_id.eq(moved.id)))
        .set(door_lines::session_id.eq(moved.session_id))
        .execute(conn)
        .await?;
    diesel::update(call_tasks::table)
        .filter(
            call_tasks::booking_id
                .eq(moved.id)
                .and(call_tasks::state.eq("open")),
        )
        .set(call_tasks::session_id.eq(moved.session_id))
        .execute(conn)
        .await?;
    if moved.notify == "email" {
        let facts = json!({ "from": before.session_id });
        tell::tell(conn, moved, Kind::Change, facts, now).await?;
    }
    let facts = json!({ "from": before.session_id, "to": moved.session_id });
    trail::record(conn, moved, by, ("booking.moved", facts), now).await
}

/// Sessions to come that the desk can move a booking to, each with its venue's name and the seats
/// left: the same kind before others, the next ones first. They are for everybody, or for the same
/// people as the session moved from. `chosen` stays among them when others have filled it by now.
///
/// # Errors
/// Of the database.
pub async fn sessions_for(
    conn: &mut AsyncPgConnection,
    booking: &Booking,
    from: &Session,
    chosen: Option<Uuid>,
    now: DateTime<Utc>,
) -> QueryResult<Vec<(Session, String, i32)>> {
    let free =
        session_seats::total.assume_not_null() + session_seats::overbook - session_seats::taken;
    let chosen: Vec<Uuid> = chosen.into_iter().collect();
    sessions::table
        .inner_join(session_seats::table)
        .inner_join(venues::table)
        .filter(
            sessions::organisation_id
                .eq(booking.organisation_id)
                .and(sessions::id.ne(from.id)),
        )
        .filter(
            sessions::status
                .eq("published")
                .and(sessions::mode.eq("booking")),
        )
        .filter(
            sessions::audience
                .eq("public")
                .or(sessions::audience.eq(&from.audience)),
        )
        .filter(
            sessions::course_id
                .is_null()
                .and(session_seats::total.is_not_null()),
        )
        .filter(sessions::starts_at.gt(now))
        .filter(free.ge(booking.seats).or(sessions::id.eq_any(chosen)))
        .order((
            sessions::kind.eq(&from.kind).desc(),
            sessions::starts_at,
            sessions::id,
        ))
        .limit(OFFERED)
        .select((Session::as_select(), venues::name, free))
        .load(conn)
        .await
}
