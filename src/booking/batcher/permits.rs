//! How many batches may work at once: a few always, and as many again for a backlog, because every
//! further batch makes all of them smaller, and small ones cost the most.

use std::sync::Arc;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// So many who wait for sessions that are free are worth a further batch.
const BACKLOG: usize = 32;
/// Batches under way for each permit: one works, one commits.
const UNDER_WAY: usize = 2;
/// The most batches that usually work at once, whatever the number of processors.
const MAX_USUAL: usize = 2;

/// The right of a batch to run, until it is dropped.
pub(super) type Permit = OwnedSemaphorePermit;

/// The permits of this process.
pub(super) struct Permits {
    usual: Arc<Semaphore>,
    backlog: Arc<Semaphore>,
    max_under_way: usize,
}

impl Permits {
    /// PostgreSQL works for a batch while the service answers the ones before, and both want a
    /// processor: half as many batches as processors, and as many again for a backlog.
    pub fn for_this_machine() -> Self {
        let processors = std::thread::available_parallelism().map_or(1, usize::from);
        Self::new((processors / 2).clamp(1, MAX_USUAL))
    }

    fn new(usual: usize) -> Self {
        Self {
            usual: Arc::new(Semaphore::new(usual)),
            backlog: Arc::new(Semaphore::new(usual)),
            max_under_way: 2 * usual * UNDER_WAY,
        }
    }

    /// The most batches under way, those that commit included.
    pub fn max_under_way(&self) -> usize {
        self.max_under_way
    }

    /// A permit, if one is free for so many who could be served now.
    pub fn take(&self, ready: usize) -> Option<Permit> {
        let free = |permits: &Arc<Semaphore>| Arc::clone(permits).try_acquire_owned().ok();
        free(&self.usual).or_else(|| (ready >= BACKLOG).then(|| free(&self.backlog))?)
    }

    /// Waits until one of the usual permits is free; it is not taken.
    pub async fn freed(&self) {
        drop(self.usual.acquire().await);
    }
}

#[cfg(test)]
mod tests {
    use futures_util::FutureExt;

    use super::*;

    #[test]
    fn a_second_batch_runs_only_for_a_backlog() {
        let permits = Permits::new(1);
        let first = permits.take(1);
        assert!(first.is_some());
        assert!(permits.take(BACKLOG - 1).is_none());
        let second = permits.take(BACKLOG);
        assert!(second.is_some());
        assert!(permits.take(10 * BACKLOG).is_none());
    }

    #[test]
    fn a_permit_that_is_dropped_can_be_taken_again() {
        let permits = Permits::new(1);
        let permit = permits.take(1);
        assert!(permits.freed().now_or_never().is_none());
        drop(permit);
        assert!(permits.freed().now_or_never().is_some());
        assert!(permits.take(1).is_some());
    }
}
