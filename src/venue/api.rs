//! The venues' API.

use actix_web::{HttpRequest, HttpResponse, web};
use chrono::{DateTime, Utc};
use diesel_async::{AsyncConnection, AsyncPgConnection};
use serde_json::json;

use super::change::{NewVenue, add, change as change_venue};
use super::model::{Venue, VenueKind};
use super::near::Near;
use super::query::{self, Wanted, venue_named};
use super::request::{VenuePatch, VenueRequest};
use super::view::{VenueView, views_of};
use crate::organisation::{municipality_named, organisation_named};
use crate::platform::audit::{self, Act};
use crate::platform::auth::{Can, rights};
use crate::platform::db::containing;
use crate::platform::http::openapi::ProblemDoc;
use crate::platform::http::request::body::Body;
use crate::platform::http::request::idempotency::idempotent;
use crate::platform::http::request::language::languages_of;
use crate::platform::http::request::query::Query;
use crate::platform::http::request::run_detached;
use crate::platform::http::response::list::{Page, Paging};
use crate::platform::http::response::{answer, etag};
use crate::platform::idempotency::{IdempotentRequest, made_before};
use crate::platform::ids::{StaffId, VenueId};
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::text::PlainText;

const PARAMETERS: [&str; 7] = [
    "municipality",
    "kind",
    "near",
    "withinKm",
    "q",
    "page",
    "limit",
];

/// Venues by name, or nearest first.
#[utoipa::path(get, path = "/venues", tag = "venues",
    params(
        ("municipality" = Option<String>, Query, description = "Key or code"),
        ("kind" = Option<String>, Query),
        ("near" = Option<String>, Query, description = "`lat,lon`: nearest first"),
        ("withinKm" = Option<f64>, Query, description = "Only within so many kilometres of `near`"),
        ("q" = Option<String>, Query, description = "A part of the name or the address"),
        ("page" = Option<i64>, Query), ("limit" = Option<i64>, Query)),
    responses((status = 200, body = Page<VenueView>), (status = "4XX", body = ProblemDoc)))]
pub async fn list(
    state: web::Data<AppState>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let query = Query::strict(&request, &PARAMETERS)?;
    let paging = Paging::of(&query)?;
    let near = Near::of(&query)?;
    let mut conn = state.db.get().await?;
    let wanted = wanted(&mut conn, &query, near).await?;
    let (found, total) = query::list(&mut conn, &wanted, paging.offset(), paging.limit).await?;
    let (venues, distances): (Vec<Venue>, Vec<Option<f64>>) = found.into_iter().unzip();
    let mut items = views_of(&mut conn, venues, &languages_of(&request)).await?;
    for (item, distance) in items.iter_mut().zip(distances) {
        // To the nearest hundred metres: positions are no better than that.
        item.distance_km = distance.map(|km| (km * 10.0).round() / 10.0);
    }
    Ok(Page::of(items, total, paging).answer(&request))
}

async fn wanted(
    conn: &mut AsyncPgConnection,
    query: &Query,
    near: Option<Near>,
) -> Result<Wanted, Problem> {
    let text = query.get("q").map(PlainText::<80>::parse).transpose();
    let text = text.map_err(|fault| Problem::fault("/q", fault))?;
    let kind = query.get("kind").map(VenueKind::parse).transpose();
    let kind = kind.map_err(|fault| Problem::fault("/kind", fault))?;
    let municipality = match query.get("municipality") {
        Some(named) => Some(municipality_named(conn, named).await?.id),
        None => None,
    };
    Ok(Wanted {
        text: text.map(|text| containing(text.as_str())),
        kind: kind.map(VenueKind::name),
        municipality,
        near,
    })
}

/// One venue, by its id or slug.
#[utoipa::path(get, path = "/venues/{venueId}", tag = "venues",
    params(("venueId" = String, Path, description = "Id or slug")),
    responses((status = 200, body = VenueView), (status = "4XX", body = ProblemDoc)))]
pub async fn show(
    state: web::Data<AppState>,
    name: web::Path<String>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    Query::strict(&request, &[])?;
    let mut conn = state.db.get().await?;
    let found = venue_named(&mut conn, &name).await?;
    let found = found.ok_or_else(Problem::not_found)?;
    let edit = found.edit;
    let view = view(&mut conn, found, &languages_of(&request)).await?;
    answer::ok_with_etag(&request, edit, &view)
}

/// Adds a venue.
#[utoipa::path(post, path = "/venues", tag = "venues", request_body = VenueRequest,
    responses((status = 201, body = VenueView), (status = "4XX", body = ProblemDoc)))]
pub async fn create(
    can: Can<rights::Administer>,
    state: web::Data<AppState>,
    request: HttpRequest,
    body: Body<VenueRequest>,
) -> Result<HttpResponse, Problem> {
    let wish = body.read()?;
    let once = idempotent(&request, can.staff().to_string(), &json!(wish), &state.keys)?;
    let languages = languages_of(&request);
    let (edit, view, replayed) = run_detached(async move {
        let mut conn = state.db.get().await?;
        let owner = organisation_named(&mut conn, &wish.organisation).await?;
        let owner = owner.filter(|owner| can.scope().covers_organisation(owner.id()));
        let owner = owner.ok_or_else(Problem::not_found)?;
        let new = wish.read(&mut conn, &owner).await?;
        let (now, staff) = (state.clock.now(), can.staff());
        let (row, replayed) = conn
            .transaction(async |conn| create_once(conn, &new, once.as_ref(), staff, now).await)
            .await?;
        let edit = row.edit;
        Ok((edit, view(&mut conn, row, &languages).await?, replayed))
    })
    .await?;
    let location = format!("/api/v1/venues/{}", view.id);
    answer::created(edit, &view, &location, replayed)
}

async fn create_once(
    conn: &mut AsyncPgConnection,
    new: &NewVenue,
    once: Option<&IdempotentRequest>,
    staff: StaffId,
    now: DateTime<Utc>,
) -> Result<(Venue, bool), Problem> {
    let id = VenueId::fresh();
    let owner = Some(new.organisation.0);
    if let Some(made) = made_before(once, conn, "venue", owner, id.0, now).await? {
        let row = venue_named(conn, &made.to_string()).await?;
        return Ok((row.ok_or_else(Problem::not_found)?, true));
    }
    let row = add(conn, id, new, now).await?;
    let act = Act {
        staff,
        organisation: Some(row.organisation()),
        act: "venue.added",
        object: row.id,
        facts: json!({}),
    };
    audit::record(conn, act, now).await?;
    Ok((row, false))
}

/// Changes a venue.
#[utoipa::path(patch, path = "/venues/{venueId}", tag = "venues",
    params(("venueId" = String, Path, description = "Id or slug"), ("If-Match" = String, Header)),
    request_body = VenuePatch,
    responses((status = 200, body = VenueView), (status = "4XX", body = ProblemDoc)))]
pub async fn change(
    can: Can<rights::Administer>,
    state: web::Data<AppState>,
    name: web::Path<String>,
    request: HttpRequest,
    body: Body<VenuePatch>,
) -> Result<HttpResponse, Problem> {
    let mut conn = state.db.get().await?;
    let before = venue_named(&mut conn, &name).await?;
    let before = before.filter(|found| can.scope().covers(found.target()));
    let before = before.ok_or_else(Problem::not_found)?;
    let edit = etag::wanted_version(&request)?;
    etag::require_version(edit, before.edit)?;
    let patch = body.read_patch()?;
    let languages = languages_of(&request);
    let (edit, view) = run_detached(async move {
        let owner = organisation_named(&mut conn, &before.organisation_id.to_string()).await?;
        let owner = owner.ok_or_else(Problem::not_found)?;
        let wanted = patch.read(&mut conn, &before, &owner).await?;
        let now = state.clock.now();
        let act = Act {
            staff: can.staff(),
            organisation: Some(before.organisation()),
            act: "venue.changed",
            object: before.id,
            facts: audit::members(&patch),
        };
        let row = conn
            .transaction::<_, Problem, _>(async |conn| {
                let row = change_venue(conn, before.id(), edit, &wanted, now).await?;
                audit::record(conn, act, now).await?;
                Ok(row)
            })
            .await?;
        let edit = row.edit;
        Ok((edit, view(&mut conn, row, &languages).await?))
    })
    .await?;
    answer::changed(edit, &view)
}

async fn view(
    conn: &mut AsyncPgConnection,
    venue: Venue,
    languages: &[String],
) -> Result<VenueView, Problem> {
    let mut views = views_of(conn, vec![venue], languages).await?;
    views.pop().ok_or_else(Problem::not_found)
}
