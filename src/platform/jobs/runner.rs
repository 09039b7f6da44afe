//! Runs jobs until told to stop, each in a task of its own, so that none waits for another.
//! A job that fails or panics is logged and counted, and the others go on.
//! `serve` and `worker` run one; tests run a round.

use std::any::Any;
use std::panic::AssertUnwindSafe;
use std::pin::pin;
use std::time::Duration;

use chrono::TimeDelta;
use futures_util::FutureExt;
use futures_util::future::join_all;
use tokio::sync::watch;
use tokio::time::Instant;

use super::job::{Job, Outcome, Work};
use super::lease::{self, JobEnding, JobLease};
use super::schedule::{Schedule, due_after_failure};
use crate::platform::problem::{Problem, UNAVAILABLE};
use crate::platform::state::AppState;

/// How often a process looks whether a shared job is due.
const LOOK: Duration = Duration::from_secs(10);
/// The pause after the other side was away.
const AWAY: Duration = Duration::from_secs(10);

/// How often a process tells how long its own job has been at it.
const WATCH: Duration = Duration::from_secs(1);

/// The jobs of one process.
pub struct JobRunner {
    jobs: Vec<RunningJob>,
}

impl JobRunner {
    /// Makes the jobs ready; nothing runs yet.
    ///
    /// # Errors
    /// When a job cannot be made ready, such as letters without a usable transport.
    pub fn new<'a>(
        state: &AppState,
        jobs: impl IntoIterator<Item = &'a Job>,
    ) -> anyhow::Result<Self> {
        let start = |job: &Job| {
            Ok(RunningJob {
                name: job.name,
                schedule: job.schedule,
                work: (job.start)(state)?,
                state: state.clone(),
            })
        };
        let jobs = jobs.into_iter().map(start);
        Ok(Self {
            jobs: jobs.collect::<anyhow::Result<_>>()?,
        })
    }

    /// Runs until told to stop. Each job first finishes what it began.
    pub async fn run(self, stop: watch::Receiver<bool>) {
        let tasks = self.jobs.into_iter();
        let tasks = tasks.map(|job| tokio::spawn(job.run(stop.clone())));
        for ended in join_all(tasks).await {
            if let Err(cause) = ended {
                tracing::error!(%cause, "a job ended before its time");
            }
        }
    }

    /// Runs each job once, one after another: a shared one only where it is due.
    pub async fn round(&self) {
        for job in &self.jobs {
            job.round().await;
        }
    }
}

struct RunningJob {
    name: &'static str,
    schedule: Schedule,
    work: Work,
    state: AppState,
}

impl RunningJob {
    async fn run(self, mut stop: watch::Receiver<bool>) {
        while !*stop.borrow() {
            let pause = self.round().await;
            tokio::select! {
                () = tokio::time::sleep(pause) => {}
                () = self.woken() => {}
                _ = stop.changed() => {}
            }
        }
    }

    async fn woken(&self) {
        match self.schedule {
            Schedule::EachProcess {
                woken_by: Some(notify),
                ..
            } => notify(&self.state).notified().await,
            _ => std::future::pending().await,
        }
    }

    /// One round; answers the pause until the next.
    async fn round(&self) -> Duration {
        match self.schedule {
            Schedule::EachProcess { every, .. } => self.round_here(every).await,
            Schedule::Shared { every } => match self.round_for_all(every).await {
                Ok(pause) => pause,
                Err(problem) => {
                    tracing::warn!(job = self.name, cause = ?problem.cause, "a job waits for the database");
                    LOOK
                }
            },
        }
    }

    async fn round_here(&self, every: Duration) -> Duration {
        let ended = self.watched_attempt().await;
        let failing = u32::from(ended.is_err());
        metrics::gauge!("job_failing", "job" => self.name).set(failing);
        match ended {
            Ok(Outcome::More) => Duration::ZERO,
            Ok(Outcome::Away) => AWAY,
            Ok(Outcome::Done | Outcome::Found(_)) | Err(_) => every,
        }
    }

    async fn round_for_all(&self, every: TimeDelta) -> Result<Duration, Problem> {
        let Some(lease) = self.take().await? else {
            return Ok(LOOK);
        };
        let ended = self.attempt().await;
        let pause = match ended {
            Ok(Outcome::More) => Duration::ZERO,
            _ => LOOK,
        };
        self.finish(&lease, ended, every).await?;
        Ok(pause)
    }

    async fn take(&self) -> Result<Option<JobLease>, Problem> {
        let mut conn = self.state.db.get_for_background().await?;
        Ok(lease::take(&mut conn, self.name, self.state.clock.now()).await?)
    }

    async fn finish(
        &self,
        lease: &JobLease,
        ended: Result<Outcome, String>,
        every: TimeDelta,
    ) -> Result<(), Problem> {
        let now = self.state.clock.now();
        let done = |due_at, found| JobEnding::Done { due_at, found };
        let failed = |reason| JobEnding::Failed {
            due_at: due_after_failure(self.name, lease.attempts + 1, every, now),
            reason,
        };
        let ending = match ended {
            Ok(Outcome::Done) => done(now + every, None),
            Ok(Outcome::Found(found)) => done(now + every, Some(found)),
            Ok(Outcome::More) => done(now, None),
            Ok(Outcome::Away) => failed("the other side is away".to_owned()),
            Err(reason) => failed(reason),
        };
        let mut conn = self.state.db.get_for_background().await?;
        if !lease::finish(&mut conn, lease, ending, now).await? {
            tracing::warn!(
                job = self.name,
                "a job took longer than its lease, and another process has it"
            );
        }
        Ok(())
    }

    /// Does the work once. A failure is its reason.
    async fn attempt(&self) -> Result<Outcome, String> {
        // Inside the future, so that a panic before the first await is caught too.
        let attempt = AssertUnwindSafe(async { (self.work)().await }).catch_unwind();
        let (ended, ending) = match attempt.await {
            Ok(Ok(outcome)) => {
                let ending = name(&outcome);
                (Ok(outcome), ending)
            }
            Ok(Err(problem)) => (Err(self.log_failure(&problem)), "failed"),
            Err(panic) => {
                let reason = format!("panicked: {}", words(panic.as_ref()));
                tracing::error!(job = self.name, reason, "a job panicked");
                (Err(reason), "panicked")
            }
        };
        metrics::counter!("job_runs_total", "job" => self.name, "ending" => ending).increment(1);
        ended
    }

    /// The same, while metrics tell how long it lasts: no row says that a job of this process alone hangs.
    async fn watched_attempt(&self) -> Result<Outcome, String> {
        let late = metrics::gauge!("job_late_seconds", "job" => self.name);
        late.set(0);
        let began = Instant::now();
        let mut attempt = pin!(self.attempt());
        loop {
            tokio::select! {
                ended = &mut attempt => {
                    late.set(0);
                    return ended;
                }
                () = tokio::time::sleep(WATCH) => late.set(began.elapsed().as_secs_f64()),
            }
        }
    }

    /// Logs a failure and answers its reason. A database that is away is no fault of the job.
    fn log_failure(&self, problem: &Problem) -> String {
        let reason = match &problem.cause {
            Some(cause) => format!("{problem}: {cause:#}"),
            None => problem.to_string(),
        };
        if problem.kind.name == UNAVAILABLE.name {
            tracing::warn!(job = self.name, reason, "a job waits for the database");
        } else {
            tracing::error!(job = self.name, reason, "a job failed");
        }
        reason
    }
}

fn name(outcome: &Outcome) -> &'static str {
    match outcome {
        Outcome::Done | Outcome::Found(_) => "done",
        Outcome::More => "more",
        Outcome::Away => "away",
    }
}

fn words(panic: &(dyn Any + Send)) -> &str {
    let text = panic.downcast_ref::<&str>().copied();
    text.or_else(|| panic.downcast_ref::<String>().map(String::as_str))
        .unwrap_or("without words")
}
