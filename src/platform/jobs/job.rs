//! What a job is: data, so that the list of all jobs reads as a table.

use std::collections::BTreeMap;
use std::sync::Arc;

use futures_util::FutureExt;
use futures_util::future::BoxFuture;

use super::schedule::Schedule;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;

#[derive(Clone, Copy)]
pub struct Job {
    /// Its name in `jobs`, in the log and in metrics. Metrics follow it, so it is not renamed.
    pub name: &'static str,
    pub schedule: Schedule,
    /// Makes ready what the work needs, once in each process that runs the job.
    pub start: fn(&AppState) -> anyhow::Result<Work>,
}

/// Does the job once. It may be done twice at once, by a process that froze and the one that took over,
/// so nothing may depend on its being alone.
pub type Work = Arc<dyn Fn() -> BoxFuture<'static, Result<Outcome, Problem>> + Send + Sync>;

/// How a run that did not fail ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// Nothing more to do until the next interval.
    Done,
    /// The same, with figures that every process tells in its metrics, by their names there.
    Found(BTreeMap<&'static str, i64>),
    /// There is more: run again at once.
    More,
    /// The other side is away: nothing is gained by running again at once.
    Away,
}

/// Work that needs nothing but the state.
pub fn work<F>(state: &AppState, run: fn(AppState) -> F) -> Work
where
    F: Future<Output = Result<Outcome, Problem>> + Send + 'static,
{
    let state = state.clone();
    Arc::new(move || run(state.clone()).boxed())
}
