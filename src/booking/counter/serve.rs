//! Serving a batch whatever happens: a batch that fails is halved until the poisoned order stands
//! alone, one that drew a number somebody has draws anew in two halves, one that its commit overtook is
//! tried again, and so is one whose commit was not heard, which finds the keys it remembered.

use std::sync::Arc;

use super::{Entry, Service};
use crate::booking::book::{Answer, BatchError, Order, Serving, book_all};
use crate::platform::http::problem::{Problem, UNAVAILABLE};

/// How often a batch is tried whole: for a commit that was not heard or came first, or a faster twin.
const TRIES: u32 = 3;

/// Orders to be served in one transaction, and how often that was tried.
struct Together {
    entries: Vec<Entry>,
    tries: u32,
}

/// Answers every entry, except those whose session somebody else holds: they come back.
pub(super) async fn serve(
    service: Arc<Service>,
    entries: Vec<Entry>,
    serving: Serving,
) -> Vec<Entry> {
    let (patience, mut turn) = (serving.patience, serving.turn);
    let mut left = vec![Together { entries, tries: 1 }];
    let mut held = Vec::new();
    while let Some(together) = left.pop() {
        // What must be tried again goes beside the turns: it is little, and nobody waits for it.
        let turn = turn.take();
        let serving = Serving { patience, turn };
        match attempt(&service, &together.entries, serving).await {
            Ok(answers) => held.extend(tell(together.entries, answers)),
            Err(failure) => left.extend(after(failure, together)),
        }
    }
    held
}

/// Why a batch came to nothing, and what helps.
enum Failure {
    /// The whole batch once more.
    Again(Problem),
    /// It passes, but not by trying at once.
    Later(Problem),
    /// One drew a number that somebody has. Once more, in halves: the fewer draw, the likelier all
    /// of them are lucky.
    Unlucky(Problem),
    /// One of the orders is to blame.
    Poisoned(Problem),
}

async fn attempt(
    service: &Service,
    entries: &[Entry],
    serving: Serving,
) -> Result<Vec<Answer>, Failure> {
    let conn = service.db.get_for_counter().await.map_err(Failure::Later)?;
    let orders: Vec<&Order> = entries.iter().map(|entry| &*entry.order).collect();
    let now = service.clock.now();
    book_all(conn, &service.house, &orders, serving, now)
        .await
        .map_err(|error| match error {
            BatchError::Raced => Failure::Again(error.into()),
            BatchError::Overtaken => {
                tracing::warn!("a commit came before its statement, which was not prepared");
                Failure::Again(error.into())
            }
            BatchError::NumberTaken => Failure::Unlucky(error.into()),
            BatchError::NoRandomness => Failure::Later(error.into()),
            BatchError::Database(cause) => classify(cause),
        })
}

/// A connection that broke may have broken at the commit. The next try reads the keys first, so
/// whoever was booked is found, and nobody is booked twice.
fn classify(cause: diesel::result::Error) -> Failure {
    let waited = cause.to_string().contains("lock timeout");
    let problem = Problem::from(cause);
    match *problem.kind == UNAVAILABLE {
        true if waited => Failure::Later(problem),
        true => Failure::Again(problem),
        false => Failure::Poisoned(problem),
    }
}

/// What is still to be served after a failure, the first to come on top.
fn after(failure: Failure, together: Together) -> Vec<Together> {
    let Together { mut entries, tries } = together;
    match failure {
        Failure::Poisoned(_) | Failure::Unlucky(_) if entries.len() > 1 => {
            let second = entries.split_off(entries.len() / 2);
            [second, entries]
                .map(|entries| Together { entries, tries: 1 })
                .into()
        }
        Failure::Again(_) | Failure::Unlucky(_) if tries < TRIES => {
            let tries = tries + 1;
            vec![Together { entries, tries }]
        }
        Failure::Again(problem) | Failure::Unlucky(problem) | Failure::Later(problem) => {
            refuse(entries, &problem);
            Vec::new()
        }
        Failure::Poisoned(problem) => {
            if let Some(entry) = entries.pop() {
                let _gone_away = entry.answer.send(Err(problem.into()));
            }
            Vec::new()
        }
    }
}

fn refuse(entries: Vec<Entry>, problem: &Problem) {
    for entry in entries {
        let answer = Problem::unavailable(cause_of(problem));
        let _gone_away = entry.answer.send(Err(answer.into()));
    }
}

fn cause_of(problem: &Problem) -> anyhow::Error {
    match &problem.cause {
        Some(cause) => anyhow::anyhow!("{cause:#}"),
        None => anyhow::anyhow!("{problem}"),
    }
}

/// Tells each its answer; those whose session is held come back.
fn tell(entries: Vec<Entry>, answers: Vec<Answer>) -> Vec<Entry> {
    let mut held = Vec::new();
    for (entry, answer) in entries.into_iter().zip(answers) {
        match answer {
            Answer::Held => held.push(entry),
            Answer::Decided(decided) => {
                let _gone_away = entry.answer.send(decided.map(|booked| *booked));
            }
        }
    }
    held
}
