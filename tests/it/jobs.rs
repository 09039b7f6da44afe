//! What processes do by themselves: shared, taken over, backed off, told in metrics, and never in each
//! other's way.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use chrono::TimeDelta;
use futures_util::FutureExt;
use motesplats::app::jobs::{WORKER_JOBS, letters};
use motesplats::app::metrics;
use motesplats::platform::jobs::{self, Job, JobEnding, JobRunner, Outcome, Schedule, work};
use tokio::sync::{Notify, watch};
use tokio::task::JoinHandle;

use crate::support::rows::letter::write_letter;
use crate::support::{TestApp, eventually};

/// Longer than anything takes on a machine that is busy with other tests.
const LONG: Duration = Duration::from_secs(30);
const DAILY: Schedule = Schedule::Shared {
    every: TimeDelta::days(1),
};
const AT_ONCE: Schedule = Schedule::EachProcess {
    every: Duration::ZERO,
    woken_by: None,
};

fn of_the_list(name: &str) -> Job {
    *WORKER_JOBS.iter().find(|job| job.name == name).unwrap()
}

/// One round of some jobs, as one process does it.
async fn round(app: &TestApp, jobs: &[Job]) {
    JobRunner::new(&app.state, jobs).unwrap().round().await;
}

/// A process that runs jobs until it is told to stop.
fn run(app: &TestApp, jobs: &[Job]) -> (watch::Sender<bool>, JoinHandle<()>) {
    let (stop, stopped) = watch::channel(false);
    let runner = JobRunner::new(&app.state, jobs).unwrap();
    (stop, tokio::spawn(runner.run(stopped)))
}

async fn until_done(app: &TestApp, name: &str) {
    let done = async || app.job(name).await.last_done_at;
    eventually(LONG, &format!("{name} to be done"), done).await;
}

#[track_caller]
fn tells(told: &str, line: &str) {
    assert!(
        told.lines().any(|told| told == line),
        "{line} is missing:\n{told}"
    );
}

#[tokio::test]
async fn two_processes_share_a_daily_job_and_it_runs_once_a_day() {
    static RUNS: AtomicUsize = AtomicUsize::new(0);
    static MAY_END: Notify = Notify::const_new();
    const COUNTED: Job = Job {
        name: "counted",
        schedule: DAILY,
        start: |state| {
            Ok(work(state, |_| async {
                RUNS.fetch_add(1, Ordering::SeqCst);
                MAY_END.notified().await;
                Ok(Outcome::Done)
            }))
        },
    };
    let runs = || RUNS.load(Ordering::SeqCst);
    let app = TestApp::spawn().await;
    let beside = app.beside().await;

    let (stop, first) = run(&app, &[COUNTED]);
    eventually(LONG, "the first process to begin", async || {
        (runs() == 1).then_some(())
    })
    .await;
    round(&beside, &[COUNTED]).await;
    assert_eq!(runs(), 1, "the first process has it");

    MAY_END.notify_one();
    until_done(&app, "counted").await;
    stop.send_replace(true);
    first.await.unwrap();
    round(&beside, &[COUNTED]).await;
    assert_eq!(runs(), 1, "it is done for today");

    app.clock().advance(TimeDelta::days(5));
    MAY_END.notify_one();
    round(&beside, &[COUNTED]).await;
    round(&app, &[COUNTED]).await;
    assert_eq!(runs(), 2, "once, not once for each day that was missed");
}

#[tokio::test]
async fn a_job_of_a_process_that_died_is_taken_over_and_its_late_ending_changes_nothing() {
    let app = TestApp::spawn().await;
    let purge = [of_the_list("purge")];
    let mut conn = app.conn().await;
    let frozen = jobs::take(&mut conn, "purge", app.now()).await.unwrap();
    round(&app, &purge).await;
    assert_eq!(app.job("purge").await.last_done_at, None, "somebody has it");

    app.let_job_lease_pass("purge").await;
    app.clock().advance(TimeDelta::hours(1));
    round(&app, &purge).await;
    let taken_over = app.job("purge").await;
    assert_eq!(taken_over.last_done_at, Some(app.now()));

    let late = JobEnding::Failed {
        due_at: app.now(),
        reason: "late".to_owned(),
    };
    let frozen = frozen.unwrap();
    let finished = jobs::finish(&mut conn, &frozen, late.clone(), app.now()).await;
    assert!(!finished.unwrap());
    assert_eq!(app.job("purge").await, taken_over);

    app.clock().advance(TimeDelta::days(1));
    let third = jobs::take(&mut conn, "purge", app.now()).await.unwrap();
    let finished = jobs::finish(&mut conn, &frozen, late.clone(), app.now()).await;
    assert!(!finished.unwrap(), "while somebody else has it neither");
    let finished = jobs::finish(&mut conn, &third.unwrap(), late, app.now()).await;
    assert!(finished.unwrap(), "the lease that holds changes it");
    assert_eq!(app.job("purge").await.attempts, 1);
}

#[tokio::test]
async fn a_job_that_fails_waits_longer_each_time_and_shows_until_it_succeeds() {
    let app = TestApp::spawn().await;
    let purge = [of_the_list("purge")];
    app.sql("alter table pin_tries rename to pin_tries_away")
        .await;

    round(&app, &purge).await;
    round(&app, &purge).await;
    let failed = app.job("purge").await;
    assert_eq!(failed.attempts, 1, "not due again at once");
    let reason = failed.reason.unwrap();
    assert!(reason.contains("pin_tries"), "{reason}");
    tells(&app.scrape().await, "job_failing{job=\"purge\"} 1");
    let first_pause = failed.due_at - app.now();

    app.clock().advance(first_pause);
    round(&app, &purge).await;
    let failed = app.job("purge").await;
    assert_eq!(failed.attempts, 2);
    let second_pause = failed.due_at - app.now();
    assert!(second_pause > first_pause, "{second_pause}");

    app.sql("alter table pin_tries_away rename to pin_tries")
        .await;
    app.clock().advance(second_pause);
    round(&app, &purge).await;
    let done = app.job("purge").await;
    assert_eq!((done.attempts, done.reason), (0, None));
    assert_eq!(done.due_at, app.now() + TimeDelta::days(1));
    tells(&app.scrape().await, "job_failing{job=\"purge\"} 0");
}

#[tokio::test]
async fn a_job_that_nobody_does_is_late_in_the_metrics_of_every_process() {
    let app = TestApp::spawn().await;
    let beside = app.beside().await;
    app.clock().advance(TimeDelta::hours(2));
    let told = beside.scrape().await;
    for job in ["purge", "sign_in_cleanup", "verify"] {
        tells(&told, &format!("job_late_seconds{{job=\"{job}\"}} 7200"));
    }

    round(&app, &[of_the_list("purge")]).await;
    let told = beside.scrape().await;
    tells(&told, "job_late_seconds{job=\"purge\"} 0");
    tells(&told, "job_late_seconds{job=\"verify\"} 7200");
}

#[tokio::test]
async fn a_job_that_hangs_in_its_process_is_late_until_it_ends() {
    static MAY_END: Notify = Notify::const_new();
    const HANGS: Job = Job {
        name: "hangs",
        schedule: Schedule::EachProcess {
            every: LONG,
            woken_by: None,
        },
        start: |state| {
            Ok(work(state, |_| async {
                MAY_END.notified().await;
                Ok(Outcome::Done)
            }))
        },
    };
    let late = |told: &str| {
        let line = told.lines().find_map(|line| {
            let seconds = line.strip_prefix("job_late_seconds{job=\"hangs\"} ")?;
            seconds.parse::<f64>().ok()
        });
        line.is_some_and(|seconds| seconds > 0.0)
    };
    metrics::start();
    let app = TestApp::spawn().await;
    let (stop, running) = run(&app, &[HANGS]);
    let hangs = async || late(&app.scrape().await).then_some(());
    eventually(LONG, "the job to be late", hangs).await;

    MAY_END.notify_one();
    stop.send_replace(true);
    running.await.unwrap();
    assert!(!late(&app.scrape().await));
}

#[tokio::test]
async fn what_one_process_verified_every_process_tells() {
    let app = TestApp::spawn().await;
    let beside = app.beside().await;
    let town = app.organisation("katrineholm").insert().await;
    let venue = app.venue(&town).insert().await;
    let session = app.session(&venue).published().insert().await;
    app.stray_letter(session).await;
    let verify = [of_the_list("verify")];

    round(&app, &verify).await;
    let told = beside.scrape().await;
    tells(&told, "letters_astray 1");
    tells(&told, "seats_drift 0");

    app.empty("letters").await;
    app.clock().advance(TimeDelta::days(1));
    round(&beside, &verify).await;
    tells(&app.scrape().await, "letters_astray 0");
}

#[tokio::test]
async fn an_outbox_that_is_always_busy_keeps_no_other_job_from_running() {
    static POLLS: AtomicUsize = AtomicUsize::new(0);
    const BUSY: Job = Job {
        name: "letters",
        schedule: AT_ONCE,
        start: |state| {
            let (state, worker) = (state.clone(), letters::letter_worker(state)?);
            Ok(Arc::new(move || {
                let (state, worker) = (state.clone(), worker.clone());
                async move {
                    write_letter(&state, state.clock.now()).await;
                    let outcome = worker.poll().await?;
                    assert_eq!(outcome, Outcome::More);
                    POLLS.fetch_add(1, Ordering::SeqCst);
                    Ok(outcome)
                }
                .boxed()
            }))
        },
    };
    let app = TestApp::spawn().await;
    app.organisation("katrineholm").insert().await;

    let (stop, running) = run(&app, &[BUSY, of_the_list("purge"), of_the_list("verify")]);
    until_done(&app, "purge").await;
    until_done(&app, "verify").await;
    let before = POLLS.load(Ordering::SeqCst);
    eventually(LONG, "further letters", async || {
        (POLLS.load(Ordering::SeqCst) > before).then_some(())
    })
    .await;
    stop.send_replace(true);
    running.await.unwrap();
}

#[tokio::test]
async fn a_panic_in_one_job_stops_neither_the_others_nor_itself() {
    static PANICS: AtomicUsize = AtomicUsize::new(0);
    const SHARED: Job = Job {
        name: "shared_panic",
        schedule: DAILY,
        start: |_| Ok(Arc::new(|| panic!("before the first await"))),
    };
    const EVERYWHERE: Job = Job {
        name: "panic_everywhere",
        schedule: AT_ONCE,
        start: |state| {
            Ok(work(state, |_| async {
                PANICS.fetch_add(1, Ordering::SeqCst);
                panic!("once more")
            }))
        },
    };
    metrics::start();
    let app = TestApp::spawn().await;

    let (stop, running) = run(&app, &[SHARED, EVERYWHERE, of_the_list("purge")]);
    until_done(&app, "purge").await;
    let reason = async || {
        let rows = "select reason from jobs where name = 'shared_panic' and reason is not null";
        app.sql(rows).await.pop()
    };
    let reason = eventually(LONG, "the reason of the panic", reason).await;
    assert_eq!(reason, ["panicked: before the first await"]);
    eventually(LONG, "a second panic", async || {
        (PANICS.load(Ordering::SeqCst) > 1).then_some(())
    })
    .await;
    stop.send_replace(true);
    running.await.unwrap();

    let told = app.scrape().await;
    tells(
        &told,
        "job_runs_total{job=\"shared_panic\",ending=\"panicked\"} 1",
    );
    tells(&told, "job_runs_total{job=\"purge\",ending=\"done\"} 1");
    tells(&told, "job_failing{job=\"panic_everywhere\"} 1");
}
