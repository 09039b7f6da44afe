//! `serve` and `worker`: run until a signal says stop, then stop in order.

use std::net::TcpListener;
use std::time::Duration;

use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::{oneshot, watch};
use tokio::task::JoinHandle;

use crate::app::base::Base;
use crate::app::{self, StartError, measures, server, starting, ticker, worker};
use crate::platform::clock::Clock;
use crate::platform::config::Config;
use crate::platform::http::request::cookie;
use crate::platform::state::AppState;

/// A start that takes longer than this is told to whoever asks meanwhile.
const QUICK: Duration = Duration::from_millis(700);

/// Answers requests; works too unless told otherwise.
pub(super) async fn run(config: Config, with_worker: bool) -> Result<(), StartError> {
    let mut stop = stop_signal()?;
    let listener = app::listen(&config)?;
    tracing::info!(address = %listener.local_addr()?, "listening");
    measures::begin();
    say_what_is_unsafe(&config);
    let Some((base, state)) = start(config, Some(&listener), &mut stop).await? else {
        return Ok(());
    };
    let served = serve(&state, &base, listener, with_worker, stop).await;
    drop(state);
    base.leave().await?;
    served
}

/// Works without answering requests.
pub(super) async fn run_worker(config: Config) -> Result<(), StartError> {
    let mut stop = stop_signal()?;
    measures::begin();
    let Some((base, state)) = start(config, None, &mut stop).await? else {
        return Ok(());
    };
    let worked = work(&state, &base, stop).await;
    drop(state);
    base.leave().await?;
    worked
}

async fn work(
    state: &AppState,
    base: &Base,
    stop: watch::Receiver<bool>,
) -> Result<(), StartError> {
    let letters = worker::letters(state)?;
    let _metrics = metrics(state);
    tracing::info!("working");
    tokio::select! {
        () = worker::run(state.clone(), letters, stop) => {}
        () = kept_alive(base) => {}
    }
    Ok(())
}

async fn serve(
    state: &AppState,
    base: &Base,
    listener: TcpListener,
    with_worker: bool,
    mut stop: watch::Receiver<bool>,
) -> Result<(), StartError> {
    let letters = with_worker.then(|| worker::letters(state)).transpose()?;
    let server = server::build(state, listener)?;
    let handle = server.handle();
    let serving = tokio::spawn(server);
    let metrics = metrics(state);
    let worker =
        letters.map(|letters| tokio::spawn(worker::run(state.clone(), letters, stop.clone())));
    let ticker = tokio::spawn(ticker::run(state.clone(), stop.clone()));
    tracing::info!("serving on {}", state.config.http.base_url);
    tokio::select! {
        _ = stop.wait_for(|stop| *stop) => {}
        () = kept_alive(base) => {}
    }
    tracing::info!("stopping");
    server::stop(state, &handle).await;
    let served = serving.await.map_err(anyhow::Error::from)?;
    ticker.await.map_err(anyhow::Error::from)?;
    if let Some(worker) = worker {
        worker.await.map_err(anyhow::Error::from)?;
    }
    drop(metrics);
    Ok(served?)
}

/// The database and the state; none when the signal came first.
async fn start(
    config: Config,
    listener: Option<&TcpListener>,
    stop: &mut watch::Receiver<bool>,
) -> Result<Option<(Base, AppState)>, StartError> {
    let early = listener.map(TcpListener::try_clone).transpose()?;
    let (enough, until) = oneshot::channel();
    let early = tokio::spawn(say_later(early, until, stop.clone()));
    let started = tokio::select! {
        started = come_up(config) => started.map(Some),
        _ = stop.wait_for(|stop| *stop) => Ok(None),
    };
    // Whoever asked it is answered before the real one takes over.
    drop(enough);
    early.await.map_err(anyhow::Error::from)?;
    started
}

async fn come_up(config: Config) -> Result<(Base, AppState), StartError> {
    let base = Base::join(&config).await?;
    let made = async {
        base.make_ready(&config).await?;
        let state = app::assemble(config, &base, Clock::System).await?;
        super::demo::at_start(&state, &base).await?;
        Ok(state)
    };
    match made.await {
        Ok(state) => Ok((base, state)),
        Err(error) => {
            if let Err(stays) = base.leave().await {
                tracing::error!("the database was not left: {stays}");
            }
            Err(error)
        }
    }
}

/// Answers 503 once the start turns out to be slow, until it is enough.
async fn say_later(
    listener: Option<TcpListener>,
    mut enough: oneshot::Receiver<()>,
    mut stop: watch::Receiver<bool>,
) {
    tokio::select! {
        () = tokio::time::sleep(QUICK) => {}
        _ = &mut enough => return,
    }
    let Some(server) = listener.and_then(|listener| starting::build(listener).ok()) else {
        return;
    };
    let handle = server.handle();
    let serving = tokio::spawn(server);
    tokio::select! {
        _ = enough => {}
        _ = stop.wait_for(|stop| *stop) => {}
    }
    handle.stop(true).await;
    if let Err(panicked) = serving.await {
        tracing::error!(%panicked, "what answers during the start broke off");
    }
}

/// The second listener. Another process of this machine may have its port: then this one has none.
fn metrics(state: &AppState) -> Option<Aborted> {
    let address = state.config.metrics?;
    let server = TcpListener::bind(address).and_then(|listener| measures::build(state, listener));
    match server {
        Ok(server) => Some(Aborted(tokio::spawn(server))),
        Err(error) => {
            tracing::warn!("no /metrics: cannot listen on {address}: {error}");
            None
        }
    }
}

/// A task that ends when this is dropped.
struct Aborted(JoinHandle<std::io::Result<()>>);

impl Drop for Aborted {
    fn drop(&mut self) {
        self.0.abort();
    }
}

/// Watches over the embedded database for ever; an outside one is somebody else's.
async fn kept_alive(base: &Base) {
    match base.embedded() {
        Some(embedded) => embedded.keep_alive().await,
        None => std::future::pending().await,
    }
}

fn say_what_is_unsafe(config: &Config) {
    if !cookie::is_secure(&config.http.base_url) {
        tracing::warn!(
            "{} is neither https nor this machine: cookies go without Secure, and anybody on the \
             way can read and use them; put TLS in front and set http.base_url to its address",
            config.http.base_url
        );
    }
}

/// True once somebody asked this process to stop.
fn stop_signal() -> Result<watch::Receiver<bool>, StartError> {
    let (told, stop) = watch::channel(false);
    let mut term = signal(SignalKind::terminate())?;
    let mut int = signal(SignalKind::interrupt())?;
    tokio::spawn(async move {
        tokio::select! {
            _ = term.recv() => {}
            _ = int.recv() => {}
        }
        told.send_replace(true);
    });
    Ok(stop)
}
