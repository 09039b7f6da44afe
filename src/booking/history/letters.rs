//! The letters about a booking, and how far each has come.

use std::collections::HashSet;

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use uuid::Uuid;

use crate::booking::notify::LetterKind;
use crate::platform::ids::BookingId;
use crate::platform::mail::outbox::LetterState;
use crate::schema::letters;

/// The newest that are shown.
const MOST: i64 = 50;

/// How a letter ends that no mailbox took.
const UNDELIVERED: [LetterState; 2] = [LetterState::Failed, LetterState::GivenUp];

/// One letter.
#[derive(Debug, Clone, Queryable)]
pub struct SentLetter {
    pub kind: LetterKind,
    pub state: LetterState,
    pub created_at: DateTime<Utc>,
    pub sent_at: Option<DateTime<Utc>>,
}

/// The letters about a booking, the newest first.
pub async fn letters_of(
    conn: &mut AsyncPgConnection,
    booking: BookingId,
) -> QueryResult<Vec<SentLetter>> {
    letters::table
        .filter(letters::booking_id.eq(booking.0))
        .order(letters::id.desc())
        .limit(MOST)
        .select((
            letters::kind,
            letters::state,
            letters::created_at,
            letters::sent_at,
        ))
        .load(conn)
        .await
}

/// Those of some bookings whose last letter did not arrive; one that was overtaken is no letter.
pub async fn undelivered(
    conn: &mut AsyncPgConnection,
    of: &[BookingId],
) -> QueryResult<HashSet<BookingId>> {
    let of: Vec<Uuid> = of.iter().map(|booking| booking.0).collect();
    let last: Vec<(Option<Uuid>, LetterState)> = letters::table
        .filter(letters::booking_id.eq_any(of))
        .filter(letters::state.ne(LetterState::Superseded))
        .distinct_on(letters::booking_id)
        .order((letters::booking_id, letters::id.desc()))
        .select((letters::booking_id, letters::state))
        .load(conn)
        .await?;
    let lost = last
        .into_iter()
        .filter(|(_, state)| UNDELIVERED.contains(state));
    Ok(lost
        .filter_map(|(booking, _)| booking.map(BookingId))
        .collect())
}
