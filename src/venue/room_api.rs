//! The rooms' API: for those who plan at the venue.

use actix_web::{HttpRequest, HttpResponse, web};
use chrono::{DateTime, Utc};
use diesel_async::{AsyncConnection, AsyncPgConnection};
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;
use uuid::Uuid;

use super::model::Venue;
use super::query::{in_scope, venue_named, venues_by_id};
use super::room::{self, NewRoom, Room, RoomChange, add_room, room_named};
use crate::platform::audit::{self, Act};
use crate::platform::auth::{Can, Scope, rights};
use crate::platform::http::openapi::ProblemDoc;
use crate::platform::http::request::body::{Body, present};
use crate::platform::http::request::idempotency::idempotent;
use crate::platform::http::request::query::Query;
use crate::platform::http::request::run_detached;
use crate::platform::http::response::list::{Page, Paging};
use crate::platform::http::response::{answer, etag};
use crate::platform::idempotency::{IdempotentRequest, made_before};
use crate::platform::ids::{RoomId, StaffId};
use crate::platform::problem::{Faults, Problem};
use crate::platform::state::AppState;
use crate::platform::text::PlainText;

/// A new room in words.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct RoomRequest {
    /// Slug or id.
    pub venue: String,
    /// Its name, unique in the venue.
    pub name: String,
    /// Whether it may hold several sessions at once.
    #[serde(default)]
    pub shared: bool,
}

/// A change to a room in words: a merge patch.
#[derive(Debug, Clone, Default, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase", default)]
pub struct RoomPatch {
    /// Its name.
    #[serde(deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub name: Option<Option<String>>,
    /// Whether it may hold several sessions at once.
    #[serde(deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub shared: Option<Option<bool>>,
}

/// A room.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct RoomView {
    /// Its id.
    pub id: Uuid,
    /// The slug of its venue.
    pub venue: String,
    /// The id of its venue.
    pub venue_id: Uuid,
    /// Its name.
    pub name: String,
    /// Whether it may hold several sessions at once.
    pub shared: bool,
}

impl RoomView {
    fn of(room: &Room, venue: &Venue) -> Self {
        Self {
            id: room.id,
            venue: venue.slug.clone(),
            venue_id: room.venue_id,
            name: room.name.clone(),
            shared: room.shared,
        }
    }
}

/// Rooms of one venue, or of all one plans at.
#[utoipa::path(get, path = "/rooms", tag = "venues",
    params(("venue" = Option<String>, Query, description = "Id or slug"),
        ("page" = Option<i64>, Query), ("limit" = Option<i64>, Query)),
    responses((status = 200, body = Page<RoomView>), (status = "4XX", body = ProblemDoc)))]
pub async fn list(
    can: Can<rights::DraftSessions>,
    state: web::Data<AppState>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let query = Query::strict(&request, &["venue", "page", "limit"])?;
    let paging = Paging::of(&query)?;
    let mut conn = state.db.get().await?;
    let venues = match query.get("venue") {
        Some(name) => vec![reached(&mut conn, &can.scope(), name).await?.id],
        None => in_scope(&mut conn, &can.scope()).await?,
    };
    let (rows, total) = room::list(&mut conn, &venues, paging.offset(), paging.limit).await?;
    let venues: Vec<Uuid> = rows.iter().map(|room| room.venue_id).collect();
    let venues = venues_by_id(&mut conn, &venues).await?;
    let view = |room: &Room| Some(RoomView::of(room, venues.get(&room.venue_id)?));
    let items = rows.iter().filter_map(view).collect();
    Ok(Page::of(items, total, paging).answer(&request))
}

/// One room.
#[utoipa::path(get, path = "/rooms/{roomId}", tag = "venues",
    params(("roomId" = Uuid, Path)),
    responses((status = 200, body = RoomView), (status = "4XX", body = ProblemDoc)))]
pub async fn show(
    can: Can<rights::DraftSessions>,
    state: web::Data<AppState>,
    id: web::Path<String>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    Query::strict(&request, &[])?;
    let mut conn = state.db.get().await?;
    let (room, venue) = reached_room(&mut conn, &can.scope(), &id).await?;
    answer::ok_with_etag(&request, room.edit, &RoomView::of(&room, &venue))
}

/// Adds a room to a venue one plans at.
#[utoipa::path(post, path = "/rooms", tag = "venues", request_body = RoomRequest,
    responses((status = 201, body = RoomView), (status = "4XX", body = ProblemDoc)))]
pub async fn create(
    can: Can<rights::DraftSessions>,
    state: web::Data<AppState>,
    request: HttpRequest,
    body: Body<RoomRequest>,
) -> Result<HttpResponse, Problem> {
    let wish = body.read()?;
    let once = idempotent(&request, can.staff().to_string(), &json!(wish), &state.keys)?;
    let mut conn = state.db.get().await?;
    let venue = reached(&mut conn, &can.scope(), &wish.venue).await?;
    let name = PlainText::parse(&wish.name).map_err(|fault| Problem::fault("/name", fault))?;
    let new = NewRoom {
        name,
        shared: wish.shared,
    };
    let (room, view, replayed) = run_detached(async move {
        let (now, staff) = (state.clock.now(), can.staff());
        let (room, replayed) = conn
            .transaction(async |conn| {
                create_once(conn, &venue, &new, once.as_ref(), staff, now).await
            })
            .await?;
        let view = RoomView::of(&room, &venue);
        Ok((room, view, replayed))
    })
    .await?;
    let location = format!("/api/v1/rooms/{}", room.id);
    answer::created(room.edit, &view, &location, replayed)
}

async fn create_once(
    conn: &mut AsyncPgConnection,
    venue: &Venue,
    new: &NewRoom,
    once: Option<&IdempotentRequest>,
    staff: StaffId,
    now: DateTime<Utc>,
) -> Result<(Room, bool), Problem> {
    let id = RoomId::fresh();
    let owner = Some(venue.organisation_id);
    if let Some(made) = made_before(once, conn, "room", owner, id.0, now).await? {
        let room = room_named(conn, &made.to_string()).await?;
        return Ok((room.ok_or_else(Problem::not_found)?, true));
    }
    let room = add_room(conn, id, venue, new, now).await?;
    let act = Act {
        staff,
        organisation: Some(venue.organisation()),
        act: "room.added",
        object: room.id,
        facts: json!({}),
    };
    audit::record(conn, act, now).await?;
    Ok((room, false))
}

/// Changes a room.
#[utoipa::path(patch, path = "/rooms/{roomId}", tag = "venues",
    params(("roomId" = Uuid, Path), ("If-Match" = String, Header)),
    request_body = RoomPatch,
    responses((status = 200, body = RoomView), (status = "4XX", body = ProblemDoc)))]
pub async fn change(
    can: Can<rights::DraftSessions>,
    state: web::Data<AppState>,
    id: web::Path<String>,
    request: HttpRequest,
    body: Body<RoomPatch>,
) -> Result<HttpResponse, Problem> {
    let mut conn = state.db.get().await?;
    let (before, venue) = reached_room(&mut conn, &can.scope(), &id).await?;
    let edit = etag::wanted_version(&request)?;
    etag::require_version(edit, before.edit)?;
    let patch = body.read_patch()?;
    let wanted = read(&patch)?;
    let (room, view) = run_detached(async move {
        let now = state.clock.now();
        let act = Act {
            staff: can.staff(),
            organisation: Some(venue.organisation()),
            act: "room.changed",
            object: before.id,
            facts: audit::members(&patch),
        };
        let room = conn
            .transaction::<_, Problem, _>(async |conn| {
                let room = room::change(conn, before.id, edit, &wanted, now).await?;
                audit::record(conn, act, now).await?;
                Ok(room)
            })
            .await?;
        let view = RoomView::of(&room, &venue);
        Ok((room, view))
    })
    .await?;
    answer::changed(room.edit, &view)
}

fn read(patch: &RoomPatch) -> Result<RoomChange, Problem> {
    let mut faults = Faults::none();
    let change = RoomChange {
        name: faults.take_change("/name", patch.name.clone(), |name| PlainText::parse(&name)),
        shared: faults.take_change("/shared", patch.shared, Ok),
    };
    if faults.is_empty() {
        Ok(change)
    } else {
        Err(faults.into())
    }
}

async fn reached(
    conn: &mut AsyncPgConnection,
    scope: &Scope,
    name: &str,
) -> Result<Venue, Problem> {
    let found = venue_named(conn, name).await?;
    found
        .filter(|venue| scope.covers(venue.target()))
        .ok_or_else(Problem::not_found)
}

async fn reached_room(
    conn: &mut AsyncPgConnection,
    scope: &Scope,
    id: &str,
) -> Result<(Room, Venue), Problem> {
    let room = room_named(conn, id).await?;
    let room = room.ok_or_else(Problem::not_found)?;
    let venue = reached(conn, scope, &room.venue_id.to_string()).await?;
    Ok((room, venue))
}
