//! How one person is notified. A letter goes to whoever chose e-mail; for others it is a call task
//! where there is a telephone number, else a line on the door list.
//! Seats and actions call this in the transaction of what they tell.

use chrono::{DateTime, Utc};
use diesel::QueryResult;
use diesel_async::AsyncPgConnection;
use serde_json::Value;

use super::kind::LetterKind;
use super::{call_tasks, door_list};
use crate::booking::model::Booking;
use crate::booking::reach::Reach;
use crate::platform::ids::LetterId;
use crate::platform::mail::outbox::{self, NewLetter};

/// Notifies the person booked, in whatever way reaches them.
pub async fn notify(
    conn: &mut AsyncPgConnection,
    booking: &Booking,
    kind: LetterKind,
    facts: Value,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    match booking.letter_address() {
        Some(email) => outbox::enqueue(conn, letter(booking, kind, email, facts, now), now).await,
        None if kind.needs_a_person() => notify_by_person(conn, booking, kind, now).await,
        None => Ok(()),
    }
}

/// A call task, or a line on the door list where there is no number.
pub(super) async fn notify_by_person(
    conn: &mut AsyncPgConnection,
    booking: &Booking,
    kind: LetterKind,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    match Reach::by_person(booking) {
        Reach::Call { .. } => call_tasks::add(conn, booking, kind, now).await,
        Reach::Letter | Reach::Door => door_list::add(conn, booking, kind, now).await,
    }
}

/// The id of the letter that confirms a new booking; none for who stands at the desk, and for who
/// has no e-mail and so has the page.
#[must_use]
pub fn confirmation_letter(booking: &Booking) -> Option<LetterId> {
    let by_letter = booking.letter_address().is_some();
    (by_letter && !booking.walk_in).then(LetterId::fresh)
}

/// What a person still had to tell follows a booking that has moved to another session.
pub async fn follow_move(conn: &mut AsyncPgConnection, moved: &Booking) -> QueryResult<()> {
    door_list::follow_move(conn, moved).await?;
    call_tasks::follow_move(conn, moved).await
}

fn letter<'a>(
    booking: &'a Booking,
    kind: LetterKind,
    email: &'a str,
    facts: Value,
    due_at: DateTime<Utc>,
) -> NewLetter<'a> {
    NewLetter {
        id: LetterId::fresh().0,
        organisation: booking.organisation_id.0,
        booking: Some(booking.id.0),
        kind: kind.name(),
        recipient: email,
        language: &booking.language,
        facts,
        dedupe_key: kind.letter_key(booking),
        due_at,
    }
}
