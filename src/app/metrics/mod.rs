//! `/metrics` on a listener of its own: what the code counts, and what each scrape asks of the
//! database and of the operating system about this process.

mod described;
mod gauge;
mod process;

use std::net::TcpListener;
use std::sync::OnceLock;
use std::time::Duration;

use actix_web::dev::Server;
use actix_web::{App, HttpResponse, HttpServer, web};
use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};

use self::described::describe;
use self::gauge::as_gauge;
use crate::app::jobs::shared_names;
use crate::platform::jobs;
use crate::platform::mail::{outbox, pause};
use crate::platform::problem::Problem;
use crate::platform::state::AppState;

/// Upper bounds of the histogram of response times, in seconds.
const BUCKETS: [f64; 10] = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 3.0];

/// Whoever scrapes gives up soon, and wants the other figures most when the database hangs.
const MEASURING: Duration = Duration::from_secs(3);

/// The only recorder of this process, as the metrics crate demands.
fn recorder() -> Option<&'static PrometheusHandle> {
    static HANDLE: OnceLock<Option<PrometheusHandle>> = OnceLock::new();
    HANDLE.get_or_init(install).as_ref()
}

fn install() -> Option<PrometheusHandle> {
    let durations = Matcher::Suffix("_duration_seconds".to_owned());
    let waits = Matcher::Suffix("_wait_seconds".to_owned());
    let handle = PrometheusBuilder::new()
        .set_buckets_for_metric(durations, &BUCKETS)
        .ok()?
        .set_buckets_for_metric(waits, &BUCKETS)
        .ok()?
        .install_recorder()
        .inspect_err(|error| tracing::warn!("no metrics: {error}"))
        .ok()?;
    describe();
    let build = [("version", env!("CARGO_PKG_VERSION"))];
    metrics::gauge!("motesplats_build_info", &build).set(1.0);
    Some(handle)
}

/// Starts counting. Call it before the first request.
pub fn start() {
    let _recorder = recorder();
}

/// The server of `/metrics`.
///
/// # Errors
/// When the listener cannot be used.
pub fn build(state: &AppState, listener: TcpListener) -> std::io::Result<Server> {
    let state = web::Data::new(state.clone());
    let server = HttpServer::new(move || {
        App::new()
            .app_data(state.clone())
            .route("/metrics", web::to(scrape))
    });
    let server = server.workers(1).shutdown_timeout(1).disable_signals();
    Ok(server.listen(listener)?.run())
}

async fn scrape(state: web::Data<AppState>) -> HttpResponse {
    let Some(recorder) = recorder() else {
        return HttpResponse::NotFound().finish();
    };
    let (in_use, open) = state.db.usage();
    metrics::gauge!("db_pool_in_use").set(as_gauge(in_use));
    metrics::gauge!("db_pool_open").set(as_gauge(open));
    match tokio::time::timeout(MEASURING, measure_rows(&state)).await {
        Ok(Ok(())) => {}
        Ok(Err(problem)) => {
            tracing::debug!(cause = ?problem.cause, "measured without the database");
        }
        Err(_elapsed) => tracing::debug!("measured without the database, which does not answer"),
    }
    process::measure();
    recorder.run_upkeep();
    HttpResponse::Ok()
        .content_type("text/plain; version=0.0.4; charset=utf-8")
        .body(recorder.render())
}

/// How many letters wait, for how long, and whether all of them do; how many were given up; which jobs are late or failing. Without the database the last
/// scrape's figures remain.
async fn measure_rows(state: &AppState) -> Result<(), Problem> {
    let mut conn = state.db.get_for_background().await?;
    let now = state.clock.now();
    let queue = outbox::queue(&mut conn, now).await?;
    let waits = queue
        .oldest
        .map_or(0, |since| (now - since).num_seconds().max(0));
    metrics::gauge!("outbox_queued").set(as_gauge(queue.letters));
    metrics::gauge!("outbox_oldest_seconds").set(as_gauge(waits));
    metrics::gauge!("outbox_failed").set(as_gauge(outbox::failed(&mut conn).await?));
    let is_paused = pause::current(&mut conn).await?.is_some();
    metrics::gauge!("outbox_paused").set(u32::from(is_paused));
    Ok(jobs::measure(&mut conn, &shared_names(), now).await?)
}
