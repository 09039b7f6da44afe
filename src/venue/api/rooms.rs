//! The rooms' API, for those who plan at the venue.

use actix_web::{HttpRequest, HttpResponse, web};
use serde_json::json;

use crate::platform::auth::{Can, rights};
use crate::platform::http::request::body::Body;
use crate::platform::http::request::idempotency::idempotent;
use crate::platform::http::request::run_detached;
use crate::platform::http::response::answer;
use crate::platform::http::response::etag;
use crate::platform::http::response::list::Page;
use crate::platform::ids::VenueId;
use crate::platform::input::paging::Paging;
use crate::platform::input::query::Query;
use crate::platform::problem::Problem;
use crate::platform::schemas::SlugOrId;
use crate::platform::state::AppState;
use crate::venue::actions::{add_room, change_room};
use crate::venue::query::{find_venue_in_scope, venues_by_id, venues_in_scope};
use crate::venue::request::{RoomPatch, RoomRequest};
use crate::venue::room::{self, Room, find_room_in_scope};
use crate::venue::view::RoomView;

/// Rooms of one venue, or of all where one plans.
#[utoipa::path(get, path = "/rooms", tag = "venues",
    params(("venue" = Option<SlugOrId>, Query, description = "Of which venue", example = "katrineholm-lasstugan"),),
    responses((status = 200, description = "A page of the list", body = Page<RoomView>)))]
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
    let (rows, total) = room::list(&mut conn, &venues, paging.offset(), paging.limit).await?;
    let venues: Vec<VenueId> = rows.iter().map(|room| room.venue_id).collect();
    let venues = venues_by_id(&mut conn, &venues).await?;
    let view = |room: &Room| Some(RoomView::of(room, venues.get(&room.venue_id)?));
    let items = rows.iter().filter_map(view).collect();
    Ok(Page::of(items, total, paging).answer(&request))
}

/// One room.
#[utoipa::path(get, path = "/rooms/{roomId}", tag = "venues",
    params(("roomId" = Uuid, Path)),
    responses((status = 200, description = "The room", body = RoomView)))]
pub async fn show(
    can: Can<rights::DraftSessions>,
    state: web::Data<AppState>,
    id: web::Path<String>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    Query::strict(&request, &[])?;
    let mut conn = state.db.get().await?;
    let (room, venue) = find_room_in_scope(&mut conn, &can.scope(), &id).await?;
    answer::ok_with_etag(&request, room.version, &RoomView::of(&room, &venue))
}

/// Adds a room to a venue where one plans.
#[utoipa::path(post, path = "/rooms", tag = "venues", request_body = RoomRequest,
    responses((status = 201, description = "Made: the room", body = RoomView)))]
pub async fn create(
    can: Can<rights::DraftSessions>,
    state: web::Data<AppState>,
    request: HttpRequest,
    body: Body<RoomRequest>,
) -> Result<HttpResponse, Problem> {
    let input = body.read()?;
    let once = idempotent(
        &request,
        can.staff().to_string(),
        &json!(input),
        &state.keys,
    )?;
    let mut conn = state.db.get().await?;
    let venue = find_venue_in_scope(&mut conn, &can.scope(), &input.venue).await?;
    let new = input.validate()?;
    let (room, view, replayed) = run_detached(async move {
        let (now, by) = (state.clock.now(), can.staff());
        let (room, replayed) = add_room(&mut conn, &venue, &new, once.as_ref(), by, now).await?;
        let view = RoomView::of(&room, &venue);
        Ok((room, view, replayed))
    })
    .await?;
    let location = format!("/api/v1/rooms/{}", room.id);
    answer::created(room.version, &view, &location, replayed)
}

/// Changes a room.
#[utoipa::path(patch, path = "/rooms/{roomId}", tag = "venues",
    params(("roomId" = Uuid, Path)),
    request_body = RoomPatch,
    responses((status = 200, description = "The room", body = RoomView)))]
pub async fn change(
    can: Can<rights::DraftSessions>,
    state: web::Data<AppState>,
    id: web::Path<String>,
    request: HttpRequest,
    body: Body<RoomPatch>,
) -> Result<HttpResponse, Problem> {
    let mut conn = state.db.get().await?;
    let (before, venue) = find_room_in_scope(&mut conn, &can.scope(), &id).await?;
    let version = etag::matched_version(&request, before.version)?;
    let patch = body.read_patch()?;
    let (room, view) = run_detached(async move {
        let (now, by) = (state.clock.now(), can.staff());
        let room = change_room(&mut conn, before, version, &patch, by, now).await?;
        let view = RoomView::of(&room, &venue);
        Ok((room, view))
    })
    .await?;
    answer::changed(room.version, &view)
}
