//! Who waits to be booked. Those whose session no batch is working on go together; the others wait on
//! in the order of their arrival. Pure: it holds whatever the runner puts in.

use std::collections::{HashMap, HashSet, VecDeque};

use crate::platform::ids::SessionId;

/// Those who wait, each for one session.
pub(super) struct Pending<T> {
    by_session: HashMap<SessionId, VecDeque<(u64, T)>>,
    /// Sessions that somebody waits for and no batch is working on, the longest free first.
    free: VecDeque<SessionId>,
    in_batch: HashSet<SessionId>,
    arrived: u64,
    waiting: usize,
    /// How many of those who wait want a session that is free.
    ready: usize,
}

/// Those who go together, and their sessions.
pub(super) struct Taken<T> {
    pub together: Vec<T>,
    pub sessions: Vec<SessionId>,
}

impl<T> Pending<T> {
    pub fn empty() -> Self {
        Self {
            by_session: HashMap::new(),
            free: VecDeque::new(),
            in_batch: HashSet::new(),
            arrived: 0,
            waiting: 0,
            ready: 0,
        }
    }

    pub fn len(&self) -> usize {
        self.waiting
    }

    /// How many can be served now.
    pub fn ready(&self) -> usize {
        self.ready
    }

    /// Adds somebody who has arrived.
    pub fn push(&mut self, session: SessionId, one: T) {
        let line = self.by_session.entry(session).or_default();
        if !self.in_batch.contains(&session) {
            self.ready += 1;
            if line.is_empty() {
                self.free.push_back(session);
            }
        }
        line.push_back((self.arrived, one));
        self.arrived += 1;
        self.waiting += 1;
    }

    /// Takes those who are ready, at most `max`, in the order of their arrival. Their sessions are in a
    /// batch until they are [`Self::done`].
    pub fn take(&mut self, max: usize) -> Taken<T> {
        let (mut taken, mut sessions) = (Vec::new(), Vec::new());
        while taken.len() < max
            && let Some(session) = self.free.pop_front()
        {
            self.in_batch.insert(session);
            sessions.push(session);
            let Some(line) = self.by_session.get_mut(&session) else {
                continue;
            };
            self.ready -= line.len();
            let fit = line.len().min(max - taken.len());
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
    pub fn done(&mut self, sessions: &[SessionId]) {
        for session in sessions {
            self.in_batch.remove(session);
            if let Some(line) = self.by_session.get(session) {
                self.ready += line.len();
                self.free.push_back(*session);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn session(n: u8) -> SessionId {
        SessionId(uuid::Uuid::from_u128(n.into()))
    }

    #[test]
    fn a_session_in_a_batch_lets_the_others_pass() {
        let mut queue = Pending::empty();
        queue.push(session(1), "a");
        assert_eq!(queue.take(9).together, ["a"]);
        queue.push(session(1), "b");
        queue.push(session(2), "c");

        let meanwhile = queue.take(9);
        assert_eq!(meanwhile.together, ["c"]);
        assert_eq!((queue.len(), queue.ready()), (1, 0));
        queue.done(&[session(1)]);

        assert_eq!(queue.take(9).together, ["b"]);
        assert_eq!((queue.len(), queue.ready()), (0, 0));
    }

    #[test]
    fn who_did_not_fit_is_ready_again_when_the_batch_has_ended() {
        let mut queue = Pending::empty();
        for one in ["a", "b", "c"] {
            queue.push(session(1), one);
        }
        assert_eq!(queue.ready(), 3);
        assert_eq!(queue.take(2).together, ["a", "b"]);
        assert_eq!((queue.len(), queue.ready()), (1, 0));
        queue.done(&[session(1)]);

        assert_eq!(queue.ready(), 1);
        assert_eq!(queue.take(2).together, ["c"]);
    }

    proptest! {
        /// Whatever happens: nobody is lost or served twice, each session's are served in the order
        /// of their arrival, and no session is in two batches at once.
        #[test]
        fn everybody_is_served_once_and_in_order(
            steps in proptest::collection::vec((0..3_u8, 0..4_u8), 1..200),
            max in 1..6_usize,
        ) {
            let mut queue = Pending::empty();
            let mut under_way: VecDeque<Taken<(u8, usize)>> = VecDeque::new();
            let (mut came, mut served) = (vec![0; 4], vec![0; 4]);
            let can_be_served = |queue: &Pending<(u8, usize)>| {
                let lines = queue.by_session.iter();
                let free = lines.filter(|(session, _)| !queue.in_batch.contains(session));
                free.map(|(_, line)| line.len()).sum::<usize>()
            };
            let mut end = |queue: &mut Pending<_>, batch: Taken<(u8, usize)>| {
                for (at, n) in batch.together {
                    assert_eq!(n, served[usize::from(at)]);
                    served[usize::from(at)] += 1;
                }
                queue.done(&batch.sessions);
            };
            for (step, at) in steps {
                match step {
                    0 => {
                        queue.push(session(at), (at, came[usize::from(at)]));
                        came[usize::from(at)] += 1;
                    }
                    1 => {
                        let taken = queue.take(max);
                        prop_assert!(taken.together.len() <= max);
                        let busy = |one: &SessionId| under_way.iter().any(|batch| batch.sessions.contains(one));
                        prop_assert!(!taken.sessions.iter().any(busy));
                        under_way.push_back(taken);
                    }
                    _ => if let Some(batch) = under_way.pop_front() { end(&mut queue, batch) },
                }
                prop_assert_eq!(queue.ready(), can_be_served(&queue));
            }
            while let Some(batch) = under_way.pop_front() { end(&mut queue, batch) }
            while queue.ready() > 0 {
                let batch = queue.take(max);
                end(&mut queue, batch);
            }
            prop_assert_eq!((queue.len(), queue.ready()), (0, 0));
            prop_assert_eq!(served, came);
        }
    }
}
