//! The campaigns' API: a public list, and changes by those who run campaigns.

use actix_web::{HttpRequest, HttpResponse, web};
use diesel_async::AsyncPgConnection;
use serde_json::json;

use crate::campaign::actions::{add_campaign, change_campaign};
use crate::campaign::model::Campaign;
use crate::campaign::query::{self, find_campaign};
use crate::campaign::remove::remove_campaign;
use crate::campaign::request::{CampaignPatch, CampaignRequest};
use crate::campaign::view::{CampaignView, campaign_views};
use crate::organisation::find_organisation;
use crate::platform::auth::{Can, rights};
use crate::platform::http::request::body::Body;
use crate::platform::http::request::idempotency::idempotent;
use crate::platform::http::request::language::languages_of;
use crate::platform::http::request::run_detached;
use crate::platform::http::response::answer;
use crate::platform::http::response::etag;
use crate::platform::http::response::list::Page;
use crate::platform::input::paging::{PARAMETERS, Paging};
use crate::platform::input::query::{Query, UPDATED_AFTER};
use crate::platform::problem::Problem;
use crate::platform::state::AppState;

/// Campaigns with their editions.
#[utoipa::path(get, path = "/campaigns", tag = "campaigns",
    params(
        ("updatedAfter" = Option<chrono::DateTime<chrono::Utc>>, Query, description = "Only what was changed at that instant or later, the earliest change first", example = "2026-10-01T00:00:00Z"),),
    responses((status = 200, description = "A page of the list", body = Page<CampaignView>)))]
pub async fn list(
    state: web::Data<AppState>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let [page, limit] = PARAMETERS;
    let asked = Query::strict(&request, &[UPDATED_AFTER, page, limit])?;
    let (paging, since) = (Paging::of(&asked)?, asked.updated_after()?);
    let mut conn = state.db.get().await?;
    let (rows, total) = query::list(&mut conn, since, paging).await?;
    let items = campaign_views(&mut conn, &rows, &languages_of(&request)).await?;
    Ok(Page::of(items, total, paging).answer(&request))
}

/// One campaign with its editions.
#[utoipa::path(get, path = "/campaigns/{slug}", tag = "campaigns",
    params(("slug" = String, Path)),
    responses((status = 200, description = "The campaign", body = CampaignView)))]
pub async fn show(
    state: web::Data<AppState>,
    slug: web::Path<String>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    Query::strict(&request, &[])?;
    let mut conn = state.db.get().await?;
    let found = find_campaign(&mut conn, &slug).await?;
    let found = found.ok_or_else(Problem::not_found)?;
    let view = view_of(&mut conn, &found, &languages_of(&request)).await?;
    answer::ok_with_etag(&request, found.version, &view)
}

/// Adds a campaign for an organisation whose campaigns one runs.
#[utoipa::path(post, path = "/campaigns", tag = "campaigns", request_body = CampaignRequest,
    responses((status = 201, description = "Made: the campaign", body = CampaignView)))]
pub async fn create(
    can: Can<rights::RunCampaigns>,
    state: web::Data<AppState>,
    request: HttpRequest,
    body: Body<CampaignRequest>,
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
        let new = input.validate(&owner.ok_or_else(Problem::not_found)?)?;
        let (now, staff) = (state.clock.now(), can.staff());
        let (row, replayed) = add_campaign(&mut conn, &new, once.as_ref(), staff, now).await?;
        let view = view_of(&mut conn, &row, &languages).await?;
        Ok((row.version, view, replayed))
    })
    .await?;
    let location = format!("/api/v1/campaigns/{}", view.slug);
    answer::created(version, &view, &location, replayed)
}

/// Changes a campaign.
#[utoipa::path(patch, path = "/campaigns/{slug}", tag = "campaigns",
    params(("slug" = String, Path)),
    request_body = CampaignPatch,
    responses((status = 200, description = "The campaign", body = CampaignView)))]
pub async fn change(
    can: Can<rights::RunCampaigns>,
    state: web::Data<AppState>,
    slug: web::Path<String>,
    request: HttpRequest,
    body: Body<CampaignPatch>,
) -> Result<HttpResponse, Problem> {
    let mut conn = state.db.get().await?;
    let before = find_campaign(&mut conn, &slug).await?;
    let before = before.filter(|found| can.scope().covers_organisation(found.organisation_id));
    let before = before.ok_or_else(Problem::not_found)?;
    let version = etag::matched_version(&request, before.version)?;
    let patch = body.read_patch()?;
    let languages = languages_of(&request);
    let (version, view) = run_detached(async move {
        let (by, now) = (can.staff(), state.clock.now());
        let row = change_campaign(&mut conn, before, version, &patch, by, now).await?;
        let view = view_of(&mut conn, &row, &languages).await?;
        Ok((row.version, view))
    })
    .await?;
    answer::changed(version, &view)
}

/// Takes a campaign away that has no editions.
#[utoipa::path(delete, path = "/campaigns/{slug}", tag = "campaigns",
    params(("slug" = String, Path)),
    responses((status = 204, description = "Taken away")))]
pub async fn remove(
    can: Can<rights::RunCampaigns>,
    state: web::Data<AppState>,
    slug: web::Path<String>,
) -> Result<HttpResponse, Problem> {
    let mut conn = state.db.get().await?;
    let found = find_campaign(&mut conn, &slug).await?;
    let found = found.filter(|one| can.scope().covers_organisation(one.organisation_id));
    let campaign = found.ok_or_else(Problem::not_found)?;
    run_detached(async move {
        let (by, now) = (can.staff(), state.clock.now());
        remove_campaign(&mut conn, &campaign, by, now).await
    })
    .await?;
    Ok(HttpResponse::NoContent().finish())
}

async fn view_of(
    conn: &mut AsyncPgConnection,
    campaign: &Campaign,
    languages: &[String],
) -> Result<CampaignView, Problem> {
    let mut views = campaign_views(conn, std::slice::from_ref(campaign), languages).await?;
    views.pop().ok_or_else(Problem::not_found)
}
