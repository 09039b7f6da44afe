//! The batcher: bookings that arrive while a transaction is under way are written together in the next
//! one (group commit). Nobody is answered before the commit, and no timer waits for a batch to fill.
//! API, pages and desk hand every booking in here.

mod attempts;
mod batch;
mod command;
mod insert;
mod lock_patience;
mod pending;
mod permits;
mod rows;
mod runner;
mod service;
mod together;

use std::sync::Arc;

use tokio::sync::{Semaphore, mpsc, oneshot};
use tokio::time::Instant;

pub use self::command::{Booked, BookingCommand, BookingConfig, DrawNumber};
use self::permits::Permits;
use self::service::{QUEUE, Service, Waiter};
use crate::booking::problems::BookError;
use crate::platform::clock::Clock;
use crate::platform::db::Db;
use crate::platform::idempotency::count_replay;
use crate::platform::problem::Problem;

/// Transactions at once that wait for sessions locked elsewhere.
const LOCK_WAITERS: usize = 4;

/// Takes bookings in. Cheap to clone; it works until the last clone is dropped.
#[derive(Clone)]
pub struct BookingBatcher {
    commands: mpsc::Sender<Waiter>,
    service: Arc<Service>,
}

impl BookingBatcher {
    /// Starts one on the runtime that this is called on.
    #[must_use]
    pub fn start(db: Db, config: BookingConfig, clock: Clock) -> Self {
        let service = Arc::new(Service {
            db,
            config,
            clock,
            permits: Permits::for_this_machine(),
            lock_waiters: Arc::new(Semaphore::new(LOCK_WAITERS)),
        });
        let (commands, arriving) = mpsc::channel(QUEUE);
        tokio::spawn(runner::run(Arc::clone(&service), arriving));
        Self { commands, service }
    }

    /// Books: `Ok` means committed. A caller who goes away meanwhile changes nothing, the command runs
    /// to its end.
    ///
    /// # Errors
    /// A refusal, or a key used for something else; 503 when the queue is full or the database away.
    pub async fn book(&self, command: BookingCommand) -> Result<Booked, BookError> {
        let decided = self.decide(command).await;
        count(&decided);
        decided
    }

    /// Books all of them in one transaction of their own, or none: with one refusal, or without `write`, nothing is
    /// written. Who has such a booking already is answered with it, as a repeat.
    ///
    /// # Errors
    /// 503 when the database is away, or a session is locked for too long.
    pub async fn book_together(
        &self,
        commands: &[BookingCommand],
        write: bool,
    ) -> Result<Vec<Result<Booked, BookError>>, Problem> {
        let decided = together::book(&self.service, commands, write).await?;
        if write && decided.iter().all(Result::is_ok) {
            decided.iter().for_each(count);
        }
        Ok(decided)
    }

    async fn decide(&self, command: BookingCommand) -> Result<Booked, BookError> {
        let (reply, answered) = oneshot::channel();
        let command = Box::new(command);
        self.commands
            .try_send(Waiter {
                command,
                arrived: Instant::now(),
                reply,
            })
            .map_err(|_full| Problem::unavailable("too many bookings wait"))?;
        let broken = || Problem::internal(anyhow::anyhow!("the batcher dropped a booking"));
        answered.await.unwrap_or_else(|_gone| Err(broken().into()))
    }
}

/// A repeat is no booking more.
fn count(decided: &Result<Booked, BookError>) {
    let result = match decided {
        Ok(booked) if booked.replayed => return count_replay(),
        Ok(booked) => booked.booking.status.name(),
        Err(BookError::Refused(refusal)) => Problem::from(refusal.clone()).kind.name,
        Err(BookError::Problem(problem)) => problem.kind.name,
    };
    metrics::counter!("bookings_total", "result" => result).increment(1);
}
