//! `/healthz`: this process runs. `/readyz`: it can serve, as the database answers, the schema is up
//! to date, and nobody asked it to stop.

use std::sync::atomic::Ordering;
use std::time::Duration;

use actix_web::{HttpResponse, web};
use serde_json::json;

use crate::platform::db;
use crate::platform::http::routing::{Access, Endpoint, get};
use crate::platform::state::AppState;

/// A database that takes longer is not ready for anybody.
const ASKING: Duration = Duration::from_secs(2);

#[must_use]
pub fn endpoints() -> Vec<Endpoint> {
    vec![
        get("/healthz", Access::Public, || web::to(healthz)).at_once(),
        get("/readyz", Access::Public, || web::to(readyz)).at_once(),
    ]
}

/// Asks nothing of the database.
pub async fn healthz() -> HttpResponse {
    HttpResponse::Ok().json(json!({"status": "ok"}))
}

async fn readyz(state: web::Data<AppState>) -> HttpResponse {
    let asked = tokio::time::timeout(ASKING, missing(&state)).await;
    match asked.unwrap_or(Some("database")) {
        None => HttpResponse::Ok().json(json!({"status": "ready"})),
        Some(missing) => HttpResponse::ServiceUnavailable()
            .insert_header(("Retry-After", "2"))
            .json(json!({"status": "not-ready", "lack": missing})),
    }
}

/// Why the process is not ready; none when it is.
async fn missing(state: &AppState) -> Option<&'static str> {
    if state.draining.load(Ordering::SeqCst) {
        return Some("draining");
    }
    let Ok(mut conn) = state.db.get_for_background().await else {
        return Some("database");
    };
    match db::is_migrated(&mut conn).await {
        Ok(true) => None,
        Ok(false) => Some("schema"),
        Err(_away) => Some("database"),
    }
}
