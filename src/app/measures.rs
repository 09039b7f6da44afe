//! `/metrics` on a listener of its own: what the code counted, and what is asked of the database at
//! each scrape.

use std::net::TcpListener;
use std::sync::OnceLock;

use actix_web::dev::Server;
use actix_web::{App, HttpResponse, HttpServer, web};
use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};

use crate::platform::mail::outbox;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;

/// Upper bounds of the histogram of answers, in seconds.
const BUCKETS: [f64; 10] = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 3.0];

/// The one recorder of this process; the crate of metrics knows no other way.
fn recorder() -> Option<&'static PrometheusHandle> {
    static HANDLE: OnceLock<Option<PrometheusHandle>> = OnceLock::new();
    HANDLE.get_or_init(install).as_ref()
}

fn install() -> Option<PrometheusHandle> {
    let durations = Matcher::Suffix("_duration_seconds".to_owned());
    let handle = PrometheusBuilder::new()
        .set_buckets_for_metric(durations, &BUCKETS)
        .ok()?
        .install_recorder()
        .inspect_err(|error| tracing::warn!("no metrics: {error}"))
        .ok()?;
    let build = [("version", env!("CARGO_PKG_VERSION"))];
    metrics::gauge!("motesplats_build_info", &build).set(1.0);
    Some(handle)
}

/// Begins to count; before the first request.
pub fn begin() {
    let _recorder = recorder();
}

/// The second listener's server.
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
    metrics::gauge!("db_pool_in_use").set(figure(in_use));
    metrics::gauge!("db_pool_open").set(figure(open));
    if let Err(problem) = ask_database(&state).await {
        tracing::debug!(cause = ?problem.cause, "measured without the database");
    }
    recorder.run_upkeep();
    HttpResponse::Ok()
        .content_type("text/plain; version=0.0.4; charset=utf-8")
        .body(recorder.render())
}

/// How letters stand; without the database the figures of the last scrape remain.
async fn ask_database(state: &AppState) -> Result<(), Problem> {
    let mut conn = state.db.get_for_background().await?;
    let (queued, oldest) = outbox::queue(&mut conn).await?;
    let waits = oldest.map_or(0, |since| (state.clock.now() - since).num_seconds().max(0));
    metrics::gauge!("outbox_queued").set(figure(queued));
    metrics::gauge!("outbox_oldest_seconds").set(figure(waits));
    Ok(())
}

fn figure(count: impl TryInto<u32>) -> f64 {
    f64::from(count.try_into().unwrap_or(u32::MAX))
}
