//! Runs batches: whoever waits for a session that no batch is working on goes into the next one. A
//! batch runs with a permit, which it gives back before its commit: the next batch works while this
//! one is made durable.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::mpsc;
use tokio::task::{Id, JoinError, JoinSet};
use tokio::time::timeout_at;

use super::attempts::{answer_all, refuse};
use super::lock_patience::LockPatience;
use super::pending::Pending;
use super::permits::Permit;
use super::service::{QUEUE, Service, Waiter};
use crate::platform::ids::SessionId;
use crate::platform::problem::Problem;

/// How long a booking waits for a session that somebody else has locked.
const LOCK_PATIENCE: Duration = Duration::from_secs(2);
/// The most commands in one transaction.
const MAX_BATCH: usize = 128;

/// Runs until nobody can hand a command in any more and everybody was answered.
pub(super) async fn run(service: Arc<Service>, arriving: mpsc::Receiver<Waiter>) {
    let mut runner = Runner {
        pending: Pending::empty(),
        under_way: JoinSet::new(),
        sessions: HashMap::new(),
        service,
        arriving,
    };
    let mut open = true;
    while open || !runner.is_idle() {
        runner.start_batches();
        let service = Arc::clone(&runner.service);
        tokio::select! {
            () = service.permits.freed(), if runner.may_start() => {}
            Some(ended) = runner.under_way.join_next_with_id() => runner.finish(ended),
            came = runner.arriving.recv(), if open && runner.has_room() => match came {
                Some(waiter) => runner.pending.push(waiter.session(), waiter),
                None => open = false,
            },
        }
    }
}

struct Runner {
    pending: Pending<Waiter>,
    under_way: JoinSet<()>,
    /// The sessions of each batch under way.
    sessions: HashMap<Id, Vec<SessionId>>,
    service: Arc<Service>,
    arriving: mpsc::Receiver<Waiter>,
}

impl Runner {
    fn is_idle(&self) -> bool {
        self.pending.len() == 0 && self.under_way.is_empty()
    }

    fn has_room(&self) -> bool {
        self.pending.len() < QUEUE
    }

    fn may_start(&self) -> bool {
        self.pending.ready() > 0 && self.under_way.len() < self.service.permits.max_under_way()
    }

    /// Starts as many batches as there are permits for.
    fn start_batches(&mut self) {
        self.take_in();
        while self.may_start()
            && let Some(permit) = self.service.permits.take(self.pending.ready())
        {
            self.start(permit);
        }
    }

    /// Takes in whoever has arrived, so that they go together.
    fn take_in(&mut self) {
        while self.has_room()
            && let Ok(waiter) = self.arriving.try_recv()
        {
            self.pending.push(waiter.session(), waiter);
        }
    }

    /// Starts a batch in a task of its own: a panic costs its commands their answers, and the runner
    /// goes on.
    fn start(&mut self, permit: Permit) {
        let taken = self.pending.take(MAX_BATCH);
        let service = Arc::clone(&self.service);
        let task = self.under_way.spawn(async move {
            let (late, waiters) = taken.together.into_iter().partition(Waiter::is_too_late);
            refuse(late, &Problem::unavailable("waited too long for its turn"));
            let skip = LockPatience::None;
            let locked_elsewhere = answer_all(&service, waiters, skip, Some(permit)).await;
            wait_for_locks(service, locked_elsewhere).await;
        });
        self.sessions.insert(task.id(), taken.sessions);
    }

    fn finish(&mut self, ended: Result<(Id, ()), JoinError>) {
        let id = match ended {
            Ok((id, ())) => id,
            Err(panicked) => {
                tracing::error!(%panicked, "a batch of bookings panicked");
                panicked.id()
            }
        };
        let sessions = self.sessions.remove(&id).unwrap_or_default();
        self.pending.done(&sessions);
    }
}

/// Runs commands for sessions locked elsewhere in a transaction that waits for the locks, beside the
/// other batches. Few of these run at once: a batch that finds no room waits for it, and nobody waits longer
/// for both than [`LOCK_PATIENCE`] from their arrival.
async fn wait_for_locks(service: Arc<Service>, waiters: Vec<Waiter>) {
    let Some(first) = waiters.iter().map(|waiter| waiter.arrived).min() else {
        return;
    };
    let until = first + LOCK_PATIENCE;
    let room = Arc::clone(&service.lock_waiters).acquire_owned();
    let Ok(Ok(room)) = timeout_at(until, room).await else {
        refuse(
            waiters,
            &Problem::unavailable("the session is locked for too long"),
        );
        return;
    };
    tokio::spawn(async move {
        answer_all(&service, waiters, LockPatience::Until(until), None).await;
        drop(room);
    });
}
