//! `serve` and `worker`: run until a signal to stop, then stop in order.

use std::net::TcpListener;
use std::time::Duration;

use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::{oneshot, watch};
use tokio::task::JoinHandle;

use crate::app::database::Database;
use crate::app::{self, StartError, jobs, metrics, server, startup_server};
use crate::platform::clock::Clock;
use crate::platform::config::{Config, MailTransport};
use crate::platform::http::request::cookie;
use crate::platform::jobs::JobRunner;
use crate::platform::state::AppState;

/// While a start takes longer than this, requests get 503.
const QUICK_START: Duration = Duration::from_millis(700);

/// Whether `serve` sends letters and does the daily jobs, or leaves them to a `worker` process.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum WorkerJobs {
    Here,
    InWorker,
}

/// `serve`: answers requests and frees seats, and does what a worker does unless told otherwise.
pub(super) async fn run(config: Config, worker_jobs: WorkerJobs) -> Result<(), StartError> {
    let mut stop = stop_signal()?;
    let listener = app::listen(&config)?;
    tracing::info!(address = %listener.local_addr()?, "listening");
    metrics::start();
    warn_about_insecure_cookies(&config);
    warn_about_clear_connections(&config);
    let Some(Started { database, state }) = start(config, Some(&listener), &mut stop).await? else {
        return Ok(());
    };
    let served = serve(&state, &database, listener, worker_jobs, stop).await;
    drop(state);
    database.leave().await?;
    served
}

/// `worker`: sends letters, does the daily jobs and answers no requests.
pub(super) async fn run_worker(config: Config) -> Result<(), StartError> {
    let mut stop = stop_signal()?;
    metrics::start();
    warn_about_clear_connections(&config);
    let Some(Started { database, state }) = start(config, None, &mut stop).await? else {
        return Ok(());
    };
    let worked = work(&state, &database, stop).await;
    drop(state);
    database.leave().await?;
    worked
}

async fn work(
    state: &AppState,
    database: &Database,
    stop: watch::Receiver<bool>,
) -> Result<(), StartError> {
    let runner = JobRunner::new(state, &jobs::WORKER_JOBS)?;
    let _metrics = serve_metrics(state);
    tracing::info!("working");
    tokio::select! {
        () = runner.run(stop) => {}
        () = keep_alive(database) => {}
    }
    Ok(())
}

async fn serve(
    state: &AppState,
    database: &Database,
    listener: TcpListener,
    worker_jobs: WorkerJobs,
    mut stop: watch::Receiver<bool>,
) -> Result<(), StartError> {
    let runner = match worker_jobs {
        WorkerJobs::Here => JobRunner::new(state, jobs::all())?,
        WorkerJobs::InWorker => JobRunner::new(state, &jobs::SERVE_JOBS)?,
    };
    let listening = listener.local_addr().map_err(anyhow::Error::from)?;
    let server = server::build(state, listener)?;
    let handle = server.handle();
    let serving = tokio::spawn(server);
    let metrics = serve_metrics(state);
    let running = tokio::spawn(runner.run(stop.clone()));
    // Links begin with the base URL; that is where a proxy listens, not always this process.
    let base_url = state.config.http.base_url.as_str();
    tracing::info!(base_url, "serving on http://{listening}");
    tokio::select! {
        _ = stop.wait_for(|stop| *stop) => {}
        () = keep_alive(database) => {}
    }
    tracing::info!("stopping");
    server::stop(state, &handle).await;
    let served = serving.await.map_err(anyhow::Error::from)?;
    running.await.map_err(anyhow::Error::from)?;
    drop(metrics);
    Ok(served?)
}

/// What a start makes.
struct Started {
    database: Database,
    state: AppState,
}

/// Starts, and answers 503 meanwhile where that takes long; none when the signal came first.
async fn start(
    config: Config,
    listener: Option<&TcpListener>,
    stop: &mut watch::Receiver<bool>,
) -> Result<Option<Started>, StartError> {
    let early = listener.map(TcpListener::try_clone).transpose()?;
    let (started_tx, started_rx) = oneshot::channel();
    let early = tokio::spawn(serve_until_started(early, started_rx, stop.clone()));
    let started = tokio::select! {
        started = connect(config) => started.map(Some),
        _ = stop.wait_for(|stop| *stop) => Ok(None),
    };
    // The early server answers its last requests before the real one takes over.
    drop(started_tx);
    early.await.map_err(anyhow::Error::from)?;
    started
}

async fn connect(config: Config) -> Result<Started, StartError> {
    let database = Database::join(&config).await?;
    let state = async {
        database.make_ready(&config).await?;
        let state = app::build_state(config, &database, Clock::System).await?;
        super::demo::fill_at_start(&state, &database).await?;
        Ok(state)
    };
    match state.await {
        Ok(state) => Ok(Started { database, state }),
        Err(error) => {
            if let Err(cause) = database.leave().await {
                tracing::error!("the database was not left: {cause}");
            }
            Err(error)
        }
    }
}

/// Answers 503 once the start turns out to be slow, until it is done.
async fn serve_until_started(
    listener: Option<TcpListener>,
    mut started: oneshot::Receiver<()>,
    mut stop: watch::Receiver<bool>,
) {
    tokio::select! {
        () = tokio::time::sleep(QUICK_START) => {}
        _ = &mut started => return,
    }
    let Some(server) = listener.and_then(|listener| startup_server::build(listener).ok()) else {
        return;
    };
    let handle = server.handle();
    let serving = tokio::spawn(server);
    tokio::select! {
        _ = started => {}
        _ = stop.wait_for(|stop| *stop) => {}
    }
    handle.stop(true).await;
    if let Err(panicked) = serving.await {
        tracing::error!(%panicked, "the startup server failed");
    }
}

/// Serves `/metrics` until the result is dropped. Another process on this machine may have the port:
/// then this one has no metrics.
fn serve_metrics(state: &AppState) -> Option<AbortOnDrop> {
    let address = state.config.metrics?;
    let server = TcpListener::bind(address).and_then(|listener| metrics::build(state, listener));
    match server {
        Ok(server) => Some(AbortOnDrop(tokio::spawn(server))),
        Err(error) => {
            tracing::warn!("no /metrics: cannot listen on {address}: {error}");
            None
        }
    }
}

struct AbortOnDrop(JoinHandle<std::io::Result<()>>);

impl Drop for AbortOnDrop {
    fn drop(&mut self) {
        self.0.abort();
    }
}

/// Watches over the embedded database and never ends. Somebody else watches over an outside one.
async fn keep_alive(database: &Database) {
    match database.embedded() {
        Some(embedded) => embedded.keep_alive().await,
        None => std::future::pending().await,
    }
}

fn warn_about_insecure_cookies(config: &Config) {
    if !cookie::is_secure(&config.http.base_url) {
        tracing::warn!(
            "{} is neither https nor this machine: cookies go without Secure, and anybody on the \
             way can read and use them; put TLS in front and set http.base_url to its address",
            config.http.base_url
        );
    }
}

/// Only what crosses a network is worth saying.
fn warn_about_clear_connections(config: &Config) {
    if config.database.is_in_clear() {
        tracing::warn!(
            "database.tls is off: everybody on the network can read what is said to the database, \
             the password included"
        );
    }
    if config.mail.transport == MailTransport::Smtp && config.mail.smtp.is_in_clear() {
        tracing::warn!(
            "mail.smtp_url says tls=off: everybody on the network can read every letter"
        );
    }
}

/// Becomes true at a signal to stop.
fn stop_signal() -> Result<watch::Receiver<bool>, StartError> {
    let (stop_tx, stop_rx) = watch::channel(false);
    let mut term = signal(SignalKind::terminate())?;
    let mut int = signal(SignalKind::interrupt())?;
    tokio::spawn(async move {
        tokio::select! {
            _ = term.recv() => {}
            _ = int.recv() => {}
        }
        stop_tx.send_replace(true);
    });
    Ok(stop_rx)
}
