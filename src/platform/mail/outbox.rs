//! The outbox: facts, not words, written in the transaction that makes them true.
//!
//! A worker leases rows and commits, then speaks SMTP, then marks. Leases go by the database's
//! clock, for they are between machines; everything a person sees goes by the given `now`.

use chrono::{DateTime, TimeDelta, Utc};
use diesel::prelude::*;
use diesel::sql_types::{Nullable, Timestamptz};
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use serde_json::Value;
use uuid::Uuid;

use super::pause;
use crate::platform::jobs;
use crate::platform::text_enum;
use crate::schema::letters;

/// A letter to be written.
#[derive(Debug, Clone)]
pub struct NewLetter<'a> {
    /// Its own id.
    pub id: Uuid,
    /// Whose letter it is.
    pub organisation: Uuid,
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

/// A row under lease.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = letters, check_for_backend(diesel::pg::Pg))]
#[expect(missing_docs, reason = "the columns' meanings stand in the migration")]
pub struct LeasedLetter {
    pub id: Uuid,
    pub booking_id: Option<Uuid>,
    pub kind: String,
    pub recipient: Option<String>,
    pub language: String,
    pub facts: Value,
    pub dedupe_key: String,
    pub due_at: DateTime<Utc>,
    pub attempts: i32,
    pub lease: i64,
    pub promised_for: Option<DateTime<Utc>>,
    pub refused_since: Option<DateTime<Utc>>,
    pub created_at: DateTime<Utc>,
}

impl LeasedLetter {
    /// Since when it could have been sent.
    fn first_due(&self) -> DateTime<Utc> {
        self.promised_for.unwrap_or(self.created_at)
    }
}

text_enum! {
    /// How far a letter has come.
    pub enum LetterState {
        /// For its time, or for the next attempt.
        Waiting = "waiting",
        /// Under a lease.
        Sending = "sending",
        Sent = "sent",
        /// It can never be delivered.
        Failed = "failed",
        /// It was tried for too long.
        GivenUp = "given-up",
        /// It came too late to be of use.
        Expired = "expired",
        /// It is not true any more.
        Superseded = "superseded",
        /// Its mailbox had as many letters of the public as it gets in a day: never sent.
        Withheld = "withheld",
    }
}

/// How an attempt ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ending {
    /// The server took it, under this Message-ID.
    Sent(String),
    /// Perhaps later.
    Later(String),
    /// It was not spoken of: as it was, and the attempt does not count.
    Untried,
    /// The mail server failed at this letter, and does so perhaps at every one: behind the others, and the
    /// attempt does not count.
    Away(String),
    /// Never; why.
    Failed(String),
    /// Untrue by now, so not sent.
    Superseded,
    /// Too late to be of use.
    Expired,
}

/// Put off for this long before a person must step in.
const GIVE_UP_AFTER: TimeDelta = TimeDelta::hours(72);
/// So long a letter at which the mail server failed lets the others go first.
const ASIDE: TimeDelta = TimeDelta::minutes(10);
/// A mail server that took a letter within this time works.
const WORKS: TimeDelta = TimeDelta::hours(1);

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

/// Takes up to `most` due letters under a lease of two minutes. Rows another worker holds are
/// skipped; an expired lease is taken over.
pub async fn lease(
    conn: &mut AsyncPgConnection,
    most: i64,
    now: DateTime<Utc>,
) -> QueryResult<Vec<LeasedLetter>> {
    diesel::sql_query(
        "update letters set state = 'sending', attempts = attempts + 1, \
                lease = lease + 1, \
                leased_until = clock_timestamp() + interval '2 minutes' \
          where id in (select id from letters \
                        where (state = 'waiting' and due_at <= $1) \
                           or (state = 'sending' and leased_until < clock_timestamp()) \
                        order by due_at, id limit $2 for update skip locked) \
         returning id",
    )
    .bind::<Timestamptz, _>(now)
    .bind::<diesel::sql_types::BigInt, _>(most)
    .load::<LeasedId>(conn)
    .await
    .map(|rows| rows.into_iter().map(|row| row.id).collect::<Vec<_>>())
    .map(|ids| {
        letters::table
            .filter(letters::id.eq_any(ids))
            .order((letters::due_at, letters::id))
    })?
    .select(LeasedLetter::as_select())
    .load(conn)
    .await
}

#[derive(QueryableByName)]
struct LeasedId {
    #[diesel(sql_type = diesel::sql_types::Uuid)]
    id: Uuid,
}

/// Marks how an attempt ended. Fenced by the lease's number: a worker that froze past its lease
/// changes nothing. Answers whether a person must step in now.
pub async fn finish_attempt(
    conn: &mut AsyncPgConnection,
    letter: &LeasedLetter,
    ending: &Ending,
    now: DateTime<Utc>,
) -> QueryResult<bool> {
    let given_up = gives_up(conn, letter, ending, now).await?;
    let (state, reason, message_id) = match ending {
        Ending::Sent(id) => (LetterState::Sent, None, Some(id.as_str())),
        Ending::Later(why) | Ending::Away(why) if given_up => {
            (LetterState::GivenUp, Some(why.as_str()), None)
        }
        Ending::Later(why) | Ending::Away(why) => (LetterState::Waiting, Some(why.as_str()), None),
        Ending::Untried => (LetterState::Waiting, None, None),
        Ending::Failed(why) => (LetterState::Failed, Some(why.as_str()), None),
        Ending::Superseded => (LetterState::Superseded, None, None),
        Ending::Expired => (LetterState::Expired, None, None),
    };
    let counts = !matches!(ending, Ending::Untried | Ending::Away(_));
    let put_off = matches!(ending, Ending::Later(_)).then_some(now);
    let refused_since = diesel::dsl::sql::<Nullable<Timestamptz>>("coalesce(refused_since, ")
        .bind::<Nullable<Timestamptz>, _>(put_off)
        .sql(")");
    let due_at = match ending {
        Ending::Untried => letter.due_at,
        Ending::Away(_) => now + ASIDE,
        _ => now + jobs::pause(letter.attempts, letter.id.as_bytes()),
    };
    let marked = diesel::update(letters::table.find(letter.id))
        .filter(
            letters::state
                .eq(LetterState::Sending)
                .and(letters::lease.eq(letter.lease)),
        )
        .set((
            letters::state.eq(state),
            letters::reason.eq(reason),
            letters::message_id.eq(message_id),
            letters::attempts.eq(letter.attempts - i32::from(!counts)),
            letters::refused_since.eq(refused_since),
            letters::due_at.eq(due_at),
            letters::leased_until.eq(None::<DateTime<Utc>>),
            letters::sent_at.eq(matches!(ending, Ending::Sent(_)).then_some(now)),
        ))
        .execute(conn)
        .await?;
    Ok(marked == 1 && (given_up || matches!(ending, Ending::Failed(_))))
}

/// Whether a letter was tried for too long. A mail server that fails at every letter is waited for without
/// end; one that fails at this letter alone is not.
async fn gives_up(
    conn: &mut AsyncPgConnection,
    letter: &LeasedLetter,
    ending: &Ending,
    now: DateTime<Utc>,
) -> QueryResult<bool> {
    let for_too_long = |since: DateTime<Utc>| now - since >= GIVE_UP_AFTER;
    match (ending, letter.refused_since) {
        (Ending::Later(_), Some(since)) if for_too_long(since) => {
            let paused = pause::current(conn).await?;
            Ok(for_too_long(
                since + paused.map_or(TimeDelta::zero(), |paused| now - paused.since),
            ))
        }
        (Ending::Away(_), _) if for_too_long(letter.first_due()) => {
            let others = letters::table.filter(letters::sent_at.gt(now - WORKS));
            diesel::select(diesel::dsl::exists(others))
                .get_result(conn)
                .await
        }
        _ => Ok(false),
    }
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
