//! The venues' API: a public list, and changes by staff within their scope.

use actix_web::{HttpRequest, HttpResponse, web};
use diesel_async::AsyncPgConnection;
use serde_json::json;

use crate::organisation::{find_municipality, find_organisation};
use crate::platform::auth::{Can, rights};
use crate::platform::db::containing;
use crate::platform::http::request::body::Body;
use crate::platform::http::request::idempotency::idempotent;
use crate::platform::http::request::language::languages_of;
use crate::platform::http::request::run_detached;
use crate::platform::http::response::answer;
use crate::platform::http::response::list::Page;
use crate::platform::input::paging::Paging;
use crate::platform::input::query::{Query, UPDATED_AFTER};
use crate::platform::problem::Problem;
use crate::platform::schemas::{MunicipalityName, Point};
use crate::platform::state::AppState;
use crate::platform::text::Line80;
use crate::platform::text::PlainText;
use crate::venue::actions::add_venue;
use crate::venue::model::{Venue, VenueKind};
use crate::venue::near::NearFilter;
use crate::venue::query::{self, VenueFilter, find_venue};
use crate::venue::request::VenueRequest;
use crate::venue::view::{VenueView, venue_view, venue_views};

const PARAMETERS: [&str; 8] = [
    "municipality",
    "kind",
    "near",
    "withinKm",
    "q",
    UPDATED_AFTER,
    "page",
    "limit",
];

/// Venues by name, or nearest first, or in the order of their changes.
#[utoipa::path(get, path = "/venues", tag = "venues",
    params(
        ("municipality" = Option<MunicipalityName>, Query, description = "Where", example = "SE-0483"),
        ("kind" = Option<VenueKind>, Query, description = "Of which kind", example = "library"),
        ("near" = Option<Point>, Query, description = "Degrees north and east: nearest first", example = "58.99,16.20"),
        ("withinKm" = Option<f64>, Query, description = "Only within so many kilometres of `near`", example = 30),
        ("q" = Option<Line80>, Query, description = "A part of the name or the address", example = "bibliotek"),
        ("updatedAfter" = Option<chrono::DateTime<chrono::Utc>>, Query, description = "Only what was changed at that instant or later, the earliest change first", example = "2026-10-01T00:00:00Z"),),
    responses((status = 200, description = "A page of the list", body = Page<VenueView>)))]
pub async fn list(
    state: web::Data<AppState>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let query = Query::strict(&request, &PARAMETERS)?;
    let paging = Paging::of(&query)?;
    let near = NearFilter::parse(query.get("near"), query.get("withinKm"))?;
    let mut conn = state.db.get().await?;
    let filter = parse_filter(&mut conn, &query, near).await?;
    let (found, total) = query::list(&mut conn, &filter, paging.offset(), paging.limit).await?;
    let (venues, distances): (Vec<Venue>, Vec<Option<f64>>) = found.into_iter().unzip();
    let mut items = venue_views(&mut conn, venues, &languages_of(&request)).await?;
    for (item, distance) in items.iter_mut().zip(distances) {
        // To the nearest hundred metres: positions are no better than that.
        item.distance_km = distance.map(|km| (km * 10.0).round() / 10.0);
    }
    Ok(Page::of(items, total, paging).answer(&request))
}

async fn parse_filter(
    conn: &mut AsyncPgConnection,
    query: &Query,
    near: Option<NearFilter>,
) -> Result<VenueFilter, Problem> {
    let text = query.get("q").map(PlainText::<80>::parse).transpose();
    let text = text.map_err(|fault| Problem::fault("/q", fault))?;
    let kind = query.get("kind").map(VenueKind::parse).transpose();
    let kind = kind.map_err(|fault| Problem::fault("/kind", fault))?;
    let municipality = match query.get("municipality") {
        Some(text) => Some(find_municipality(conn, text).await?.id),
        None => None,
    };
    Ok(VenueFilter {
        text: text.map(|text| containing(text.as_str())),
        kind,
        municipality,
        near,
        updated_after: query.updated_after()?,
    })
}

/// One venue, by its id or slug.
#[utoipa::path(get, path = "/venues/{venueId}", tag = "venues",
    params(("venueId" = String, Path, description = "Id or slug")),
    responses((status = 200, description = "The venue", body = VenueView)))]
pub async fn show(
    state: web::Data<AppState>,
    slug_or_id: web::Path<String>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    Query::strict(&request, &[])?;
    let mut conn = state.db.get().await?;
    let found = find_venue(&mut conn, &slug_or_id).await?;
    let found = found.ok_or_else(Problem::not_found)?;
    let version = found.version;
    let view = venue_view(&mut conn, found, &languages_of(&request)).await?;
    answer::ok_with_etag(&request, version, &view)
}

/// Adds a venue.
#[utoipa::path(post, path = "/venues", tag = "venues", request_body = VenueRequest,
    responses((status = 201, description = "Made: the venue", body = VenueView)))]
pub async fn create(
    can: Can<rights::Administer>,
    state: web::Data<AppState>,
    request: HttpRequest,
    body: Body<VenueRequest>,
) -> Result<HttpResponse, Problem> {
    let input = body.read()?;
    let once = idempotent(
        &request,
        can.staff().to_string(),
        &json!(input),
        &state.keys,
    )?;
    let languages = languages_of(&request);
    let (version, view, replayed) = run_detached(async move {
        let mut conn = state.db.get().await?;
        let owner = find_organisation(&mut conn, &input.organisation).await?;
        let owner = owner.filter(|owner| can.scope().covers_organisation(owner.id));
        let owner = owner.ok_or_else(Problem::not_found)?;
        let new = input.validate(&mut conn, &owner).await?;
        let (now, staff) = (state.clock.now(), can.staff());
        let (row, replayed) = add_venue(&mut conn, &new, once.as_ref(), staff, now).await?;
        let version = row.version;
        Ok((
            version,
            venue_view(&mut conn, row, &languages).await?,
            replayed,
        ))
    })
    .await?;
    let location = format!("/api/v1/venues/{}", view.id);
    answer::created(version, &view, &location, replayed)
}
