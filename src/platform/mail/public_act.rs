//! Letters that an act of the public causes, such as a booking or its cancellation. Whoever acts may have written a
//! stranger's address, so a mailbox gets few of them a day; one beyond those is withheld, and never sent.
//! Whoever counts holds the mailbox's lock until the letter is written.

use chrono::{DateTime, TimeDelta, Utc};
use diesel::dsl::sql;
use diesel::prelude::*;
use diesel::sql_types::Bool;
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use super::outbox::{self, NewLetter};
use super::state::LetterState;
use crate::platform::contact::mailbox_of;
use crate::schema::letters;

/// So long a letter counts.
const DAY: TimeDelta = TimeDelta::hours(24);

/// Whether a letter written then counts now.
#[must_use]
pub fn counts(written_at: DateTime<Utc>, now: DateTime<Utc>) -> bool {
    written_at > now - DAY
}

/// The mailboxes of the letters that count now, each as often as it has one.
pub async fn mailboxes_written_to(
    mut conn: &AsyncPgConnection,
    mailboxes: &[&str],
    now: DateTime<Utc>,
) -> QueryResult<Vec<String>> {
    if mailboxes.is_empty() {
        return Ok(Vec::new());
    }
    let mailbox = mailbox_of(letters::recipient);
    letters::table
        // Word for word the condition of the index.
        .filter(sql::<Bool>(
            "public_act and state not in ('superseded', 'withheld')",
        ))
        .filter(mailbox.eq_any(mailboxes))
        .filter(letters::created_at.gt(now - DAY))
        .select(mailbox.assume_not_null())
        .load(&mut conn)
        .await
}

/// Writes such a letter, once for each `dedupe_key` of its booking: for its time, or withheld.
pub async fn enqueue(
    conn: &mut AsyncPgConnection,
    letter: NewLetter<'_>,
    state: LetterState,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    outbox::write(conn, letter, state, true, now).await
}
