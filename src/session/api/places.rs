//! Changing and taking away what sessions are held in: venues and rooms. Sessions refer to both, so the endpoints are here.

use actix_web::{HttpRequest, HttpResponse, web};

use crate::organisation::find_organisation;
use crate::platform::auth::{Can, rights};
use crate::platform::http::request::body::Body;
use crate::platform::http::request::language::languages_of;
use crate::platform::http::request::run_detached;
use crate::platform::http::response::{answer, etag};
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::session::actions::change_venue::change_venue;
use crate::session::actions::remove_room::remove_room;
use crate::session::actions::remove_venue::remove_venue;
use crate::venue::{VenuePatch, VenueView, find_room_in_scope, find_venue_in_scope, venue_view};

/// Changes a venue.
#[utoipa::path(patch, path = "/venues/{venueId}", tag = "venues",
    params(("venueId" = String, Path, description = "Id or slug")),
    request_body = VenuePatch,
    responses((status = 200, description = "The venue", body = VenueView)))]
pub async fn change(
    can: Can<rights::Administer>,
    state: web::Data<AppState>,
    slug_or_id: web::Path<String>,
    request: HttpRequest,
    body: Body<VenuePatch>,
) -> Result<HttpResponse, Problem> {
    let mut conn = state.db.get().await?;
    let before = find_venue_in_scope(&mut conn, &can.scope(), &slug_or_id).await?;
    let version = etag::matched_version(&request, before.version)?;
    let patch = body.read_patch()?;
    let languages = languages_of(&request);
    let (version, view) = run_detached(async move {
        let owner = find_organisation(&mut conn, &before.organisation_id.to_string()).await?;
        let owner = owner.ok_or_else(Problem::not_found)?;
        let (by, now) = (can.staff(), state.clock.now());
        let of = (before, &owner);
        let row = change_venue(&mut conn, of, version, &patch, by, now).await?;
        let version = row.version;
        Ok((version, venue_view(&mut conn, row, &languages).await?))
    })
    .await?;
    answer::changed(version, &view)
}

/// Takes a venue away that nothing uses, with its rooms, its closed days and what it says of topics.
#[utoipa::path(delete, path = "/venues/{venueId}", tag = "venues",
    params(("venueId" = String, Path, description = "Id or slug")),
    responses((status = 204, description = "Taken away")))]
pub async fn remove(
    can: Can<rights::Administer>,
    state: web::Data<AppState>,
    slug_or_id: web::Path<String>,
) -> Result<HttpResponse, Problem> {
    let mut conn = state.db.get().await?;
    let venue = find_venue_in_scope(&mut conn, &can.scope(), &slug_or_id).await?;
    run_detached(async move {
        let (by, now) = (can.staff(), state.clock.now());
        remove_venue(&mut conn, &venue, by, now).await
    })
    .await?;
    Ok(HttpResponse::NoContent().finish())
}

/// Takes a room away that no session was planned in.
#[utoipa::path(delete, path = "/rooms/{roomId}", tag = "venues",
    params(("roomId" = Uuid, Path)),
    responses((status = 204, description = "Taken away")))]
pub async fn remove_from_venue(
    can: Can<rights::DraftSessions>,
    state: web::Data<AppState>,
    id: web::Path<String>,
) -> Result<HttpResponse, Problem> {
    let mut conn = state.db.get().await?;
    let (room, _venue) = find_room_in_scope(&mut conn, &can.scope(), &id).await?;
    run_detached(async move {
        let (by, now) = (can.staff(), state.clock.now());
        remove_room(&mut conn, &room, by, now).await
    })
    .await?;
    Ok(HttpResponse::NoContent().finish())
}
