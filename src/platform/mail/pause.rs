//! The pause of the whole outbox while the installation is at fault: a row, so that every process keeps it.
//! During it one process at a time tries one letter, less often the longer it lasts; whatever the mail server
//! says of that letter ends the pause.
//! The worker asks before it leases; metrics tell of it, and a page can.

use chrono::{DateTime, TimeDelta, Utc};
use diesel::prelude::*;
use diesel::sql_types::Timestamptz;
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use super::delivery::MailFault;
use crate::platform::jobs;
use crate::schema::outbox_pause;

/// Who mends the server does not wait longer than this. Nor do servers keep out who asks no more often.
const LONGEST: TimeDelta = TimeDelta::minutes(5);
/// What whoever tries a letter has for it. One that dies lets the next one try after that.
const TRYING: TimeDelta = TimeDelta::minutes(2);

/// A pause that lasts.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = outbox_pause, check_for_backend(diesel::pg::Pg))]
pub struct OutboxPause {
    pub since: DateTime<Utc>,
    /// Where, and by which code.
    pub fault: String,
    /// The mail server's words, without addresses.
    pub reason: String,
    tries: i32,
    retry_at: DateTime<Utc>,
}

/// Whether letters may be sent now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SendingState {
    /// All of them.
    Open,
    /// One, to see whether the pause can end.
    Trial,
    /// None.
    Paused,
}

/// The pause, if there is one.
pub async fn current(conn: &mut AsyncPgConnection) -> QueryResult<Option<OutboxPause>> {
    outbox_pause::table
        .select(OutboxPause::as_select())
        .first(conn)
        .await
        .optional()
}

/// Asks whether letters may be sent. Of those who ask at once, one may try a letter.
pub async fn ask_to_send(
    conn: &mut AsyncPgConnection,
    now: DateTime<Utc>,
) -> QueryResult<SendingState> {
    match current(conn).await? {
        None => Ok(SendingState::Open),
        Some(pause) if pause.retry_at > now => Ok(SendingState::Paused),
        Some(_) => {
            let due = outbox_pause::table.filter(outbox_pause::retry_at.le(now));
            let mine = diesel::update(due)
                .set(outbox_pause::retry_at.eq(now + TRYING))
                .execute(conn)
                .await?;
            Ok(if mine == 1 {
                SendingState::Trial
            } else {
                SendingState::Paused
            })
        }
    }
}

/// Gives a trial back that was of no use: the letter did not go as far as the mail server.
pub async fn give_trial_back(conn: &mut AsyncPgConnection, now: DateTime<Utc>) -> QueryResult<()> {
    diesel::update(outbox_pause::table)
        .set(outbox_pause::retry_at.eq(now))
        .execute(conn)
        .await
        .map(drop)
}

/// Pauses, or says that the pause goes on. Answers whether the fault is another than before.
pub async fn begin(
    conn: &mut AsyncPgConnection,
    fault: &MailFault,
    now: DateTime<Utc>,
) -> QueryResult<bool> {
    let before = current(conn).await?;
    let tries = before.as_ref().map_or(0, |pause| pause.tries) + 1;
    let wait = jobs::pause(tries, b"outbox").min(LONGEST);
    let told = (
        outbox_pause::fault.eq(&fault.kind),
        outbox_pause::reason.eq(&fault.words),
        outbox_pause::tries.eq(tries),
        outbox_pause::retry_at.eq(now + wait),
    );
    diesel::insert_into(outbox_pause::table)
        .values((
            outbox_pause::one.eq(true),
            outbox_pause::since.eq(now),
            told,
        ))
        .on_conflict(outbox_pause::one)
        .do_update()
        .set(told)
        .execute(conn)
        .await?;
    Ok(before.is_none_or(|before| before.fault != fault.kind))
}

/// Ends the pause. For as long as it lasted, letters may be put off longer than otherwise.
pub async fn end(conn: &mut AsyncPgConnection, now: DateTime<Utc>) -> QueryResult<()> {
    diesel::sql_query(
        "with pause as (delete from outbox_pause returning since) \
         update letters set refused_since = refused_since + ($1 - pause.since) from pause \
          where refused_since is not null and state in ('waiting', 'sending')",
    )
    .bind::<Timestamptz, _>(now)
    .execute(conn)
    .await
    .map(drop)
}
