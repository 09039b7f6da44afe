//! A list of people booked in one act: all of them, or none. It goes by the same decisions and the same statement as
//! every booking, in a transaction of its own that waits for the sessions' locks.

use std::time::Duration;

use tokio::time::Instant;

use super::batch::{BatchInput, run_together};
use super::command::{BatchError, Booked, BookingCommand, Reply};
use super::lock_patience::LockPatience;
use super::service::Service;
use crate::booking::problems::BookError;
use crate::platform::problem::Problem;

/// How long a list waits for its sessions.
const LOCK_PATIENCE: Duration = Duration::from_secs(4);
/// How often numbers are drawn anew where one is taken.
const MAX_ATTEMPTS: u32 = 3;

pub(super) async fn book(
    service: &Service,
    commands: &[BookingCommand],
    write: bool,
) -> Result<Vec<Result<Booked, BookError>>, Problem> {
    let mut attempt = 1;
    loop {
        match run(service, commands, write).await {
            Ok(replies) => return Ok(replies.into_iter().map(answer).collect()),
            Err(Failed::Again) if attempt < MAX_ATTEMPTS => attempt += 1,
            Err(Failed::Again) => return Err(Problem::unavailable("drawn numbers are taken")),
            Err(Failed::For(problem)) => return Err(problem),
        }
    }
}

enum Failed {
    /// By chance: once more helps.
    Again,
    For(Problem),
}

async fn run(
    service: &Service,
    commands: &[BookingCommand],
    write: bool,
) -> Result<Vec<Reply>, Failed> {
    let conn = service.db.get_for_background().await.map_err(Failed::For)?;
    let commands: Vec<&BookingCommand> = commands.iter().collect();
    let input = BatchInput {
        config: &service.config,
        commands: &commands,
        patience: LockPatience::Until(Instant::now() + LOCK_PATIENCE),
        now: service.clock.now(),
    };
    run_together(conn, input, write)
        .await
        .map_err(|error| match error {
            BatchError::KeyConflict | BatchError::NumberCollision => Failed::Again,
            BatchError::Database(cause) => Failed::For(cause.into()),
        })
}

fn answer(reply: Reply) -> Result<Booked, BookError> {
    match reply {
        Reply::Done(done) => done.map(|booked| *booked),
        Reply::LockedElsewhere => Err(Problem::unavailable("the session is locked").into()),
    }
}
