//! The counter at work: as soon as it is a batch's turn, whoever waits and is free is taken together.

use std::collections::HashMap;
use std::sync::Arc;

use tokio::sync::mpsc;
use tokio::task::{Id, JoinError, JoinSet};
use uuid::Uuid;

use super::queue::Queue;
use super::serve::serve;
use super::turns::{CROWD, Turn};
use super::{Entry, QUEUE, Service};
use crate::booking::book::Serving;
use crate::booking::locked::Patience;

/// The most orders in one transaction.
const MOST: usize = 128;
/// Batches under way for each turn there can be: one works, one is being made durable.
const UNDER_WAY: usize = 2;

/// Serves until nobody can hand anything in any more and everybody was served.
pub(super) async fn work(service: Arc<Service>, arriving: mpsc::Receiver<Entry>) {
    let mut counter = Working {
        queue: Queue::empty(),
        under_way: JoinSet::new(),
        sessions: HashMap::new(),
        service,
        arriving,
    };
    let (mut turn, mut open) = (None, true);
    while open || !counter.is_at_rest() {
        turn = turn.or_else(|| counter.take_turn());
        if turn.is_some() {
            counter.let_in();
            // Of a crowd that wants sessions at work, the turn taken for it goes back.
            turn = turn.filter(|_| counter.may_begin());
            if turn.is_some() && counter.queue.waiting_free() > 0 {
                counter.begin(turn.take());
                continue;
            }
        }
        // Nobody is let in before there is a turn: each one alone would wake the counter.
        tokio::select! {
            () = counter.service.turns.changed(), if turn.is_none() => {}
            Some(ended) = counter.under_way.join_next_with_id() => counter.end(ended),
            came = counter.arriving.recv(), if open && turn.is_some() && counter.has_room() => match came {
                Some(entry) => counter.queue.join(entry.session(), entry),
                None => open = false,
            },
        }
    }
}

struct Working {
    queue: Queue<Entry>,
    under_way: JoinSet<()>,
    /// Which sessions a batch is about.
    sessions: HashMap<Id, Vec<Uuid>>,
    service: Arc<Service>,
    arriving: mpsc::Receiver<Entry>,
}

impl Working {
    fn is_at_rest(&self) -> bool {
        self.queue.len() == 0 && self.under_way.is_empty()
    }

    fn has_room(&self) -> bool {
        self.queue.len() < QUEUE
    }

    fn take_turn(&self) -> Option<Turn> {
        let turns = &self.service.turns;
        if self.under_way.len() < turns.most() * UNDER_WAY {
            turns.take(self.queue.waiting_free() + self.at_the_door())
        } else {
            None
        }
    }

    /// Whether a turn just taken may be used, now that everybody is let in: one for a crowd only by a
    /// crowd of those who can be served.
    fn may_begin(&self) -> bool {
        self.queue.waiting_free() >= CROWD || !self.service.turns.has_one_for_a_crowd()
    }

    /// How many wait at the door and can be let in.
    fn at_the_door(&self) -> usize {
        if self.has_room() {
            self.arriving.len()
        } else {
            0
        }
    }

    fn let_in(&mut self) {
        while self.has_room()
            && let Ok(entry) = self.arriving.try_recv()
        {
            self.queue.join(entry.session(), entry);
        }
    }

    /// Serves those who are free, in a task of their own: a panic costs them their answers, and the
    /// counter goes on.
    fn begin(&mut self, turn: Option<Turn>) {
        let taken = self.queue.take(MOST);
        let serving = Serving {
            patience: Patience::Skip,
            turn,
        };
        let service = Arc::clone(&self.service);
        let task = self.under_way.spawn(async move {
            let held = serve(Arc::clone(&service), taken.together, serving).await;
            wait_apart(&service, held).await;
        });
        self.sessions.insert(task.id(), taken.sessions);
    }

    fn end(&mut self, ended: Result<(Id, ()), JoinError>) {
        let id = match ended {
            Ok((id, ())) => id,
            Err(panicked) => {
                tracing::error!(%panicked, "a batch at the counter panicked");
                panicked.id()
            }
        };
        let sessions = self.sessions.remove(&id).unwrap_or_default();
        self.queue.done(&sessions);
    }
}

/// Serves orders for sessions somebody else holds, beside the others. Few at once: a batch that finds
/// no room waits for it.
async fn wait_apart(service: &Arc<Service>, held: Vec<Entry>) {
    if held.is_empty() {
        return;
    }
    let Ok(room) = Arc::clone(&service.patient).acquire_owned().await else {
        return;
    };
    let service = Arc::clone(service);
    tokio::spawn(async move {
        let serving = Serving {
            patience: Patience::Wait,
            turn: None,
        };
        serve(service, held, serving).await;
        drop(room);
    });
}
