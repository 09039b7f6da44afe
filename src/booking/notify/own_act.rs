//! Telling somebody what they have done themselves. Whoever acts may have written a stranger's address, so a mailbox
//! gets few such letters a day; beyond them the act counts, its letter is withheld, and the answer says so.
//! Actions call this where the holder may be the one who acts, the batcher for new bookings.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use serde_json::{Value, json};

use super::kind::LetterKind;
use super::notice::Notice;
use super::person::{letter, notify, overtake};
use crate::booking::channel::ActBy;
use crate::booking::contact::{ContactKey, OwnLetters, lock};
use crate::booking::model::Booking;
use crate::platform::mail::public_act;
use crate::platform::mail::state::LetterState;
use crate::platform::text_enum;
use crate::schema::letters;

text_enum! {
    /// What becomes of a letter, as an answer says it.
    pub enum LetterFate {
        /// It goes, or went.
        Sent = "sent",
        /// Its mailbox had as many today as it gets.
        NotSent = "not-sent",
    }
}

impl LetterFate {
    /// Of the last letter about a booking that is reached by letters; none without one, where none arrived for
    /// another reason, or where one was withheld and its day is over.
    pub async fn of_last(
        conn: &mut AsyncPgConnection,
        booking: &Booking,
        now: DateTime<Utc>,
    ) -> QueryResult<Option<Self>> {
        if booking.letter_address().is_none() {
            return Ok(None);
        }
        let last: Option<(LetterState, DateTime<Utc>)> = letters::table
            .filter(letters::booking_id.eq(booking.id.0))
            .order(letters::id.desc())
            .select((letters::state, letters::created_at))
            .first(conn)
            .await
            .optional()?;
        Ok(last.and_then(|(state, at)| match state {
            LetterState::Waiting | LetterState::Sending | LetterState::Sent => Some(Self::Sent),
            LetterState::Withheld if public_act::counts(at, now) => Some(Self::NotSent),
            _ => None,
        }))
    }
}

/// Notifies the person booked of what was done with the booking, by themselves or by staff for them.
pub async fn notify_of_act(
    conn: &mut AsyncPgConnection,
    booking: &Booking,
    kind: LetterKind,
    facts: Value,
    by: ActBy,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    let (ActBy::Holder { letters_a_day }, Some(email)) = (by, booking.letter_address()) else {
        return notify(conn, booking, kind, facts, now).await;
    };
    let contacts = ContactKey::of_booking(booking).into_iter().collect();
    lock(conn, ContactKey::names(&contacts)).await?;
    let mut own = OwnLetters::of(conn, &contacts, letters_a_day, now).await?;
    let state = match own.take(email) {
        true => LetterState::Waiting,
        false => LetterState::Withheld,
    };
    let notice = overtake(conn, booking, Notice::of_booking(booking, kind, facts)).await?;
    public_act::enqueue(conn, letter(booking, notice, email, now), state, now).await
}

/// Writes down that the confirmation of a new booking is withheld.
pub async fn withhold_confirmation(
    conn: &mut AsyncPgConnection,
    booking: &Booking,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    let Some(email) = booking.letter_address() else {
        return Ok(());
    };
    let notice = Notice::of_booking(booking, LetterKind::Confirmation, json!({}));
    let withheld = letter(booking, notice, email, now);
    public_act::enqueue(conn, withheld, LetterState::Withheld, now).await
}
