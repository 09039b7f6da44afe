//! Jobs: what processes do by themselves, at intervals. Jobs that processes share are leased by the
//! rows of `jobs`; a job whose rows have locks or leases of their own runs in each process.
//! The list of jobs is `app/jobs`.

mod backoff;
mod job;
mod lease;
mod measure;
mod runner;
mod schedule;

pub use backoff::pause;
pub use job::{Job, Outcome, Work, work};
pub use lease::{JobEnding, JobLease, finish, register, take};
pub use measure::measure;
pub use runner::JobRunner;
pub use schedule::Schedule;
