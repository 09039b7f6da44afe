//! The letter worker: leases, commits, sends without holding a connection, marks. A failure
//! is handed to the slice, which makes it a task for a person. The letters job polls it.

use std::panic::AssertUnwindSafe;
use std::sync::Arc;

use diesel_async::{AsyncConnection, AsyncPgConnection};
use futures_util::future::BoxFuture;
use futures_util::{FutureExt, StreamExt, stream};

use super::message::MailMessage;
use super::outbox::{self, Ending, LeasedLetter};
use super::transport::Mailer;
use crate::platform::jobs::Outcome;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;

/// Letters under way at once.
const AT_ONCE: usize = 4;
/// Letters leased at once: with four at a time and twenty seconds each, done within the lease.
const LEASED: i64 = 16;

/// What became of the facts when they were put into words.
pub enum Composed {
    /// This is to be sent.
    Mail(Box<MailMessage>),
    /// It is not true any more.
    Superseded,
    /// It comes too late.
    Expired,
}

/// Puts a letter's facts into words; the roof knows every kind.
pub type Compose = for<'a> fn(
    &'a AppState,
    &'a mut AsyncPgConnection,
    &'a LeasedLetter,
) -> BoxFuture<'a, anyhow::Result<Composed>>;
/// Hands a letter that will not arrive to a person.
pub type Undelivered = for<'a> fn(
    &'a AppState,
    &'a mut AsyncPgConnection,
    &'a LeasedLetter,
) -> BoxFuture<'a, diesel::QueryResult<()>>;

/// The worker.
#[derive(Clone)]
pub struct Worker {
    /// Database and clock.
    pub state: AppState,
    /// The way out.
    pub mailer: Arc<Mailer>,
    /// Facts into words.
    pub compose: Compose,
    /// Failure to a person.
    pub undelivered: Undelivered,
}

impl Worker {
    /// Sends what is due, once; more may be due when something was.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn poll(&self) -> Result<Outcome, Problem> {
        let leased = {
            let mut conn = self.state.db.get_for_background().await?;
            outbox::lease(&mut conn, LEASED, self.state.clock.now()).await?
        };
        if leased.is_empty() {
            return Ok(Outcome::Done);
        }
        let endings: Vec<bool> = stream::iter(leased)
            .map(|letter| self.deliver(letter))
            .buffer_unordered(AT_ONCE)
            .collect()
            .await;
        Ok(if endings.contains(&true) {
            Outcome::Away
        } else {
            Outcome::More
        })
    }

    /// Delivers one letter; answers whether the mail server was away.
    async fn deliver(&self, letter: LeasedLetter) -> bool {
        // A letter that makes the builder panic must not take the others with it.
        let ending = AssertUnwindSafe(self.attempt(&letter))
            .catch_unwind()
            .await
            .unwrap_or_else(|_panic| Ending::Failed("the letter could not be built".to_owned()));
        if let Err(problem) = self.finish_attempt(&letter, &ending).await {
            tracing::error!(letter = %letter.id, cause = ?problem.cause, "a letter's end was not marked");
        }
        matches!(ending, Ending::Away(_))
    }

    async fn attempt(&self, letter: &LeasedLetter) -> Ending {
        let composed = match self.state.db.get_for_background().await {
            Ok(mut conn) => (self.compose)(&self.state, &mut conn, letter).await,
            Err(problem) => return Ending::Away(problem.to_string()),
        };
        match composed {
            Ok(Composed::Mail(mail)) => self.mailer.send(letter.id, &mail).await,
            Ok(Composed::Superseded) => Ending::Superseded,
            Ok(Composed::Expired) => Ending::Expired,
            Err(error) if letter.attempts >= 3 => Ending::Failed(format!("{error:#}")),
            Err(error) => Ending::Later(format!("{error:#}")),
        }
    }

    async fn finish_attempt(&self, letter: &LeasedLetter, ending: &Ending) -> Result<(), Problem> {
        let mut conn = self.state.db.get_for_background().await?;
        let now = self.state.clock.now();
        conn.transaction::<_, diesel::result::Error, _>(async |conn| {
            if outbox::finish_attempt(conn, letter, ending, now).await? {
                (self.undelivered)(&self.state, conn, letter).await?;
            }
            Ok(())
        })
        .await?;
        metrics::counter!("letters_total", "ending" => name(ending)).increment(1);
        tracing::info!(letter = %letter.id, kind = letter.kind, ending = name(ending), "letter");
        Ok(())
    }
}

fn name(ending: &Ending) -> &'static str {
    match ending {
        Ending::Sent(_) => "sent",
        Ending::Later(_) => "later",
        Ending::Away(_) => "away",
        Ending::Failed(_) => "failed",
        Ending::Superseded => "superseded",
        Ending::Expired => "expired",
    }
}
