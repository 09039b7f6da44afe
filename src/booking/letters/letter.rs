//! One letter about a booking, and how far it has come.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use serde_json::Value;

use super::reason::NotDelivered;
use crate::booking::notify::LetterKind;
use crate::booking::within::within;
use crate::platform::auth::Scope;
use crate::platform::ids::{BookingId, LetterId};
use crate::platform::mail::state::LetterState;
use crate::platform::problem::Problem;
use crate::schema::{bookings, letters, sessions};

/// The newest that the page of a booking shows.
const MOST: i64 = 50;

/// Whose a letter is, for `within`.
pub(super) const OWNER: &str = "letters.organisation_id";

/// A letter's row.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = letters, check_for_backend(diesel::pg::Pg))]
pub struct Letter {
    pub id: LetterId,
    /// None of a letter that is about no booking.
    pub booking_id: Option<BookingId>,
    pub kind: LetterKind,
    pub state: LetterState,
    /// The address; wiped with the booking's.
    pub recipient: Option<String>,
    pub language: String,
    /// What it says and nobody could look up later.
    pub facts: Value,
    /// Under which it is told once about its booking.
    pub dedupe_key: String,
    pub created_at: DateTime<Utc>,
    pub sent_at: Option<DateTime<Utc>>,
    /// Why it does not arrive, in the mail server's words.
    pub reason: Option<String>,
    /// What it said when it was sent; wiped with the address.
    pub sent_subject: Option<String>,
    pub sent_text: Option<String>,
}

impl Letter {
    /// Whether the job has still to do with it.
    #[must_use]
    pub fn is_on_its_way(&self) -> bool {
        matches!(self.state, LetterState::Waiting | LetterState::Sending)
    }

    /// Why it did not arrive; none of a letter that did, or still may.
    #[must_use]
    pub fn not_delivered(&self) -> Option<NotDelivered> {
        let lost = matches!(self.state, LetterState::Failed | LetterState::GivenUp);
        lost.then(|| NotDelivered::of(self.reason.as_deref().unwrap_or_default()))
    }

    /// The address as far as it may be shown: its first sign, and where the mailbox is.
    #[must_use]
    pub fn masked_recipient(&self) -> Option<String> {
        let (mailbox, domain) = self.recipient.as_deref()?.rsplit_once('@')?;
        let first = mailbox.chars().next().unwrap_or_default();
        Some(format!("{first}…@{domain}"))
    }
}

/// A letter with its booking and its session, for `within`.
#[diesel::dsl::auto_type]
pub(super) fn joined() -> _ {
    letters::table
        .inner_join(bookings::table.on(bookings::id.nullable().eq(letters::booking_id)))
        .inner_join(sessions::table.on(sessions::id.eq(bookings::session_id)))
}

/// The letters about a booking, the newest first.
pub async fn letters_of(
    conn: &mut AsyncPgConnection,
    booking: BookingId,
) -> QueryResult<Vec<Letter>> {
    letters::table
        .filter(letters::booking_id.eq(booking))
        .order(letters::id.desc())
        .limit(MOST)
        .select(Letter::as_select())
        .load(conn)
        .await
}

/// The newest letter about a booking.
pub async fn newest_letter(
    conn: &mut AsyncPgConnection,
    booking: BookingId,
) -> QueryResult<Option<Letter>> {
    letters::table
        .filter(letters::booking_id.eq(booking))
        .order(letters::id.desc())
        .select(Letter::as_select())
        .first(conn)
        .await
        .optional()
}

/// One letter, for a member of staff who serves people at its session.
///
/// # Errors
/// 404 outside the scope.
pub async fn find_letter(
    conn: &mut AsyncPgConnection,
    id: Option<LetterId>,
    scope: &Scope,
) -> Result<Letter, Problem> {
    let id = id.ok_or_else(Problem::not_found)?;
    let found = joined()
        .filter(letters::id.eq(id).and(within(scope, OWNER)))
        .select(Letter::as_select())
        .first(conn)
        .await
        .optional()?;
    found.ok_or_else(Problem::not_found)
}
