//! The editions' API: one edition for everybody, and new ones by those who run the campaign.

use actix_web::{HttpRequest, HttpResponse, web};
use diesel_async::AsyncPgConnection;
use serde_json::json;

use crate::campaign::actions::{add_edition, change_edition};
use crate::campaign::query::{find_campaign, find_edition};
use crate::campaign::remove::remove_edition;
use crate::campaign::request::{EditionPatch, EditionRequest};
use crate::campaign::view::EditionView;
use crate::organisation::{Organisation, find_organisation};
use crate::platform::auth::{Can, rights};
use crate::platform::http::request::body::Body;
use crate::platform::http::request::idempotency::idempotent;
use crate::platform::http::request::language::languages_of;
use crate::platform::http::request::run_detached;
use crate::platform::http::response::answer;
use crate::platform::http::response::etag;
use crate::platform::ids::OrganisationId;
use crate::platform::input::query::Query;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;

/// One edition.
#[utoipa::path(get, path = "/campaigns/{slug}/editions/{edition}", tag = "campaigns",
    params(("slug" = String, Path), ("edition" = String, Path)),
    responses((status = 200, description = "The edition", body = EditionView)))]
pub async fn show(
    state: web::Data<AppState>,
    path: web::Path<(String, String)>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    Query::strict(&request, &[])?;
    let (slug, edition) = path.into_inner();
    let mut conn = state.db.get().await?;
    let found = find_edition(&mut conn, &format!("{slug}/{edition}")).await?;
    let found = found.ok_or_else(Problem::not_found)?;
    let owner = owner_of(&mut conn, found.organisation_id).await?;
    let view = EditionView::of(&found, &owner, &languages_of(&request));
    answer::ok_with_etag(&request, found.version, &view)
}

/// Adds an edition to a campaign one runs.
#[utoipa::path(post, path = "/campaigns/{slug}/editions", tag = "campaigns",
    params(("slug" = String, Path)), request_body = EditionRequest,
    responses((status = 201, description = "Made: the edition", body = EditionView)))]
pub async fn create(
    can: Can<rights::RunCampaigns>,
    state: web::Data<AppState>,
    slug: web::Path<String>,
    request: HttpRequest,
    body: Body<EditionRequest>,
) -> Result<HttpResponse, Problem> {
    let mut conn = state.db.get().await?;
    let campaign = find_campaign(&mut conn, &slug).await?;
    let campaign = campaign.filter(|found| can.scope().covers_organisation(found.organisation_id));
    let campaign = campaign.ok_or_else(Problem::not_found)?;
    let input = body.read()?;
    let once = idempotent(
        &request,
        can.staff().to_string(),
        &json!(input),
        &state.keys,
    )?;
    let owner = owner_of(&mut conn, campaign.organisation_id).await?;
    let new = input.validate(&owner)?;
    let slug = campaign.slug.clone();
    let (row, replayed) = run_detached(async move {
        let (now, staff) = (state.clock.now(), can.staff());
        add_edition(&mut conn, &campaign, &new, once.as_ref(), staff, now).await
    })
    .await?;
    let location = format!("/api/v1/campaigns/{slug}/editions/{}", row.edition);
    let view = EditionView::of(&row, &owner, &languages_of(&request));
    answer::created(row.version, &view, &location, replayed)
}

/// Changes an edition of a campaign one runs.
#[utoipa::path(patch, path = "/campaigns/{slug}/editions/{edition}", tag = "campaigns",
    params(("slug" = String, Path), ("edition" = String, Path)),
    request_body = EditionPatch,
    responses((status = 200, description = "The edition", body = EditionView)))]
pub async fn change(
    can: Can<rights::RunCampaigns>,
    state: web::Data<AppState>,
    path: web::Path<(String, String)>,
    request: HttpRequest,
    body: Body<EditionPatch>,
) -> Result<HttpResponse, Problem> {
    let (slug, edition) = path.into_inner();
    let mut conn = state.db.get().await?;
    let found = find_edition(&mut conn, &format!("{slug}/{edition}")).await?;
    let found = found.filter(|one| can.scope().covers_organisation(one.organisation_id));
    let before = found.ok_or_else(Problem::not_found)?;
    let version = etag::matched_version(&request, before.version)?;
    let patch = body.read_patch()?;
    let owner = owner_of(&mut conn, before.organisation_id).await?;
    let languages = languages_of(&request);
    let (version, view) = run_detached(async move {
        let (by, now) = (can.staff(), state.clock.now());
        let before = (before, &owner);
        let row = change_edition(&mut conn, before, version, &patch, by, now).await?;
        Ok((row.version, EditionView::of(&row, &owner, &languages)))
    })
    .await?;
    answer::changed(version, &view)
}

/// Takes an edition away that no session joined.
#[utoipa::path(delete, path = "/campaigns/{slug}/editions/{edition}", tag = "campaigns",
    params(("slug" = String, Path), ("edition" = String, Path)),
    responses((status = 204, description = "Taken away")))]
pub async fn remove(
    can: Can<rights::RunCampaigns>,
    state: web::Data<AppState>,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse, Problem> {
    let (slug, edition) = path.into_inner();
    let mut conn = state.db.get().await?;
    let found = find_edition(&mut conn, &format!("{slug}/{edition}")).await?;
    let found = found.filter(|one| can.scope().covers_organisation(one.organisation_id));
    let edition = found.ok_or_else(Problem::not_found)?;
    run_detached(async move {
        let (by, now) = (can.staff(), state.clock.now());
        remove_edition(&mut conn, &edition, by, now).await
    })
    .await?;
    Ok(HttpResponse::NoContent().finish())
}

async fn owner_of(
    conn: &mut AsyncPgConnection,
    organisation: OrganisationId,
) -> Result<Organisation, Problem> {
    let owner = find_organisation(conn, &organisation.to_string()).await?;
    owner.ok_or_else(Problem::not_found)
}
