//! How one person is notified. A letter goes to whoever chose e-mail; for others it is a call task,
//! which without a telephone number is told at the door.
//! Seats and actions call this in the transaction of what they tell.

use chrono::{DateTime, Utc};
use diesel::QueryResult;
use diesel_async::AsyncPgConnection;
use serde_json::Value;

use super::call_tasks;
use super::kind::LetterKind;
use super::notice::Notice;
use crate::booking::model::Booking;
use crate::platform::ids::LetterId;
use crate::platform::mail::outbox::{self, NewLetter};

/// Notifies the person booked of something that happened to the booking.
pub async fn notify(
    conn: &mut AsyncPgConnection,
    booking: &Booking,
    kind: LetterKind,
    facts: Value,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    let notice = Notice::of_booking(booking, kind, facts);
    deliver(conn, booking, notice, now).await
}

/// Notifies the person booked, in whatever way reaches them.
pub async fn deliver(
    conn: &mut AsyncPgConnection,
    booking: &Booking,
    notice: Notice,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    match booking.letter_address() {
        Some(email) => {
            let notice = overtake(conn, booking, notice).await?;
            outbox::enqueue(conn, letter(booking, notice, email, now), now).await
        }
        None if notice.kind.needs_a_person() => {
            deliver_by_person(conn, booking, &notice, now).await
        }
        None => Ok(()),
    }
}

/// Drops what a letter makes needless before it is sent: a cancellation whatever else there was to say, a change the
/// confirmation, which it then says itself. A change drops no change.
pub(super) async fn overtake(
    conn: &mut AsyncPgConnection,
    booking: &Booking,
    notice: Notice,
) -> QueryResult<Notice> {
    let overtaken = notice.kind.overtakes();
    if overtaken.is_empty() {
        return Ok(notice);
    }
    let names: Vec<&str> = overtaken.iter().map(|kind| kind.name()).collect();
    let dropped = outbox::supersede(conn, booking.id.0, &names).await?;
    Ok(match (notice.kind, dropped) {
        (LetterKind::Change, 1..) => notice.unconfirmed(),
        _ => notice,
    })
}

/// A call task; told at the door where there is no number.
pub async fn deliver_by_person(
    conn: &mut AsyncPgConnection,
    booking: &Booking,
    notice: &Notice,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    call_tasks::add(conn, booking, notice, now).await
}

/// Whether a letter confirms a new booking; not to who stands at the desk, nor to who has no e-mail and so has the
/// page.
#[must_use]
pub fn has_confirmation_letter(booking: &Booking) -> bool {
    booking.letter_address().is_some() && !booking.walk_in
}

pub(super) fn letter<'a>(
    booking: &'a Booking,
    notice: Notice,
    email: &'a str,
    now: DateTime<Utc>,
) -> NewLetter<'a> {
    NewLetter {
        id: LetterId::fresh().0,
        organisation: Some(booking.organisation_id.0),
        booking: Some(booking.id.0),
        kind: notice.kind.name(),
        recipient: email,
        language: &booking.language,
        due_at: notice.due_at.unwrap_or(now),
        facts: notice.facts,
        dedupe_key: notice.key,
    }
}
