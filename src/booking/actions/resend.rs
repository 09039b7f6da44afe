//! Sends a letter once more, to the address that the booking has now. Once for each state of the letter: whoever
//! presses twice sends it once, and one that is on its way is not overtaken.
//! API and desk call this.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncConnection, AsyncPgConnection, RunQueryDsl};
use serde_json::{Value, json};

use crate::booking::audit::{BookingAct, record_act};
use crate::booking::model::Booking;
use crate::platform::ids::{BookingId, LetterId, StaffId};
use crate::platform::mail::outbox::{self, LetterState, NewLetter};
use crate::platform::problem::Problem;
use crate::schema::letters;

#[derive(Queryable)]
struct Written {
    id: LetterId,
    kind: String,
    state: LetterState,
    facts: Value,
}

/// Sends the newest letter about a booking again; answers whether one was written.
///
/// # Errors
/// 404 without such a booking or letter; 409 where nobody reads letters.
pub async fn resend_last(
    conn: &mut AsyncPgConnection,
    booking: BookingId,
    by: StaffId,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    conn.transaction::<_, Problem, _>(async |conn| {
        let booking = Booking::lock(conn, booking).await?;
        let last: Option<Written> = letters::table
            .filter(letters::booking_id.eq(booking.id.0))
            .order(letters::id.desc())
            .select((letters::id, letters::kind, letters::state, letters::facts))
            .first(conn)
            .await
            .optional()?;
        let last = last.ok_or_else(Problem::not_found)?;
        resend(conn, &booking, last, by, now).await
    })
    .await
}

async fn resend(
    conn: &mut AsyncPgConnection,
    booking: &Booking,
    letter: Written,
    by: StaffId,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    let on_its_way = [LetterState::Waiting, LetterState::Sending];
    if on_its_way.contains(&letter.state) {
        return Ok(());
    }
    let wrong_state = || Problem::wrong_state(booking.status.name());
    let again = NewLetter {
        id: LetterId::fresh().0,
        organisation: booking.organisation_id.0,
        booking: Some(booking.id.0),
        kind: &letter.kind,
        recipient: booking.letter_address().ok_or_else(wrong_state)?,
        language: &booking.language,
        dedupe_key: format!("again:{}:{}", letter.id, letter.state),
        facts: letter.facts,
        due_at: now,
    };
    outbox::enqueue(conn, again, now).await?;
    let facts = json!({ "letter": letter.kind });
    let act = BookingAct::with_facts("booking.letter-resent", facts);
    record_act(conn, booking, Some(by), act, now).await?;
    Ok(())
}
