//! Whose turn it is. A few batches are always let to work; beside them others only when a crowd waits,
//! because every further batch makes all of them smaller, and small ones cost the most.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use tokio::sync::Notify;

/// So many who wait and can be served make a crowd. With 16, of 64 connections more were served, of 256
/// fewer.
pub(super) const CROWD: usize = 32;

/// Batches at work: reading, deciding or writing. One that is only being made durable is not.
#[derive(Debug)]
pub(super) struct Turns {
    at_work: AtomicUsize,
    /// Let to work however few wait.
    always: usize,
    /// Let to work at most.
    most: usize,
    changed: Notify,
}

/// A batch's turn to work, until it is dropped.
#[derive(Debug)]
pub struct Turn(Arc<Turns>);

impl Turns {
    /// Turns that nobody has taken yet.
    pub fn new(always: usize, most: usize) -> Arc<Self> {
        Arc::new(Self {
            at_work: AtomicUsize::new(0),
            always,
            most,
            changed: Notify::new(),
        })
    }

    /// The most that can be taken at once.
    pub fn most(&self) -> usize {
        self.most
    }

    /// A turn, if so many who wait may have one more. For the counter alone: it looks before it counts.
    pub fn take(self: &Arc<Self>, waiting: usize) -> Option<Turn> {
        let allowed = if waiting < CROWD {
            self.always
        } else {
            self.most
        };
        if self.at_work.load(Ordering::Acquire) >= allowed {
            return None;
        }
        self.at_work.fetch_add(1, Ordering::AcqRel);
        Some(Turn(Arc::clone(self)))
    }

    /// Whether more turns are taken than are let to work without a crowd.
    pub fn has_one_for_a_crowd(&self) -> bool {
        self.at_work.load(Ordering::Acquire) > self.always
    }

    /// To be told by whoever came and found a crowd: nobody else wakes the counter for it. While every
    /// turn is taken, the first one given back wakes it.
    pub fn crowded(&self) {
        if self.at_work.load(Ordering::Acquire) < self.most {
            self.changed.notify_one();
        }
    }

    /// Waits until there may be a turn that there was not before.
    pub async fn changed(&self) {
        self.changed.notified().await;
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        self.0.at_work.fetch_sub(1, Ordering::AcqRel);
        self.0.changed.notify_one();
    }
}

#[cfg(test)]
mod tests {
    use futures_util::FutureExt;

    use super::*;

    #[test]
    fn one_works_however_few_wait_and_another_only_beside_a_crowd() {
        let turns = Turns::new(1, 2);
        let first = turns.take(1);
        assert!(first.is_some());
        assert!(turns.take(CROWD - 1).is_none());
        let second = turns.take(CROWD);
        assert!(second.is_some());
        assert!(turns.take(10 * CROWD).is_none());
    }

    #[test]
    fn a_turn_given_back_is_told_and_taken_again() {
        let turns = Turns::new(1, 1);
        let turn = turns.take(1);
        assert!(turns.take(1).is_none());
        drop(turn);
        assert!(turns.changed().now_or_never().is_some());
        assert!(turns.take(1).is_some());
    }

    #[test]
    fn the_turn_of_a_crowd_is_beyond_what_few_may_have() {
        let turns = Turns::new(1, 2);
        let first = turns.take(1);
        assert!(!turns.has_one_for_a_crowd());
        let second = turns.take(CROWD);
        assert!(turns.has_one_for_a_crowd());
        drop((first, second));
        assert!(!turns.has_one_for_a_crowd());
    }

    #[test]
    fn a_crowd_is_not_told_while_every_turn_is_taken() {
        let turns = Turns::new(1, 1);
        let turn = turns.take(1);
        turns.crowded();
        assert!(turns.changed().now_or_never().is_none());
        drop(turn);
        assert!(turns.changed().now_or_never().is_some());
    }

    #[test]
    fn a_crowd_is_told_even_before_anybody_listens() {
        let turns = Turns::new(1, 2);
        assert!(turns.changed().now_or_never().is_none());
        turns.crowded();
        assert!(turns.changed().now_or_never().is_some());
    }
}
