//! The counter: bookings that arrive while a transaction is under way are taken together in the
//! next one. No timer and no waiting for a batch to fill; nobody is answered before the commit.
//!
//! Batches take turns: while one reads, decides and writes, those before it are made durable, and the
//! next one grows; only a crowd is served by more of them at once (`turns.rs`). Whoever wants a session
//! of a batch under way waits for its end; sessions that another process holds are served apart, by a
//! transaction that waits for them.

mod queue;
mod serve;
mod turns;
mod work;

use std::sync::Arc;

use tokio::sync::{Semaphore, mpsc, oneshot};
use uuid::Uuid;

pub use self::turns::Turn;
use self::turns::{CROWD, Turns};
use super::book::{BookError, Booked, House, Order};
use crate::platform::clock::Clock;
use crate::platform::db::Db;
use crate::platform::http::problem::Problem;

/// The most batches at work at once for a crowd, whatever the number of processors.
const MOST_TURNS: usize = 4;
/// Orders that wait to be let in, and as many again that wait for their session. Whoever comes then is
/// asked to come back.
const QUEUE: usize = 4_096;
/// Transactions that wait for held sessions at once.
const PATIENT: usize = 4;

/// Somebody who waits at the counter.
struct Entry {
    order: Box<Order>,
    answer: oneshot::Sender<Result<Booked, BookError>>,
}

impl Entry {
    fn session(&self) -> Uuid {
        self.order.wish.session.0
    }
}

/// What serving needs.
struct Service {
    db: Db,
    house: House,
    clock: Clock,
    turns: Arc<Turns>,
    patient: Arc<Semaphore>,
}

/// PostgreSQL works for a batch while the service answers the ones before, and both want a processor:
/// so half as many batches as there are processors, two at most, and as many again for a crowd.
fn turns() -> Arc<Turns> {
    let processors = std::thread::available_parallelism().map_or(1, usize::from);
    let always = (processors / 2).clamp(1, MOST_TURNS / 2);
    Turns::new(always, always * 2)
}

/// Where every booking is handed in. Cheap to clone; it works until the last one is dropped.
#[derive(Clone)]
pub struct Counter {
    hand_in: mpsc::Sender<Entry>,
    service: Arc<Service>,
}

impl Counter {
    /// Opens it on the runtime this is called on.
    #[must_use]
    pub fn open(db: Db, house: House, clock: Clock) -> Self {
        let service = Arc::new(Service {
            db,
            house,
            clock,
            turns: turns(),
            patient: Arc::new(Semaphore::new(PATIENT)),
        });
        let (hand_in, arriving) = mpsc::channel(QUEUE);
        tokio::spawn(work::work(Arc::clone(&service), arriving));
        Self { hand_in, service }
    }

    /// Books. A caller who goes away meanwhile changes nothing: the order is served to its end.
    ///
    /// # Errors
    /// A refusal, a key used for something else; 503 when the queue is full or the database away.
    pub async fn book(&self, order: Order) -> Result<Booked, BookError> {
        let (answer, heard) = oneshot::channel();
        let order = Box::new(order);
        self.hand_in
            .try_send(Entry { order, answer })
            .map_err(|_full| Problem::unavailable("the queue at the counter is full"))?;
        if QUEUE - self.hand_in.capacity() >= CROWD {
            self.service.turns.crowded();
        }
        let broken = || Problem::internal(anyhow::anyhow!("the counter broke off"));
        heard.await.unwrap_or_else(|_gone| Err(broken().into()))
    }
}
