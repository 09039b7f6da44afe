//! How an attempt to send a letter ended, and what becomes of the letter by it. The worker marks each of its attempts.

use chrono::{DateTime, TimeDelta, Utc};
use diesel::prelude::*;
use diesel::sql_types::{Nullable, Timestamptz};
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use super::lease::LeasedLetter;
use super::pause;
use super::state::LetterState;
use crate::platform::jobs;
use crate::schema::letters;

/// How an attempt ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ending {
    /// The server took it.
    Sent(Dispatch),
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

/// What a mail server took.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dispatch {
    pub message_id: String,
    pub subject: String,
    /// Its text as it may be kept.
    pub text: String,
}

impl Ending {
    /// In which state it leaves the letter, and why.
    fn leads_to(&self, given_up: bool) -> (LetterState, Option<&str>) {
        match self {
            Self::Sent(_) => (LetterState::Sent, None),
            Self::Later(why) | Self::Away(why) if given_up => (LetterState::GivenUp, Some(why)),
            Self::Later(why) | Self::Away(why) => (LetterState::Waiting, Some(why)),
            Self::Untried => (LetterState::Waiting, None),
            Self::Failed(why) => (LetterState::Failed, Some(why)),
            Self::Superseded => (LetterState::Superseded, None),
            Self::Expired => (LetterState::Expired, None),
        }
    }
}

/// Put off for this long before a person must step in.
const GIVE_UP_AFTER: TimeDelta = TimeDelta::hours(72);
/// So long a letter at which the mail server failed lets the others go first.
const ASIDE: TimeDelta = TimeDelta::minutes(10);
/// A mail server that took a letter within this time works.
const WORKS: TimeDelta = TimeDelta::hours(1);

/// Marks how an attempt ended. Fenced by the lease's number: a worker that froze past its lease
/// changes nothing. Answers whether a person must step in now.
pub async fn finish(
    conn: &mut AsyncPgConnection,
    letter: &LeasedLetter,
    ending: &Ending,
    now: DateTime<Utc>,
) -> QueryResult<bool> {
    let given_up = gives_up(conn, letter, ending, now).await?;
    let (state, reason) = ending.leads_to(given_up);
    let sent = match ending {
        Ending::Sent(sent) => Some(sent),
        _ => None,
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
            letters::message_id.eq(sent.map(|sent| &sent.message_id)),
            letters::sent_subject.eq(sent.map(|sent| &sent.subject)),
            letters::sent_text.eq(sent.map(|sent| &sent.text)),
            letters::attempts.eq(letter.attempts - i32::from(!counts)),
            letters::refused_since.eq(refused_since),
            letters::due_at.eq(due_at),
            letters::leased_until.eq(None::<DateTime<Utc>>),
            letters::sent_at.eq(sent.map(|_| now)),
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
