//! What running batches needs, and who waits for one. Types only.

use std::sync::Arc;

use tokio::sync::{Semaphore, oneshot};

use super::command::{Booked, BookingCommand, BookingConfig};
use super::permits::Permits;
use crate::booking::problems::BookError;
use crate::platform::clock::Clock;
use crate::platform::db::Db;
use crate::platform::ids::SessionId;

/// Commands that wait to be taken in, and as many again that wait for their session. Whoever comes
/// then is asked to come back.
pub(super) const QUEUE: usize = 4_096;

/// A command, and where its answer goes.
pub(super) struct Waiter {
    pub command: Box<BookingCommand>,
    pub reply: oneshot::Sender<Result<Booked, BookError>>,
}

impl Waiter {
    pub fn session(&self) -> SessionId {
        self.command.booking.session
    }
}

/// What running a batch needs.
pub(super) struct Service {
    pub db: Db,
    pub config: BookingConfig,
    pub clock: Clock,
    pub permits: Permits,
    pub lock_waiters: Arc<Semaphore>,
}
