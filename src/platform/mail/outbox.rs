//! The outbox: facts, not words, written in the transaction that makes them true.
//!
//! Slices write letters and drop what is overtaken; a mail server may still say of one that was sent that it did not
//! arrive. How an attempt to send one ends is in `attempt`.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel::sql_types::{Nullable, Timestamptz};
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use serde_json::Value;
use uuid::Uuid;

use super::lease::LeasedLetter;
use super::state::LetterState;
use crate::schema::letters;

/// A letter to be written.
#[derive(Debug, Clone)]
pub struct NewLetter<'a> {
    /// Its own id.
    pub id: Uuid,
    /// Whose letter it is; none for one of the installation itself.
    pub organisation: Option<Uuid>,
    /// What it is about.
    pub booking: Option<Uuid>,
    /// Which kind; a slice knows what it says.
    pub kind: &'a str,
    /// The address.
    pub recipient: &'a str,
    /// The language, a BCP 47 tag.
    pub language: &'a str,
    /// What it must say and nobody could look up later.
    pub facts: Value,
    /// One letter for each, and for each booking.
    pub dedupe_key: String,
    /// Not sent before; `now` for at once.
    pub due_at: DateTime<Utc>,
}

/// Writes a letter, once for each `dedupe_key` of its booking.
pub async fn enqueue(
    conn: &mut AsyncPgConnection,
    letter: NewLetter<'_>,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    write(conn, letter, LetterState::Waiting, false, now).await
}

/// Writes a letter's row: for its time or withheld, and whether an act of the public causes it.
pub(super) async fn write(
    conn: &mut AsyncPgConnection,
    letter: NewLetter<'_>,
    state: LetterState,
    public_act: bool,
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
            letters::promised_for.eq((letter.due_at > now).then_some(letter.due_at)),
            letters::created_at.eq(now),
            letters::public_act.eq(public_act),
        ))
        .on_conflict((letters::booking_id, letters::dedupe_key))
        .do_nothing()
        .execute(conn)
        .await
        .map(drop)
}

/// Drops what is not sent yet of a booking's letters of these kinds, for something later says it or makes it untrue.
/// Answers how many. One that a worker speaks of now goes.
pub async fn supersede(
    conn: &mut AsyncPgConnection,
    booking: Uuid,
    kinds: &[&str],
) -> QueryResult<usize> {
    let unsent = letters::table
        .filter(letters::booking_id.eq(booking))
        .filter(letters::state.eq(LetterState::Waiting))
        .filter(letters::kind.eq_any(kinds));
    diesel::update(unsent)
        .set(letters::state.eq(LetterState::Superseded))
        .execute(conn)
        .await
}

/// Deletes letters of these kinds that nothing else holds, once they are old. Answers how many.
pub async fn forget_letters(
    conn: &mut AsyncPgConnection,
    kinds: &[&str],
    before: DateTime<Utc>,
) -> QueryResult<usize> {
    let old = letters::table
        .filter(letters::kind.eq_any(kinds))
        .filter(letters::created_at.lt(before));
    diesel::delete(old).execute(conn).await
}

/// What a bounce was.
#[derive(Debug, Clone)]
pub enum Bounced {
    /// News: this letter did not arrive.
    Letter(Box<LeasedLetter>),
    /// The mail server was faster than its answer to us: the letter is not marked as sent yet.
    TooEarly,
    /// It was handed in before, or belongs to no letter here.
    Known,
}

/// Marks a letter that a mail server had taken and could not deliver after all.
pub async fn bounce(
    conn: &mut AsyncPgConnection,
    letter: Uuid,
    reason: &str,
) -> QueryResult<Bounced> {
    let sent = letters::table
        .find(letter)
        .filter(letters::state.eq(LetterState::Sent));
    let failed: Option<LeasedLetter> = diesel::update(sent)
        .set((
            letters::state.eq(LetterState::Failed),
            letters::reason.eq(reason),
        ))
        .returning(LeasedLetter::as_returning())
        .get_result(conn)
        .await
        .optional()?;
    if let Some(letter) = failed {
        return Ok(Bounced::Letter(Box::new(letter)));
    }
    let under_way = letters::table
        .find(letter)
        .filter(letters::state.eq_any([LetterState::Waiting, LetterState::Sending]));
    let is_under_way = diesel::select(diesel::dsl::exists(under_way));
    Ok(match is_under_way.get_result(conn).await? {
        true => Bounced::TooEarly,
        false => Bounced::Known,
    })
}

/// Letters on their way.
pub struct OutboxQueue {
    /// Those that are due or wait for their next attempt. What is promised for later is not among them.
    pub letters: i64,
    /// Since when the oldest could have been sent.
    pub oldest: Option<DateTime<Utc>>,
}

/// Counts the letters that were given up and are still kept.
pub async fn failed(conn: &mut AsyncPgConnection) -> QueryResult<i64> {
    letters::table
        .filter(letters::state.eq(LetterState::Failed))
        .count()
        .get_result(conn)
        .await
}

/// Counts the letters on their way. A retry does not make a letter younger: its age counts from when it was
/// first due.
pub async fn queue(conn: &mut AsyncPgConnection, now: DateTime<Utc>) -> QueryResult<OutboxQueue> {
    let is_due = letters::promised_for
        .is_null()
        .or(letters::promised_for.le(now));
    let oldest =
        diesel::dsl::sql::<Nullable<Timestamptz>>("min(coalesce(promised_for, created_at))");
    let (letters, oldest) = letters::table
        .filter(letters::state.eq_any([LetterState::Waiting, LetterState::Sending]))
        .filter(is_due)
        .select((diesel::dsl::count_star(), oldest))
        .get_result(conn)
        .await?;
    Ok(OutboxQueue { letters, oldest })
}
