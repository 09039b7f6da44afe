//! The letters about a booking, and how far each has come.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use crate::booking::notify::LetterKind;
use crate::platform::ids::BookingId;
use crate::platform::mail::outbox::LetterState;
use crate::schema::letters;

/// The newest that are shown.
const MOST: i64 = 50;

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
