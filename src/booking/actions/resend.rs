//! Sends a letter once more, to the address that the booking has now. Once for each state of the letter: whoever
//! presses twice sends it once, and one that is on its way is not overtaken.
//! API and desk call this.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncConnection, AsyncPgConnection, RunQueryDsl};
use serde_json::json;

use crate::booking::audit::{BookingAct, record_act};
use crate::booking::letters::{Letter, newest_letter};
use crate::booking::model::Booking;
use crate::platform::ids::{BookingId, LetterId, StaffId};
use crate::platform::mail::outbox::{self, NewLetter};
use crate::platform::mail::state::LetterState;
use crate::platform::problem::Problem;
use crate::schema::{bookings, letters};

/// Sends the newest letter about a booking again; answers the one that is on its way.
///
/// # Errors
/// As [`resend`].
pub async fn resend_last(
    conn: &mut AsyncPgConnection,
    booking: BookingId,
    by: StaffId,
    now: DateTime<Utc>,
) -> Result<Letter, Problem> {
    let last = newest_letter(conn, booking).await?;
    resend(conn, &last.ok_or_else(Problem::not_found)?, by, now).await
}

/// Sends a letter again; answers the one that is on its way.
///
/// # Errors
/// 404 without its booking; 409 where nobody reads letters, and of a letter whose news is not true any more.
pub async fn resend(
    conn: &mut AsyncPgConnection,
    letter: &Letter,
    by: StaffId,
    now: DateTime<Utc>,
) -> Result<Letter, Problem> {
    conn.transaction::<_, Problem, _>(async |conn| {
        let booking = letter.booking_id.ok_or_else(Problem::not_found)?;
        let booking = Booking::lock(conn, booking).await?;
        let letter = under_lock(conn, letter.id).await?;
        if letter.is_on_its_way() {
            return Ok(letter);
        }
        write_again(conn, &booking, letter, by, now).await
    })
    .await
}

/// As it is now.
async fn under_lock(conn: &mut AsyncPgConnection, letter: LetterId) -> QueryResult<Letter> {
    letters::table
        .find(letter)
        .select(Letter::as_select())
        .first(conn)
        .await
}

async fn write_again(
    conn: &mut AsyncPgConnection,
    booking: &Booking,
    letter: Letter,
    by: StaffId,
    now: DateTime<Utc>,
) -> Result<Letter, Problem> {
    let is_past = matches!(letter.state, LetterState::Superseded | LetterState::Expired);
    if is_past {
        return Err(Problem::wrong_state(letter.state.name()));
    }
    let wrong_state = || Problem::wrong_state(booking.status.name());
    let id = LetterId::fresh();
    let key = format!("again:{}:{}", letter.id, letter.state);
    let again = NewLetter {
        id: id.0,
        organisation: Some(booking.organisation_id.0),
        booking: Some(booking.id.0),
        kind: letter.kind.name(),
        recipient: booking.address_wanted().ok_or_else(wrong_state)?,
        language: &booking.language,
        dedupe_key: key.clone(),
        facts: letter.facts,
        due_at: now,
    };
    outbox::enqueue(conn, again, now).await?;
    let on_its_way: Letter = letters::table
        .filter(letters::booking_id.eq(booking.id))
        .filter(letters::dedupe_key.eq(key))
        .select(Letter::as_select())
        .first(conn)
        .await?;
    if on_its_way.id == id {
        trust_address(conn, booking).await?;
        let act = BookingAct::with_facts("booking.letter-resent", json!({ "letter": letter.kind }));
        record_act(conn, booking, Some(by), act, now).await?;
    }
    Ok(on_its_way)
}

/// Whoever sends again believes that the address takes letters now.
async fn trust_address(conn: &mut AsyncPgConnection, booking: &Booking) -> QueryResult<()> {
    if booking.email_bounced_at.is_none() {
        return Ok(());
    }
    diesel::update(bookings::table.find(booking.id))
        .set(bookings::email_bounced_at.eq(None::<DateTime<Utc>>))
        .execute(conn)
        .await
        .map(drop)
}
