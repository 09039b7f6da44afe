//! Runs a batch until everybody in it is answered: one that fails is halved until the failing command
//! stands alone, and one whose commit was not heard is tried again, which finds the keys it remembered.

use super::batch::{BatchInput, run_batch};
use super::command::{BatchError, BookingCommand, Reply};
use super::lock_patience::LockPatience;
use super::permits::Permit;
use super::service::{Service, Waiter};
use crate::platform::problem::{Problem, UNAVAILABLE};

/// How often the same commands are tried together.
const MAX_ATTEMPTS: u32 = 3;

/// Commands to be run in one transaction, and how often that was tried.
struct Group {
    waiters: Vec<Waiter>,
    attempt: u32,
}

/// Answers every command, except those whose session is locked elsewhere: they come back.
pub(super) async fn answer_all(
    service: &Service,
    waiters: Vec<Waiter>,
    patience: LockPatience,
    mut permit: Option<Permit>,
) -> Vec<Waiter> {
    let mut groups = vec![Group {
        waiters,
        attempt: 1,
    }];
    let mut locked_elsewhere = Vec::new();
    while let Some(group) = groups.pop() {
        // Further attempts run without a permit: they are few, and nobody waits for them.
        match attempt(service, &group.waiters, patience, permit.take()).await {
            Ok(replies) => locked_elsewhere.extend(send(group.waiters, replies)),
            Err(failure) => groups.extend(after(failure, group)),
        }
    }
    locked_elsewhere
}

/// Why a batch came to nothing, and what helps.
enum Failure {
    /// The whole batch once more.
    Retry(Problem),
    /// It passes, but not by trying at once.
    Later(Problem),
    /// A drawn number is taken. Once more, in halves: the fewer draw, the likelier all are free.
    NumberCollision(Problem),
    /// One of the commands is to blame.
    FailingCommand(Problem),
}

async fn attempt(
    service: &Service,
    waiters: &[Waiter],
    patience: LockPatience,
    permit: Option<Permit>,
) -> Result<Vec<Reply>, Failure> {
    let conn = service.db.get_for_batcher().await.map_err(Failure::Later)?;
    let commands: Vec<&BookingCommand> = waiters.iter().map(|waiter| &*waiter.command).collect();
    let now = service.clock.now();
    let input = BatchInput {
        config: &service.config,
        commands: &commands,
        patience,
        now,
    };
    run_batch(conn, input, permit)
        .await
        .map_err(|error| match error {
            BatchError::KeyConflict => Failure::Retry(error.into()),
            BatchError::NumberCollision => Failure::NumberCollision(error.into()),
            BatchError::Database(cause) => classify(cause),
        })
}

/// A connection that broke may have broken at the commit. The next attempt reads the keys first, so
/// whoever was booked is found, and nobody is booked twice.
fn classify(cause: diesel::result::Error) -> Failure {
    let words = cause.to_string();
    let waited = words.contains("lock timeout") || words.contains("statement timeout");
    let problem = Problem::from(cause);
    match *problem.kind == UNAVAILABLE {
        true if waited => Failure::Later(problem),
        true => Failure::Retry(problem),
        false => Failure::FailingCommand(problem),
    }
}

/// What is still to be run after a failure, the first to come on top.
fn after(failure: Failure, group: Group) -> Vec<Group> {
    let Group {
        mut waiters,
        attempt,
    } = group;
    match failure {
        Failure::FailingCommand(_) | Failure::NumberCollision(_) if waiters.len() > 1 => {
            let second = waiters.split_off(waiters.len() / 2);
            [second, waiters]
                .map(|waiters| Group {
                    waiters,
                    attempt: 1,
                })
                .into()
        }
        Failure::Retry(_) | Failure::NumberCollision(_) if attempt < MAX_ATTEMPTS => {
            let attempt = attempt + 1;
            vec![Group { waiters, attempt }]
        }
        Failure::Retry(problem) | Failure::NumberCollision(problem) | Failure::Later(problem) => {
            refuse(waiters, &problem);
            Vec::new()
        }
        Failure::FailingCommand(problem) => {
            if let Some(waiter) = waiters.pop() {
                let _gone_away = waiter.reply.send(Err(problem.into()));
            }
            Vec::new()
        }
    }
}

/// Tells them to come back.
pub(super) fn refuse(waiters: Vec<Waiter>, problem: &Problem) {
    for waiter in waiters {
        let answer = Problem::unavailable(cause_of(problem));
        let _gone_away = waiter.reply.send(Err(answer.into()));
    }
}

fn cause_of(problem: &Problem) -> anyhow::Error {
    match &problem.cause {
        Some(cause) => anyhow::anyhow!("{cause:#}"),
        None => anyhow::anyhow!("{problem}"),
    }
}

/// Sends each its reply; those whose session is locked elsewhere come back.
fn send(waiters: Vec<Waiter>, replies: Vec<Reply>) -> Vec<Waiter> {
    let mut locked_elsewhere = Vec::new();
    for (waiter, reply) in waiters.into_iter().zip(replies) {
        match reply {
            Reply::LockedElsewhere => locked_elsewhere.push(waiter),
            Reply::Done(done) => {
                let _gone_away = waiter.reply.send(done.map(|booked| *booked));
            }
        }
    }
    locked_elsewhere
}
