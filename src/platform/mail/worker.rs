//! The letter worker: leases, commits, sends without holding a connection, marks. A letter that fails is
//! handed to the slice, which makes it a task for a person; a fault of the installation pauses all letters.
//! The letters job polls it.

use std::panic::AssertUnwindSafe;
use std::sync::Arc;

use diesel_async::{AsyncConnection, AsyncPgConnection};
use futures_util::future::BoxFuture;
use futures_util::{FutureExt, StreamExt, stream};

use super::attempt::{self, Dispatch, Ending};
use super::delivery::{Delivery, MailFault};
use super::lease::{self, LeasedLetter};
use super::message::MailMessage;
use super::pause::{self, SendingState};
use super::round::{Round, by_person};
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
        let (sending, leased) = self.lease().await?;
        if leased.is_empty() {
            self.mailer.rest();
            return Ok(match sending {
                SendingState::Open => Outcome::Done,
                SendingState::Trial | SendingState::Paused => Outcome::Away,
            });
        }
        let round = Round::begin();
        stream::iter(by_person(leased))
            .for_each_concurrent(AT_ONCE, |letters| self.deliver(letters, &round))
            .await;
        if round.is_over() {
            return Ok(Outcome::Away);
        }
        if sending == SendingState::Trial {
            self.end_trial(round.was_answered()).await?;
        }
        Ok(Outcome::More)
    }

    async fn lease(&self) -> Result<(SendingState, Vec<LeasedLetter>), Problem> {
        let mut conn = self.state.db.get_for_background().await?;
        let now = self.state.clock.now();
        let sending = pause::ask_to_send(&mut conn, now).await?;
        let most = match sending {
            SendingState::Open => LEASED,
            SendingState::Trial => 1,
            SendingState::Paused => return Ok((sending, Vec::new())),
        };
        let leased = lease::lease(&mut conn, most, now).await?;
        Ok((sending, leased))
    }

    /// The mail server's word about a letter, whatever it is, says that it works.
    async fn end_trial(&self, was_answered: bool) -> Result<(), Problem> {
        let mut conn = self.state.db.get_for_background().await?;
        let now = self.state.clock.now();
        if was_answered {
            pause::end(&mut conn, now).await?;
            tracing::info!("letters leave again");
        } else {
            pause::give_trial_back(&mut conn, now).await?;
        }
        Ok(())
    }

    /// Delivers the letters of one person, one after another.
    async fn deliver(&self, letters: Vec<LeasedLetter>, round: &Round) {
        for letter in &letters {
            let ending = if round.may_go_on() {
                self.try_letter(letter, round).await
            } else {
                Ending::Untried
            };
            if let Err(problem) = self.finish_attempt(letter, &ending).await {
                tracing::error!(letter = %letter.id, cause = ?problem.cause, "a letter's end was not marked");
            }
        }
    }

    async fn try_letter(&self, letter: &LeasedLetter, round: &Round) -> Ending {
        // A letter that makes the builder panic must not take the others with it.
        let attempt = AssertUnwindSafe(self.attempt(letter)).catch_unwind().await;
        match attempt.unwrap_or_else(|_panic| Attempt::unbuilt()) {
            Attempt::Ended(ending) => ending,
            Attempt::Answered(ending) => {
                round.answered();
                ending
            }
            Attempt::Faulty(fault) => {
                if round.stop() {
                    self.pause(&fault).await;
                }
                match fault.at_the_letter {
                    true => Ending::Away(fault.to_string()),
                    false => Ending::Untried,
                }
            }
            Attempt::NoDatabase => {
                round.stop();
                Ending::Untried
            }
        }
    }

    async fn attempt(&self, letter: &LeasedLetter) -> Attempt {
        let composed = match self.state.db.get_for_background().await {
            Ok(mut conn) => (self.compose)(&self.state, &mut conn, letter).await,
            Err(_unavailable) => return Attempt::NoDatabase,
        };
        Attempt::Ended(match composed {
            Ok(Composed::Mail(mail)) => {
                let delivery = self.mailer.send(letter.id, &mail).await;
                return Attempt::of(delivery, &mail);
            }
            Ok(Composed::Superseded) => Ending::Superseded,
            Ok(Composed::Expired) => Ending::Expired,
            Err(error) if letter.attempts >= 3 => Ending::Failed(format!("{error:#}")),
            Err(error) => Ending::Later(format!("{error:#}")),
        })
    }

    /// Said once, not for each letter and each trial.
    async fn pause(&self, fault: &MailFault) {
        let begun = async {
            let mut conn = self.state.db.get_for_background().await?;
            Ok::<_, Problem>(pause::begin(&mut conn, fault, self.state.clock.now()).await?)
        };
        match begun.await {
            Ok(true) => {
                tracing::error!(
                    fault = fault.kind,
                    words = fault.words,
                    "letters wait: none can leave"
                );
            }
            Ok(false) => {}
            Err(problem) => tracing::error!(cause = ?problem.cause, "the outbox was not paused"),
        }
    }

    async fn finish_attempt(&self, letter: &LeasedLetter, ending: &Ending) -> Result<(), Problem> {
        let mut conn = self.state.db.get_for_background().await?;
        let now = self.state.clock.now();
        conn.transaction::<_, diesel::result::Error, _>(async |conn| {
            if attempt::finish(conn, letter, ending, now).await? {
                (self.undelivered)(&self.state, conn, letter).await?;
            }
            Ok(())
        })
        .await?;
        if matches!(ending, Ending::Untried) {
            return Ok(());
        }
        metrics::counter!("letters_total", "ending" => name(ending)).increment(1);
        tracing::info!(letter = %letter.id, kind = letter.kind, ending = name(ending), "letter");
        Ok(())
    }
}

/// How far an attempt came.
enum Attempt {
    /// Before the mail server was asked.
    Ended(Ending),
    /// The mail server had something to say of this letter.
    Answered(Ending),
    Faulty(MailFault),
    NoDatabase,
}

impl Attempt {
    fn unbuilt() -> Self {
        Self::Ended(Ending::Failed("the letter could not be built".to_owned()))
    }

    fn of(delivery: Delivery, mail: &MailMessage) -> Self {
        match delivery {
            Delivery::Taken(taken) => Self::Answered(Ending::Sent(Dispatch {
                message_id: taken.message_id,
                subject: mail.subject.clone(),
                text: mail.text_to_keep(),
            })),
            Delivery::Deferred(why) => Self::Answered(Ending::Later(why)),
            Delivery::Refused(why) => Self::Answered(Ending::Failed(why)),
            Delivery::Unwritable(why) => Self::Ended(Ending::Failed(why)),
            Delivery::Away(fault) => Self::Faulty(fault),
        }
    }
}

fn name(ending: &Ending) -> &'static str {
    match ending {
        Ending::Sent(_) => "sent",
        Ending::Later(_) => "later",
        Ending::Untried => "untried",
        Ending::Away(_) => "away",
        Ending::Failed(_) => "failed",
        Ending::Superseded => "superseded",
        Ending::Expired => "expired",
    }
}
