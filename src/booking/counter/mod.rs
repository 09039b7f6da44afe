//! The counter: bookings that arrive while a transaction is under way are taken together in the
//! next one. No timer and no waiting for a batch to fill; nobody is answered before the commit.
//!
//! Lanes, chosen by the session, each with one batch under way. They take turns: one lane in two
//! reads, decides and writes while the others' batches are being made durable, so that a batch
//! grows meanwhile and a booking in it costs less. Sessions that somebody else holds are served
//! apart, by a transaction that waits for them, so that a lane never stands still for one of them.

mod lane;
mod serve;

use std::sync::Arc;

use tokio::sync::{Semaphore, mpsc, oneshot};

use super::book::{BookError, Booked, House, Order};
use crate::platform::clock::Clock;
use crate::platform::db::Db;
use crate::platform::http::problem::Problem;

/// The most batches at work at once, whatever the number of processors.
const MOST_TURNS: usize = 4;
/// Lanes for each turn: one works, one is being made durable.
const LANES_A_TURN: usize = 2;
/// Orders waiting in one lane. Whoever comes then is asked to come back.
const QUEUE: usize = 4_096;
/// Transactions that wait for held sessions at once.
const PATIENT: usize = 4;

/// Somebody who waits at the counter.
struct Entry {
    order: Box<Order>,
    answer: oneshot::Sender<Result<Booked, BookError>>,
}

/// What serving needs.
struct Service {
    db: Db,
    house: House,
    clock: Clock,
    turns: Arc<Semaphore>,
    patient: Arc<Semaphore>,
}

/// Batches at work at once: PostgreSQL works for them while the service answers the ones before,
/// and both want a processor.
fn turns() -> usize {
    let processors = std::thread::available_parallelism().map_or(1, usize::from);
    (processors / 2).clamp(1, MOST_TURNS)
}

/// Where every booking is handed in. Cheap to clone; it works until the last one is dropped.
#[derive(Clone)]
pub struct Counter {
    lanes: Arc<[mpsc::Sender<Entry>]>,
}

impl Counter {
    /// Opens the lanes on the runtime this is called on.
    #[must_use]
    pub fn open(db: Db, house: House, clock: Clock) -> Self {
        let turns = turns();
        let service = Arc::new(Service {
            db,
            house,
            clock,
            turns: Arc::new(Semaphore::new(turns)),
            patient: Arc::new(Semaphore::new(PATIENT)),
        });
        let lane = |_| {
            let (hand_in, waiting) = mpsc::channel(QUEUE);
            tokio::spawn(lane::work(Arc::clone(&service), waiting));
            hand_in
        };
        Self {
            lanes: (0..turns * LANES_A_TURN).map(lane).collect(),
        }
    }

    /// Books. A caller who goes away meanwhile changes nothing: the order is served to its end.
    ///
    /// # Errors
    /// A refusal, a key used for something else; 503 when the queue is full or the database away.
    pub async fn book(&self, order: Order) -> Result<Booked, BookError> {
        let (answer, heard) = oneshot::channel();
        let session = order.wish.session.0.as_u128() % self.lanes.len() as u128;
        let lane = usize::try_from(session)
            .ok()
            .and_then(|at| self.lanes.get(at));
        let order = Box::new(order);
        lane.and_then(|lane| lane.try_send(Entry { order, answer }).ok())
            .ok_or_else(|| Problem::unavailable("the queue at the counter is full"))?;
        let broken = || Problem::internal(anyhow::anyhow!("the counter broke off"));
        heard.await.unwrap_or_else(|_gone| Err(broken().into()))
    }
}
