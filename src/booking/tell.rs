//! Who is told, and how: by letter, by a call task, or at the door. The contact's `notify` decides;
//! the row is written in the transaction that makes it true.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use serde_json::Value;
use uuid::Uuid;

use super::model::Booking;
use crate::platform::ids::fresh;
use crate::platform::mail::outbox::{self, NewLetter};
use crate::schema::{call_tasks, door_lines};

/// What there is to tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A seat, a place in the queue, or a pending booking.
    Confirmation,
    /// Called off, by them or by us.
    Cancellation,
    /// Another session, time or place.
    Change,
    /// A place from the queue.
    Promotion,
    /// A place from the queue, for whoever accepts it in time.
    Offer,
}

impl Kind {
    /// Its name in rows; never renamed.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Confirmation => "confirmation",
            Self::Cancellation => "cancellation",
            Self::Change => "change",
            Self::Promotion => "promotion",
            Self::Offer => "offer",
        }
    }

    /// Whether somebody without e-mail must be told by a person. A confirmation is the page and
    /// the slip.
    fn needs_a_person(self) -> bool {
        !matches!(self, Self::Confirmation)
    }
}

/// Tells the person booked, in whatever way reaches them.
///
/// # Errors
/// Of the database.
pub async fn tell(
    conn: &mut AsyncPgConnection,
    booking: &Booking,
    kind: Kind,
    facts: Value,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    match (booking.notify.as_str(), &booking.email) {
        ("email", Some(email)) => {
            outbox::enqueue(conn, letter(booking, kind, email, facts), now).await
        }
        _ if kind.needs_a_person() => tell_by_person(conn, booking, kind.name(), now).await,
        _ => Ok(()),
    }
}

/// A call task, or a line on the door list where there is no number.
///
/// # Errors
/// Of the database.
pub async fn tell_by_person(
    conn: &mut AsyncPgConnection,
    booking: &Booking,
    kind: &str,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    if booking.phone.is_some() {
        call_task(conn, booking, kind, now).await
    } else {
        door_line(conn, booking, kind, now).await
    }
}

/// The id of the letter that confirms a new booking; none for who stands at the desk, and for who
/// has no e-mail and so has the page.
#[must_use]
pub fn confirming_letter(booking: &Booking) -> Option<Uuid> {
    let by_letter = booking.notify == "email" && booking.email.is_some();
    (by_letter && !booking.walk_in).then(fresh)
}

fn letter<'a>(booking: &'a Booking, kind: Kind, email: &'a str, facts: Value) -> NewLetter<'a> {
    NewLetter {
        id: fresh(),
        organisation: booking.organisation_id,
        booking: Some(booking.id),
        kind: kind.name(),
        recipient: email,
        language: &booking.language,
        facts,
        dedupe_key: told_once(kind.name(), booking),
    }
}

/// The key under which a letter of a booking is written once. A booking can be changed, and come
/// nearer to its place, more than once: from the queue to pending, from pending to confirmed.
fn told_once(kind: &str, booking: &Booking) -> String {
    match kind {
        "change" | "promotion" => format!("{kind}:{}", booking.edit),
        _ => kind.to_owned(),
    }
}

/// The same for a call, whose key is not found by its booking.
fn called_once(kind: &str, booking: &Booking) -> String {
    format!("{}:{}", told_once(kind, booking), booking.id)
}

async fn call_task(
    conn: &mut AsyncPgConnection,
    booking: &Booking,
    kind: &str,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    diesel::insert_into(call_tasks::table)
        .values((
            call_tasks::id.eq(fresh()),
            call_tasks::organisation_id.eq(booking.organisation_id),
            call_tasks::booking_id.eq(booking.id),
            call_tasks::session_id.eq(booking.session_id),
            call_tasks::kind.eq(kind),
            call_tasks::dedupe_key.eq(called_once(kind, booking)),
            call_tasks::due_at.eq(now),
            call_tasks::created_at.eq(now),
            call_tasks::updated_at.eq(now),
        ))
        .on_conflict(call_tasks::dedupe_key)
        .do_nothing()
        .execute(conn)
        .await
        .map(drop)
}

async fn door_line(
    conn: &mut AsyncPgConnection,
    booking: &Booking,
    kind: &str,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    diesel::insert_into(door_lines::table)
        .values((
            door_lines::booking_id.eq(booking.id),
            door_lines::kind.eq(kind),
            door_lines::organisation_id.eq(booking.organisation_id),
            door_lines::session_id.eq(booking.session_id),
            door_lines::created_at.eq(now),
        ))
        .on_conflict_do_nothing()
        .execute(conn)
        .await
        .map(drop)
}
