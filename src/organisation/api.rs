//! The organisations' API.

use std::collections::HashMap;

use actix_web::{HttpRequest, HttpResponse, web};
use diesel_async::{AsyncConnection, AsyncPgConnection};
use serde::Serialize;
use serde_json::json;
use utoipa::ToSchema;
use uuid::Uuid;

use super::add::{NewOrganisation, add};
use super::change::{OrganisationChange, change as change_organisation};
use super::model::{Organisation, OrganisationKind};
use super::municipality::{MunicipalityView, municipalities_by_id, municipality_named};
use super::query::{self, Wanted, cards, organisation_named};
use super::request::{OrganisationPatch, OrganisationRequest};
use crate::platform::audit::{self, Act};
use crate::platform::auth::{Can, Scope, rights};
use crate::platform::db::containing;
use crate::platform::http::openapi::ProblemDoc;
use crate::platform::http::request::body::Body;
use crate::platform::http::request::idempotency::idempotent;
use crate::platform::http::request::query::Query;
use crate::platform::http::request::run_detached;
use crate::platform::http::response::list::{Page, Paging};
use crate::platform::http::response::{answer, etag};
use crate::platform::idempotency::{IdempotentRequest, made_before};
use crate::platform::ids::OrganisationId;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::text::PlainText;

/// An organisation as other objects show it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, ToSchema)]
pub struct OrganisationCard {
    /// The word of its address.
    pub slug: String,
    /// Its name.
    pub name: String,
}

impl From<&Organisation> for OrganisationCard {
    fn from(row: &Organisation) -> Self {
        Self {
            slug: row.slug.clone(),
            name: row.name.clone(),
        }
    }
}

/// An organisation.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct OrganisationView {
    /// Its id.
    pub id: Uuid,
    /// The word of its address.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// What sort it is.
    pub kind: String,
    /// The organisation it stands below.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent: Option<OrganisationCard>,
    /// Whether it answers for people's data.
    pub controller: bool,
    /// Where it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub municipality: Option<MunicipalityView>,
    /// ISO 3166-1.
    pub country: String,
    /// IANA.
    pub time_zone: String,
    /// The languages it writes in, the first for texts without one.
    pub languages: Vec<String>,
    /// Whether its planners propose and do not publish.
    pub publication_reserved: bool,
    /// Days after a session until names and contacts are wiped.
    pub retention_days: i32,
    /// Its telephone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
}

/// Organisations, by name.
#[utoipa::path(get, path = "/organisations", tag = "organisations",
    params(
        ("q" = Option<String>, Query, description = "A part of the name"),
        ("kind" = Option<String>, Query), ("municipality" = Option<String>, Query),
        ("page" = Option<i64>, Query), ("limit" = Option<i64>, Query)),
    responses((status = 200, body = Page<OrganisationView>), (status = "4XX", body = ProblemDoc)))]
pub async fn list(
    state: web::Data<AppState>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let query = Query::strict(&request, &["q", "kind", "municipality", "page", "limit"])?;
    let paging = Paging::of(&query)?;
    let mut conn = state.db.get().await?;
    let wanted = wanted(&mut conn, &query).await?;
    let (rows, total) = query::list(&mut conn, &wanted, paging.offset(), paging.limit).await?;
    let items = views(&mut conn, rows).await?;
    Ok(Page::of(items, total, paging).answer(&request))
}

async fn wanted(conn: &mut AsyncPgConnection, query: &Query) -> Result<Wanted, Problem> {
    let name = query.get("q").map(PlainText::<80>::parse).transpose();
    let name = name.map_err(|fault| Problem::fault("/q", fault))?;
    let kind = query.get("kind").map(OrganisationKind::parse).transpose();
    let kind = kind.map_err(|fault| Problem::fault("/kind", fault))?;
    let municipality = match query.get("municipality") {
        Some(text) => Some(municipality_named(conn, text).await?.id),
        None => None,
    };
    Ok(Wanted {
        name: name.map(|name| containing(name.as_str())),
        kind: kind.map(OrganisationKind::name),
        municipality,
    })
}

/// One organisation, by its id or slug.
#[utoipa::path(get, path = "/organisations/{organisationId}", tag = "organisations",
    params(("organisationId" = String, Path, description = "Id or slug")),
    responses((status = 200, body = OrganisationView), (status = "4XX", body = ProblemDoc)))]
pub async fn show(
    state: web::Data<AppState>,
    name: web::Path<String>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    Query::strict(&request, &[])?;
    let mut conn = state.db.get().await?;
    let found = organisation_named(&mut conn, &name).await?;
    let found = found.ok_or_else(Problem::not_found)?;
    let edit = found.edit;
    answer::ok_with_etag(&request, edit, &view(&mut conn, found).await?)
}

/// Adds an organisation below one's own; the operator anywhere.
#[utoipa::path(post, path = "/organisations", tag = "organisations",
    request_body = OrganisationRequest,
    responses((status = 201, body = OrganisationView), (status = "4XX", body = ProblemDoc)))]
pub async fn create(
    can: Can<rights::ManageOrganisations>,
    state: web::Data<AppState>,
    request: HttpRequest,
    body: Body<OrganisationRequest>,
) -> Result<HttpResponse, Problem> {
    let wish = body.read()?;
    let once = idempotent(&request, can.staff().to_string(), &json!(wish), &state.keys)?;
    let scope = can.scope();
    let (row, view, replayed) = run_detached(async move {
        let mut conn = state.db.get().await?;
        let new = wish.read(&mut conn).await?;
        reaches(&scope, new.parent)?;
        let now = state.clock.now();
        let (row, replayed) = conn
            .transaction(async |conn| create_once(conn, &new, once.as_ref(), &scope, now).await)
            .await?;
        let view = view(&mut conn, row.clone()).await?;
        Ok((row, view, replayed))
    })
    .await?;
    let location = format!("/api/v1/organisations/{}", row.id);
    answer::created(row.edit, &view, &location, replayed)
}

/// A root is the operator's alone; below others only who reaches them.
fn reaches(scope: &Scope, parent: Option<OrganisationId>) -> Result<(), Problem> {
    if scope.everything || parent.is_some_and(|parent| scope.covers_organisation(parent)) {
        Ok(())
    } else {
        Err(Problem::not_found())
    }
}

async fn create_once(
    conn: &mut AsyncPgConnection,
    new: &NewOrganisation,
    once: Option<&IdempotentRequest>,
    scope: &Scope,
    now: chrono::DateTime<chrono::Utc>,
) -> Result<(Organisation, bool), Problem> {
    let id = OrganisationId::fresh();
    let owner = new.parent.map(|parent| parent.0);
    if let Some(made) = made_before(once, conn, "organisation", owner, id.0, now).await? {
        let row = organisation_named(conn, &made.to_string()).await?;
        return Ok((row.ok_or_else(Problem::not_found)?, true));
    }
    let row = add(conn, id, new, now).await?;
    let act = Act {
        staff: scope.staff,
        organisation: Some(id),
        act: "organisation.added",
        object: id.0,
        facts: json!({}),
    };
    audit::record(conn, act, now).await?;
    Ok((row, false))
}

/// Changes an organisation. Its place in the tree is changed by who reaches what it stands below.
#[utoipa::path(patch, path = "/organisations/{organisationId}", tag = "organisations",
    params(("organisationId" = String, Path, description = "Id or slug"), ("If-Match" = String, Header)),
    request_body = OrganisationPatch,
    responses((status = 200, body = OrganisationView), (status = "4XX", body = ProblemDoc)))]
pub async fn change(
    can: Can<rights::ManageOrganisations>,
    state: web::Data<AppState>,
    name: web::Path<String>,
    request: HttpRequest,
    body: Body<OrganisationPatch>,
) -> Result<HttpResponse, Problem> {
    let scope = can.scope();
    let mut conn = state.db.get().await?;
    let before = organisation_named(&mut conn, &name).await?;
    let before = before.filter(|found| scope.covers_organisation(found.id()));
    let before = before.ok_or_else(Problem::not_found)?;
    let edit = etag::wanted_version(&request)?;
    etag::require_version(edit, before.edit)?;
    let patch = body.read_patch()?;
    let (row, view) = run_detached(async move {
        let wanted = patch.read(&mut conn, &before).await?;
        may_move(&scope, &before, &wanted)?;
        let facts = audit::members(&patch);
        let now = state.clock.now();
        let row = conn
            .transaction::<_, Problem, _>(async |conn| {
                let row = change_organisation(conn, &before, edit, &wanted, now).await?;
                let act = Act {
                    staff: scope.staff,
                    organisation: Some(row.id()),
                    act: "organisation.changed",
                    object: row.id,
                    facts,
                };
                audit::record(conn, act, now).await?;
                Ok(row)
            })
            .await?;
        let view = view(&mut conn, row.clone()).await?;
        Ok((row, view))
    })
    .await?;
    answer::changed(row.edit, &view)
}

fn may_move(
    scope: &Scope,
    before: &Organisation,
    wanted: &OrganisationChange,
) -> Result<(), Problem> {
    if !wanted.is_of_the_tree() {
        return Ok(());
    }
    reaches(scope, before.parent_id.map(OrganisationId))?;
    match wanted.parent_id {
        Some(parent) => reaches(scope, parent.map(OrganisationId)),
        None => Ok(()),
    }
}

async fn view(
    conn: &mut AsyncPgConnection,
    row: Organisation,
) -> Result<OrganisationView, Problem> {
    let mut views = views(conn, vec![row]).await?;
    views.pop().ok_or_else(Problem::not_found)
}

async fn views(
    conn: &mut AsyncPgConnection,
    rows: Vec<Organisation>,
) -> Result<Vec<OrganisationView>, Problem> {
    let places: Vec<i32> = rows.iter().filter_map(|row| row.municipality_id).collect();
    let places = municipalities_by_id(conn, &places).await?;
    let parents: Vec<Uuid> = rows.iter().filter_map(|row| row.parent_id).collect();
    let parents = cards(conn, &parents).await?;
    let view = |row: Organisation| {
        let municipality = row.municipality_id.and_then(|id| places.get(&id));
        let municipality = municipality.map(MunicipalityView::from);
        shown(row, municipality, &parents)
    };
    Ok(rows.into_iter().map(view).collect())
}

fn shown(
    row: Organisation,
    municipality: Option<MunicipalityView>,
    parents: &HashMap<Uuid, OrganisationCard>,
) -> OrganisationView {
    OrganisationView {
        parent: row.parent_id.and_then(|id| parents.get(&id).cloned()),
        municipality,
        id: row.id,
        slug: row.slug,
        name: row.name,
        kind: row.kind,
        controller: row.controller,
        country: row.country,
        time_zone: row.time_zone,
        languages: row.languages,
        publication_reserved: row.publication_reserved,
        retention_days: row.retention_days,
        phone: row.phone,
    }
}
