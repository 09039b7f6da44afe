//! The API of opening hours: everybody reads them, whoever plans at the venue writes them.

use actix_web::{HttpRequest, HttpResponse, web};

use crate::platform::auth::{Can, rights};
use crate::platform::http::request::body::Body;
use crate::platform::http::request::run_detached;
use crate::platform::http::response::{answer, etag};
use crate::platform::input::query::Query;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::venue::opening::{WrittenHours, opening_hours, set_opening_hours};
use crate::venue::query::{find_venue, find_venue_in_scope};

/// When a venue is open, with staff there or without.
#[utoipa::path(get, path = "/venues/{venueId}/opening-hours", tag = "venues",
    params(("venueId" = String, Path, description = "Id or slug")),
    responses((status = 200, description = "The hours", body = WrittenHours)))]
pub async fn show(
    state: web::Data<AppState>,
    slug_or_id: web::Path<String>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    Query::strict(&request, &[])?;
    let mut conn = state.db.get().await?;
    let venue = find_venue(&mut conn, &slug_or_id).await?;
    let venue = venue.ok_or_else(Problem::not_found)?;
    let stored = opening_hours(&mut conn, venue.id).await?;
    let view = WrittenHours::of(&stored.hours);
    answer::ok_with_etag(&request, stored.version, &view)
}

/// Writes when a venue is open, all of it. Sessions stay as they are.
#[utoipa::path(put, path = "/venues/{venueId}/opening-hours", tag = "venues",
    params(("venueId" = String, Path, description = "Id or slug")),
    request_body = WrittenHours,
    responses((status = 200, description = "The hours", body = WrittenHours)))]
pub async fn put(
    can: Can<rights::DraftSessions>,
    state: web::Data<AppState>,
    slug_or_id: web::Path<String>,
    request: HttpRequest,
    body: Body<WrittenHours>,
) -> Result<HttpResponse, Problem> {
    let mut conn = state.db.get().await?;
    let venue = find_venue_in_scope(&mut conn, &can.scope(), &slug_or_id).await?;
    let before = opening_hours(&mut conn, venue.id).await?;
    let seen = etag::matched_version_if_any(&request, Some(before.version))?;
    let hours = body.read()?.validate()?;
    let written = run_detached(async move {
        let (by, now) = (can.staff(), state.clock.now());
        set_opening_hours(&mut conn, &venue, hours, seen, by, now).await
    })
    .await?;
    answer::changed(written.version, &WrittenHours::of(&written.hours))
}
