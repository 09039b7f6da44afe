//! The organisations' API: a public list, and changes by staff within their scope.

use actix_web::{HttpRequest, HttpResponse, web};
use diesel_async::AsyncPgConnection;
use serde_json::json;

use crate::organisation::actions::{add_organisation, change_organisation};
use crate::organisation::model::{Organisation, OrganisationKind};
use crate::organisation::municipality::find_municipality;
use crate::organisation::query::{
    self, OrganisationFilter, find_organisation, find_organisation_in_scope,
};
use crate::organisation::remove::remove_organisation;
use crate::organisation::request::{OrganisationPatch, OrganisationRequest};
use crate::organisation::view::{OrganisationView, organisation_views};
use crate::platform::auth::{Can, rights};
use crate::platform::db::containing;
use crate::platform::http::request::body::Body;
use crate::platform::http::request::idempotency::idempotent;
use crate::platform::http::request::run_detached;
use crate::platform::http::response::answer;
use crate::platform::http::response::etag;
use crate::platform::http::response::list::Page;
use crate::platform::input::paging::Paging;
use crate::platform::input::query::{Query, UPDATED_AFTER};
use crate::platform::problem::Problem;
use crate::platform::schemas::MunicipalityName;
use crate::platform::state::AppState;
use crate::platform::text::Line80;
use crate::platform::text::PlainText;

const PARAMETERS: [&str; 6] = ["q", "kind", "municipality", UPDATED_AFTER, "page", "limit"];

/// Organisations, by name, or in the order of their changes.
#[utoipa::path(get, path = "/organisations", tag = "organisations",
    params(
        ("q" = Option<Line80>, Query, description = "A part of the name", example = "katrineholm"),
        ("kind" = Option<OrganisationKind>, Query, description = "Of which sort", example = "municipality"),
        ("municipality" = Option<MunicipalityName>, Query, description = "Where", example = "SE-0483"),
        ("updatedAfter" = Option<chrono::DateTime<chrono::Utc>>, Query, description = "Only what was changed at that instant or later, the earliest change first", example = "2026-10-01T00:00:00Z"),),
    responses((status = 200, description = "A page of the list", body = Page<OrganisationView>)))]
pub async fn list(
    state: web::Data<AppState>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let query = Query::strict(&request, &PARAMETERS)?;
    let paging = Paging::of(&query)?;
    let mut conn = state.db.get().await?;
    let filter = parse_filter(&mut conn, &query).await?;
    let (rows, total) = query::list(&mut conn, &filter, paging.offset(), paging.limit).await?;
    let items = organisation_views(&mut conn, rows).await?;
    Ok(Page::of(items, total, paging).answer(&request))
}

async fn parse_filter(
    conn: &mut AsyncPgConnection,
    query: &Query,
) -> Result<OrganisationFilter, Problem> {
    let name = query.get("q").map(PlainText::<80>::parse).transpose();
    let name = name.map_err(|fault| Problem::fault("/q", fault))?;
    let kind = query.get("kind").map(OrganisationKind::parse).transpose();
    let kind = kind.map_err(|fault| Problem::fault("/kind", fault))?;
    let municipality = match query.get("municipality") {
        Some(text) => Some(find_municipality(conn, text).await?.id),
        None => None,
    };
    Ok(OrganisationFilter {
        name: name.map(|name| containing(name.as_str())),
        kind,
        municipality,
        updated_after: query.updated_after()?,
    })
}

/// One organisation, by its id or slug.
#[utoipa::path(get, path = "/organisations/{organisationId}", tag = "organisations",
    params(("organisationId" = String, Path, description = "Id or slug")),
    responses((status = 200, description = "The organisation", body = OrganisationView)))]
pub async fn show(
    state: web::Data<AppState>,
    slug_or_id: web::Path<String>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    Query::strict(&request, &[])?;
    let mut conn = state.db.get().await?;
    let found = find_organisation(&mut conn, &slug_or_id).await?;
    let found = found.ok_or_else(Problem::not_found)?;
    let version = found.version;
    answer::ok_with_etag(&request, version, &view_of(&mut conn, found).await?)
}

/// Adds an organisation below one's own; the operator may add it anywhere.
#[utoipa::path(post, path = "/organisations", tag = "organisations",
    request_body = OrganisationRequest,
    responses((status = 201, description = "Made: the organisation", body = OrganisationView)))]
pub async fn create(
    can: Can<rights::ManageOrganisations>,
    state: web::Data<AppState>,
    request: HttpRequest,
    body: Body<OrganisationRequest>,
) -> Result<HttpResponse, Problem> {
    let input = body.read()?;
    let once = idempotent(
        &request,
        can.staff().to_string(),
        &json!(input),
        &state.keys,
    )?;
    let scope = can.scope();
    let (row, view, replayed) = run_detached(async move {
        let mut conn = state.db.get().await?;
        let new = input.validate(&mut conn).await?;
        let now = state.clock.now();
        let (row, replayed) = add_organisation(&mut conn, &scope, &new, once.as_ref(), now).await?;
        let view = view_of(&mut conn, row.clone()).await?;
        Ok((row, view, replayed))
    })
    .await?;
    let location = format!("/api/v1/organisations/{}", row.id);
    answer::created(row.version, &view, &location, replayed)
}

/// Changes an organisation. To move it in the tree, the caller must reach the old and the new parent.
#[utoipa::path(patch, path = "/organisations/{organisationId}", tag = "organisations",
    params(("organisationId" = String, Path, description = "Id or slug")),
    request_body = OrganisationPatch,
    responses((status = 200, description = "The organisation", body = OrganisationView)))]
pub async fn change(
    can: Can<rights::ManageOrganisations>,
    state: web::Data<AppState>,
    slug_or_id: web::Path<String>,
    request: HttpRequest,
    body: Body<OrganisationPatch>,
) -> Result<HttpResponse, Problem> {
    let scope = can.scope();
    let mut conn = state.db.get().await?;
    let before = find_organisation_in_scope(&mut conn, &scope, &slug_or_id).await?;
    let version = etag::matched_version(&request, before.version)?;
    let patch = body.read_patch()?;
    let (row, view) = run_detached(async move {
        let now = state.clock.now();
        let row = change_organisation(&mut conn, &scope, before, version, &patch, now).await?;
        let view = view_of(&mut conn, row.clone()).await?;
        Ok((row, view))
    })
    .await?;
    answer::changed(row.version, &view)
}

/// Takes an organisation away that nothing refers to. The log keeps what was done to it.
#[utoipa::path(delete, path = "/organisations/{organisationId}", tag = "organisations",
    params(("organisationId" = String, Path, description = "Id or slug")),
    responses((status = 204, description = "Taken away")))]
pub async fn remove(
    can: Can<rights::ManageOrganisations>,
    state: web::Data<AppState>,
    slug_or_id: web::Path<String>,
) -> Result<HttpResponse, Problem> {
    let mut conn = state.db.get().await?;
    let found = find_organisation_in_scope(&mut conn, &can.scope(), &slug_or_id).await?;
    run_detached(async move {
        remove_organisation(&mut conn, &found, can.staff(), state.clock.now()).await
    })
    .await?;
    Ok(HttpResponse::NoContent().finish())
}

async fn view_of(
    conn: &mut AsyncPgConnection,
    row: Organisation,
) -> Result<OrganisationView, Problem> {
    let mut views = organisation_views(conn, vec![row]).await?;
    views.pop().ok_or_else(Problem::not_found)
}
