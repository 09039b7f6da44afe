//! Answers to an offered seat: accepted it stays, declined it goes to the next in line. Once the queue no longer
//! moves, whoever waits takes a free seat by themselves.
//! Answered so already: nothing happens.
//! An offer that has expired can no longer be answered.

use chrono::{DateTime, Utc};
use diesel_async::{AsyncConnection, AsyncPgConnection};
use serde_json::json;

use super::transition::{cancel_and_save, set_status};
use crate::booking::audit::{BookingAct, record_act};
use crate::booking::channel::{ActBy, Channel};
use crate::booking::end_cause::EndCause;
use crate::booking::model::Booking;
use crate::booking::notify::{LetterKind, notify_of_act};
use crate::booking::rules::may_take_free_seat;
use crate::booking::seats::{LockedSession, lock_with_booking, promote_and_save};
use crate::booking::status::BookingStatus;
use crate::platform::ids::BookingId;
use crate::platform::problem::Problem;

/// Accepts an offered seat; pending where an interpreter must be found.
pub(super) async fn accept(
    conn: &mut AsyncPgConnection,
    id: BookingId,
    by: ActBy,
    now: DateTime<Utc>,
) -> Result<Booking, Problem> {
    conn.transaction::<_, Problem, _>(async |conn| {
        let (mut locked, before) = lock_with_booking(conn, id, now).await?;
        match before.status {
            BookingStatus::Confirmed | BookingStatus::Pending => return Ok(before),
            BookingStatus::Offered if now < locked.session.timing.ends_at => {}
            BookingStatus::Waiting if take_free_seats(&mut locked, &before, now) => {}
            other => return Err(Problem::wrong_state(other.name())),
        }
        let accepted = set_status(conn, &before, before.seated_status(), now).await?;
        promote_and_save(conn, locked, now).await?;
        if accepted.wants_letters() {
            notify_of_act(conn, &accepted, LetterKind::Promotion, json!({}), by, now).await?;
        }
        let act = BookingAct::with_state("booking.offer-accepted", &accepted);
        record_act(conn, &accepted, by.staff(), act, now).await?;
        Ok(accepted)
    })
    .await
}

/// Takes the seats that somebody who waits needs, where they may take them by themselves and enough are free.
fn take_free_seats(locked: &mut LockedSession, waiting: &Booking, now: DateTime<Utc>) -> bool {
    let may = may_take_free_seat(waiting, &locked.session, now);
    let taken = may && locked.take(waiting.seats, Channel::Public, now);
    if taken {
        locked.seats.waiting -= 1;
    }
    taken
}

/// Declines an offered seat.
pub(super) async fn decline(
    conn: &mut AsyncPgConnection,
    id: BookingId,
    by: ActBy,
    now: DateTime<Utc>,
) -> Result<Booking, Problem> {
    conn.transaction::<_, Problem, _>(async |conn| {
        let (locked, before) = lock_with_booking(conn, id, now).await?;
        match before.status {
            BookingStatus::Cancelled => return Ok(before),
            BookingStatus::Offered => {}
            other => return Err(Problem::wrong_state(other.name())),
        }
        let declined = cancel_and_save(conn, locked, &before, EndCause::Visitor, now).await?;
        let act = BookingAct::with_state("booking.offer-declined", &declined);
        record_act(conn, &declined, by.staff(), act, now).await?;
        Ok(declined)
    })
    .await
}
