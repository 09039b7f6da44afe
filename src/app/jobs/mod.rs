//! Every job of the service with its interval, and a file for each.
//! What a job does is a verb of its slice; the file here hands it connection and time.
//! `serve` and `worker` run them, `/metrics` tells of those that are late or failing.

pub mod close_unused;
pub mod expire_seats;
mod forget_connections;
mod keep_records;
pub mod letters;
mod purge;
pub mod reminders;
mod sign_in_cleanup;
mod verify;

use std::time::Duration;

use chrono::TimeDelta;

use crate::platform::jobs::{Job, Schedule, work};

const MINUTE: TimeDelta = TimeDelta::minutes(1);
const HOUR: TimeDelta = TimeDelta::hours(1);
const DAY: TimeDelta = TimeDelta::days(1);

/// What every `serve` does.
pub const SERVE_JOBS: [Job; 1] = [Job {
    name: "expire_seats",
    schedule: Schedule::EachProcess {
        every: Duration::from_millis(500),
        woken_by: Some(|state| &state.seats_freed),
    },
    start: |state| Ok(work(state, expire_seats::run)),
}];

/// What a `worker` does, and `serve` too unless it leaves them to one.
pub const WORKER_JOBS: [Job; 8] = [
    Job {
        name: "letters",
        schedule: Schedule::EachProcess {
            every: Duration::from_secs(1),
            woken_by: Some(|state| &state.letters),
        },
        start: letters::start,
    },
    Job {
        name: "close_unused",
        schedule: Schedule::Shared { every: DAY },
        start: |state| Ok(work(state, close_unused::run)),
    },
    Job {
        name: "forget_connections",
        schedule: Schedule::Shared { every: HOUR },
        start: |state| Ok(work(state, forget_connections::run)),
    },
    Job {
        name: "keep_records",
        schedule: Schedule::Shared { every: MINUTE },
        start: |state| Ok(work(state, keep_records::run)),
    },
    Job {
        name: "purge",
        schedule: Schedule::Shared { every: DAY },
        start: |state| Ok(work(state, purge::run)),
    },
    Job {
        name: "reminders",
        schedule: Schedule::Shared {
            every: TimeDelta::minutes(3),
        },
        start: |state| Ok(work(state, reminders::run)),
    },
    Job {
        name: "sign_in_cleanup",
        schedule: Schedule::Shared { every: DAY },
        start: |state| Ok(work(state, sign_in_cleanup::run)),
    },
    Job {
        name: "verify",
        schedule: Schedule::Shared { every: DAY },
        start: |state| Ok(work(state, verify::run)),
    },
];

/// Every job there is.
pub fn all() -> impl Iterator<Item = &'static Job> {
    SERVE_JOBS.iter().chain(&WORKER_JOBS)
}

/// The jobs that have a row in `jobs`.
#[must_use]
pub fn shared_names() -> Vec<&'static str> {
    let shared = all().filter(|job| matches!(job.schedule, Schedule::Shared { .. }));
    shared.map(|job| job.name).collect()
}
