//! What running batches needs, and who waits for one. Types only.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::{Semaphore, oneshot};
use tokio::time::Instant;

use super::command::{Booked, BookingCommand, BookingConfig};
use super::permits::Permits;
use crate::booking::problems::BookError;
use crate::platform::clock::Clock;
use crate::platform::db::Db;
use crate::platform::ids::SessionId;

/// Commands that wait to be taken in, and as many again that wait for their session. Whoever comes
/// then is asked to come back.
pub(super) const QUEUE: usize = 4_096;

/// No request is answered later than this (`http/response/in_time.rs`).
const LONGEST_WAIT: Duration = Duration::from_secs(4);

/// A command, and where its answer goes.
pub(super) struct Waiter {
    pub command: Box<BookingCommand>,
    pub arrived: Instant,
    pub reply: oneshot::Sender<Result<Booked, BookError>>,
}

impl Waiter {
    /// Whether its caller was told by now that there is no answer. What nobody has begun is then left.
    pub fn is_too_late(&self) -> bool {
        self.arrived.elapsed() >= LONGEST_WAIT
    }

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
