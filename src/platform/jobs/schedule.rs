//! When a job runs, and in how many processes.

use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use tokio::sync::Notify;

use super::backoff::pause;
use crate::platform::state::AppState;

#[derive(Clone, Copy)]
pub enum Schedule {
    /// One process at a time, whichever looks first when the job's row is due. After a long stop it runs
    /// once, not once for each interval that was missed.
    Shared { every: TimeDelta },
    /// Each process for itself: the rows it works on have locks or leases of their own.
    EachProcess {
        every: Duration,
        /// What wakes it before its time, in this process.
        woken_by: Option<fn(&AppState) -> &Notify>,
    },
}

/// When a shared job that failed is due again: after its backoff, and never later than without a failure.
#[must_use]
pub(super) fn due_after_failure(
    name: &str,
    attempts: i32,
    every: TimeDelta,
    now: DateTime<Utc>,
) -> DateTime<Utc> {
    now + pause(attempts, name.as_bytes()).min(every)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failing_job_is_never_due_later_than_its_interval() {
        let now = DateTime::UNIX_EPOCH;
        let due = |attempts, every| due_after_failure("purge", attempts, every, now) - now;
        let minute = TimeDelta::minutes(1);
        assert_eq!(due(20, minute), minute);
        let first = due(1, TimeDelta::days(1));
        assert!(first < minute, "{first}");
    }
}
