//! The API of equipment, for those who plan at the venue.

use actix_web::{HttpRequest, HttpResponse, web};
use serde_json::json;

use crate::platform::auth::{Can, rights};
use crate::platform::http::request::body::Body;
use crate::platform::http::request::idempotency::idempotent;
use crate::platform::http::request::run_detached;
use crate::platform::http::response::list::Page;
use crate::platform::http::response::{answer, etag};
use crate::platform::ids::VenueId;
use crate::platform::input::paging::Paging;
use crate::platform::input::query::Query;
use crate::platform::problem::Problem;
use crate::platform::schemas::SlugOrId;
use crate::platform::state::AppState;
use crate::session::equipment::record::{add_equipment, change_equipment, remove_equipment};
use crate::session::equipment::request::{EquipmentPatch, EquipmentRequest};
use crate::session::equipment::store::{self, Equipment, find_in_scope};
use crate::session::equipment::view::EquipmentView;
use crate::venue::{find_venue_in_scope, venues_by_id, venues_in_scope};

/// Equipment of one venue, or of all where one plans.
#[utoipa::path(get, path = "/equipment", tag = "venues",
    params(("venue" = Option<SlugOrId>, Query, description = "Of which venue", example = "katrineholm-lasstugan"),),
    responses((status = 200, description = "A page of the list", body = Page<EquipmentView>)))]
pub async fn list(
    can: Can<rights::DraftSessions>,
    state: web::Data<AppState>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let query = Query::strict(&request, &["venue", "page", "limit"])?;
    let paging = Paging::of(&query)?;
    let mut conn = state.db.get().await?;
    let venues = match query.get("venue") {
        Some(name) => vec![find_venue_in_scope(&mut conn, &can.scope(), name).await?.id],
        None => venues_in_scope(&mut conn, &can.scope()).await?,
    };
    let page = (paging.offset(), paging.limit);
    let (rows, total) = store::list(&mut conn, &venues, page).await?;
    let venues: Vec<VenueId> = rows.iter().map(|one| one.venue_id).collect();
    let venues = venues_by_id(&mut conn, &venues).await?;
    let view = |one: &Equipment| Some(EquipmentView::of(one, venues.get(&one.venue_id)?));
    let items = rows.iter().filter_map(view).collect();
    Ok(Page::of(items, total, paging).answer(&request))
}

/// Says what a venue has a number of.
#[utoipa::path(post, path = "/equipment", tag = "venues", request_body = EquipmentRequest,
    responses((status = 201, description = "Added: the equipment", body = EquipmentView)))]
pub async fn create(
    can: Can<rights::DraftSessions>,
    state: web::Data<AppState>,
    request: HttpRequest,
    body: Body<EquipmentRequest>,
) -> Result<HttpResponse, Problem> {
    let input = body.read()?;
    let by = can.staff();
    let once = idempotent(&request, by.to_string(), &json!(input), &state.keys)?;
    let mut conn = state.db.get().await?;
    let venue = find_venue_in_scope(&mut conn, &can.scope(), &input.venue).await?;
    let new = input.validate()?;
    let (added, view, replayed) = run_detached(async move {
        let now = state.clock.now();
        let done = add_equipment(&mut conn, &venue, &new, once.as_ref(), by, now).await?;
        let view = EquipmentView::of(&done.0, &venue);
        Ok((done.0, view, done.1))
    })
    .await?;
    let location = format!("/api/v1/equipment/{}", added.id);
    answer::created(added.version, &view, &location, replayed)
}

/// Equipment of a venue.
#[utoipa::path(get, path = "/equipment/{equipmentId}", tag = "venues",
    params(("equipmentId" = Uuid, Path)),
    responses((status = 200, description = "The equipment", body = EquipmentView)))]
pub async fn show(
    can: Can<rights::DraftSessions>,
    state: web::Data<AppState>,
    id: web::Path<String>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    Query::strict(&request, &[])?;
    let mut conn = state.db.get().await?;
    let (found, venue) = find_in_scope(&mut conn, &can.scope(), &id).await?;
    answer::ok_with_etag(&request, found.version, &EquipmentView::of(&found, &venue))
}

/// Renames equipment, or says how many there are now. Sessions keep what they use.
#[utoipa::path(patch, path = "/equipment/{equipmentId}", tag = "venues",
    params(("equipmentId" = Uuid, Path)), request_body = EquipmentPatch,
    responses((status = 200, description = "The equipment", body = EquipmentView)))]
pub async fn change(
    can: Can<rights::DraftSessions>,
    state: web::Data<AppState>,
    id: web::Path<String>,
    request: HttpRequest,
    body: Body<EquipmentPatch>,
) -> Result<HttpResponse, Problem> {
    let mut conn = state.db.get().await?;
    let (before, venue) = find_in_scope(&mut conn, &can.scope(), &id).await?;
    etag::matched_version(&request, before.version)?;
    let patch = body.read_patch()?;
    let changed = run_detached(async move {
        let (by, now) = (can.staff(), state.clock.now());
        change_equipment(&mut conn, before, &patch, by, now).await
    })
    .await?;
    answer::changed(changed.version, &EquipmentView::of(&changed, &venue))
}

/// Takes equipment away that no session was planned with.
#[utoipa::path(delete, path = "/equipment/{equipmentId}", tag = "venues",
    params(("equipmentId" = Uuid, Path)),
    responses((status = 204, description = "Taken away")))]
pub async fn remove(
    can: Can<rights::DraftSessions>,
    state: web::Data<AppState>,
    id: web::Path<String>,
) -> Result<HttpResponse, Problem> {
    let mut conn = state.db.get().await?;
    let (found, _venue) = find_in_scope(&mut conn, &can.scope(), &id).await?;
    run_detached(async move {
        let (by, now) = (can.staff(), state.clock.now());
        remove_equipment(&mut conn, &found, by, now).await
    })
    .await?;
    Ok(HttpResponse::NoContent().finish())
}
