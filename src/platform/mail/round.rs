//! The letters of one lease on their way: who is tried after whom, and when no further one is.
//! A round that is over gives back what it has not begun.
//! The worker makes one for each lease.

use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use std::time::{Duration, Instant};

use super::lease::LeasedLetter;

/// A letter that is not begun by then is given back, for the lease ends after two minutes.
const BEGUN_WITHIN: Duration = Duration::from_secs(80);

/// What the letters of one lease have in common.
pub struct Round {
    began: Instant,
    was_answered: AtomicBool,
    is_over: AtomicBool,
}

impl Round {
    pub fn begin() -> Self {
        Self {
            began: Instant::now(),
            was_answered: AtomicBool::new(false),
            is_over: AtomicBool::new(false),
        }
    }

    /// Whether another letter may be tried: none is begun that could outlast the lease.
    pub fn may_go_on(&self) -> bool {
        !self.is_over() && self.began.elapsed() < BEGUN_WITHIN
    }

    pub fn answered(&self) {
        self.was_answered.store(true, Relaxed);
    }

    pub fn was_answered(&self) -> bool {
        self.was_answered.load(Relaxed)
    }

    /// No further letter is tried; answers whether this was the first to say so.
    pub fn stop(&self) -> bool {
        !self.is_over.swap(true, Relaxed)
    }

    pub fn is_over(&self) -> bool {
        self.is_over.load(Relaxed)
    }
}

/// Letters to one person stay together, in their order: a confirmation is read before its change.
pub fn by_person(leased: Vec<LeasedLetter>) -> Vec<Vec<LeasedLetter>> {
    let mut people: Vec<Vec<LeasedLetter>> = Vec::new();
    for letter in leased {
        let is_theirs = |theirs: &&mut Vec<LeasedLetter>| {
            theirs
                .first()
                .is_some_and(|first| first.recipient == letter.recipient)
        };
        match people.iter_mut().find(is_theirs) {
            Some(theirs) => theirs.push(letter),
            None => people.push(vec![letter]),
        }
    }
    people
}
