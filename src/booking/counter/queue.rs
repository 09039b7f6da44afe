//! Who waits at the counter. Whoever is free to be served goes together; a session whose last batch
//! is still under way lets the others pass, and its own wait on in the order of their arrival.

use std::collections::{HashMap, HashSet, VecDeque};

use uuid::Uuid;

/// Those who wait, each for one session.
pub(super) struct Queue<T> {
    by_session: HashMap<Uuid, VecDeque<(u64, T)>>,
    /// Sessions that somebody waits for and that are not at work, the longest free first.
    free: VecDeque<Uuid>,
    at_work: HashSet<Uuid>,
    arrived: u64,
    waiting: usize,
    /// How many of those who wait want a session that is free.
    waiting_free: usize,
}

/// Those who are served together, and in which sessions.
pub(super) struct Taken<T> {
    pub together: Vec<T>,
    pub sessions: Vec<Uuid>,
}

impl<T> Queue<T> {
    pub fn empty() -> Self {
        Self {
            by_session: HashMap::new(),
            free: VecDeque::new(),
            at_work: HashSet::new(),
            arrived: 0,
            waiting: 0,
            waiting_free: 0,
        }
    }

    pub fn len(&self) -> usize {
        self.waiting
    }

    /// How many can be served now.
    pub fn waiting_free(&self) -> usize {
        self.waiting_free
    }

    /// Somebody comes.
    pub fn join(&mut self, session: Uuid, one: T) {
        let line = self.by_session.entry(session).or_default();
        if !self.at_work.contains(&session) {
            self.waiting_free += 1;
            if line.is_empty() {
                self.free.push_back(session);
            }
        }
        line.push_back((self.arrived, one));
        self.arrived += 1;
        self.waiting += 1;
    }

    /// Takes those who are free, at most so many, in the order of their arrival. Their sessions are
    /// at work until they are [`Self::done`].
    pub fn take(&mut self, most: usize) -> Taken<T> {
        let (mut taken, mut sessions) = (Vec::new(), Vec::new());
        while taken.len() < most
            && let Some(session) = self.free.pop_front()
        {
            self.at_work.insert(session);
            sessions.push(session);
            let Some(line) = self.by_session.get_mut(&session) else {
                continue;
            };
            self.waiting_free -= line.len();
            let fit = line.len().min(most - taken.len());
            taken.extend(line.drain(..fit));
            if line.is_empty() {
                self.by_session.remove(&session);
            }
        }
        self.waiting -= taken.len();
        taken.sort_unstable_by_key(|(arrived, _)| *arrived);
        Taken {
            together: taken.into_iter().map(|(_, one)| one).collect(),
            sessions,
        }
    }

    /// The batch of these sessions has ended.
    pub fn done(&mut self, sessions: &[Uuid]) {
        for session in sessions {
            self.at_work.remove(session);
            if let Some(line) = self.by_session.get(session) {
                self.waiting_free += line.len();
                self.free.push_back(*session);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn session(n: u8) -> Uuid {
        Uuid::from_u128(n.into())
    }

    #[test]
    fn a_session_at_work_lets_the_others_pass() {
        let mut queue = Queue::empty();
        queue.join(session(1), "a");
        assert_eq!(queue.take(9).together, ["a"]);
        queue.join(session(1), "b");
        queue.join(session(2), "c");

        let meanwhile = queue.take(9);
        assert_eq!(meanwhile.together, ["c"]);
        assert_eq!((queue.len(), queue.waiting_free()), (1, 0));
        queue.done(&[session(1)]);

        assert_eq!(queue.take(9).together, ["b"]);
        assert_eq!((queue.len(), queue.waiting_free()), (0, 0));
    }

    #[test]
    fn who_did_not_fit_is_free_again_when_the_batch_has_ended() {
        let mut queue = Queue::empty();
        for one in ["a", "b", "c"] {
            queue.join(session(1), one);
        }
        assert_eq!(queue.waiting_free(), 3);
        assert_eq!(queue.take(2).together, ["a", "b"]);
        assert_eq!((queue.len(), queue.waiting_free()), (1, 0));
        queue.done(&[session(1)]);

        assert_eq!(queue.waiting_free(), 1);
        assert_eq!(queue.take(2).together, ["c"]);
    }

    proptest! {
        /// Whatever happens: nobody is lost or served twice, each session's are served in the order
        /// of their arrival, and no session is in two batches at once.
        #[test]
        fn everybody_is_served_once_and_in_order(
            steps in proptest::collection::vec((0..3_u8, 0..4_u8), 1..200),
            most in 1..6_usize,
        ) {
            let mut queue = Queue::empty();
            let mut under_way: VecDeque<Taken<(u8, usize)>> = VecDeque::new();
            let (mut came, mut served) = (vec![0; 4], vec![0; 4]);
            let can_be_served = |queue: &Queue<(u8, usize)>| {
                let lines = queue.by_session.iter();
                let free = lines.filter(|(session, _)| !queue.at_work.contains(session));
                free.map(|(_, line)| line.len()).sum::<usize>()
            };
            let mut end = |queue: &mut Queue<_>, batch: Taken<(u8, usize)>| {
                for (at, n) in batch.together {
                    assert_eq!(n, served[usize::from(at)]);
                    served[usize::from(at)] += 1;
                }
                queue.done(&batch.sessions);
            };
            for (step, at) in steps {
                match step {
                    0 => {
                        queue.join(session(at), (at, came[usize::from(at)]));
                        came[usize::from(at)] += 1;
                    }
                    1 => {
                        let taken = queue.take(most);
                        prop_assert!(taken.together.len() <= most);
                        let busy = |one: &Uuid| under_way.iter().any(|batch| batch.sessions.contains(one));
                        prop_assert!(!taken.sessions.iter().any(busy));
                        under_way.push_back(taken);
                    }
                    _ => if let Some(batch) = under_way.pop_front() { end(&mut queue, batch) },
                }
                prop_assert_eq!(queue.waiting_free(), can_be_served(&queue));
            }
            while let Some(batch) = under_way.pop_front() { end(&mut queue, batch) }
            while queue.waiting_free() > 0 {
                let batch = queue.take(most);
                end(&mut queue, batch);
            }
            prop_assert_eq!((queue.len(), queue.waiting_free()), (0, 0));
            prop_assert_eq!(served, came);
        }
    }
}
