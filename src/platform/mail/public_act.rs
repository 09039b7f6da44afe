//! Letters that an act of the public causes, such as a booking or its cancellation. Whoever acts may have written a
//! stranger's address, so a mailbox gets few of them a day; one beyond those is withheld, and never sent.
//! Whoever counts holds the mailbox's lock until the letter is written.

use chrono::{DateTime, TimeDelta, Utc};
use diesel::dsl::sql;
use diesel::prelude::*;
use diesel::sql_types::Bool;
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use super::outbox::{LetterState, NewLetter};
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
    diesel::insert_into(letters::table)
        .values((
            letters::id.eq(letter.id),
            letters::organisation_id.eq(letter.organisation),
            letters::booking_id.eq(letter.booking),
            letters::kind.eq(letter.kind),
            letters::state.eq(state),
            letters::recipient.eq(letter.recipient),
            letters::language.eq(letter.language),
            letters::facts.eq(letter.facts),
            letters::dedupe_key.eq(letter.dedupe_key),
            letters::due_at.eq(letter.due_at),
            letters::created_at.eq(now),
            letters::public_act.eq(true),
        ))
        .on_conflict((letters::booking_id, letters::dedupe_key))
        .do_nothing()
        .execute(conn)
        .await
        .map(drop)
}
