//! The campaigns' API.

use actix_web::{HttpRequest, HttpResponse, web};
use chrono::{DateTime, Utc};
use diesel_async::{AsyncConnection, AsyncPgConnection};
use serde_json::json;

use super::add::{NewCampaign, add, rename};
use super::model::Campaign;
use super::query::{self, campaign_named};
use super::request::{CampaignPatch, CampaignRequest};
use super::view::{CampaignView, views_of};
use crate::organisation::organisation_named;
use crate::platform::audit::{self, Act};
use crate::platform::auth::{Can, rights};
use crate::platform::http::openapi::ProblemDoc;
use crate::platform::http::request::body::Body;
use crate::platform::http::request::idempotency::idempotent;
use crate::platform::http::request::language::languages_of;
use crate::platform::http::request::query::Query;
use crate::platform::http::request::run_detached;
use crate::platform::http::response::list::{PARAMETERS, Page, Paging};
use crate::platform::http::response::{answer, etag};
use crate::platform::idempotency::{IdempotentRequest, made_before};
use crate::platform::ids::{CampaignId, StaffId};
use crate::platform::problem::Problem;
use crate::platform::state::AppState;

/// Campaigns with their editions.
#[utoipa::path(get, path = "/campaigns", tag = "campaigns",
    params(("page" = Option<i64>, Query), ("limit" = Option<i64>, Query)),
    responses((status = 200, body = Page<CampaignView>), (status = "4XX", body = ProblemDoc)))]
pub async fn list(
    state: web::Data<AppState>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let paging = Paging::of(&Query::strict(&request, &PARAMETERS)?)?;
    let mut conn = state.db.get().await?;
    let (rows, total) = query::list(&mut conn, paging.offset(), paging.limit).await?;
    let items = views_of(&mut conn, &rows, &languages_of(&request)).await?;
    Ok(Page::of(items, total, paging).answer(&request))
}

/// One campaign with its editions.
#[utoipa::path(get, path = "/campaigns/{slug}", tag = "campaigns",
    params(("slug" = String, Path)),
    responses((status = 200, body = CampaignView), (status = "4XX", body = ProblemDoc)))]
pub async fn show(
    state: web::Data<AppState>,
    slug: web::Path<String>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    Query::strict(&request, &[])?;
    let mut conn = state.db.get().await?;
    let found = campaign_named(&mut conn, &slug).await?;
    let found = found.ok_or_else(Problem::not_found)?;
    let view = view(&mut conn, &found, &languages_of(&request)).await?;
    answer::ok_with_etag(&request, found.edit, &view)
}

/// Adds a campaign to an organisation one runs campaigns for.
#[utoipa::path(post, path = "/campaigns", tag = "campaigns", request_body = CampaignRequest,
    responses((status = 201, body = CampaignView), (status = "4XX", body = ProblemDoc)))]
pub async fn create(
    can: Can<rights::RunCampaigns>,
    state: web::Data<AppState>,
    request: HttpRequest,
    body: Body<CampaignRequest>,
) -> Result<HttpResponse, Problem> {
    let wish = body.read()?;
    let once = idempotent(&request, can.staff().to_string(), &json!(wish), &state.keys)?;
    let languages = languages_of(&request);
    let (edit, view, replayed) = run_detached(async move {
        let mut conn = state.db.get().await?;
        let owner = organisation_named(&mut conn, &wish.organisation).await?;
        let owner = owner.filter(|owner| can.scope().covers_organisation(owner.id()));
        let new = wish.read(&owner.ok_or_else(Problem::not_found)?)?;
        let (now, staff) = (state.clock.now(), can.staff());
        let (row, replayed) = conn
            .transaction(async |conn| create_once(conn, &new, once.as_ref(), staff, now).await)
            .await?;
        let view = view(&mut conn, &row, &languages).await?;
        Ok((row.edit, view, replayed))
    })
    .await?;
    let location = format!("/api/v1/campaigns/{}", view.slug);
    answer::created(edit, &view, &location, replayed)
}

async fn create_once(
    conn: &mut AsyncPgConnection,
    new: &NewCampaign,
    once: Option<&IdempotentRequest>,
    staff: StaffId,
    now: DateTime<Utc>,
) -> Result<(Campaign, bool), Problem> {
    let id = CampaignId::fresh();
    let owner = Some(new.organisation.0);
    if let Some(made) = made_before(once, conn, "campaign", owner, id.0, now).await? {
        let row = campaign_named(conn, &made.to_string()).await?;
        return Ok((row.ok_or_else(Problem::not_found)?, true));
    }
    let row = add(conn, id, new, now).await?;
    let act = Act {
        staff,
        organisation: Some(row.organisation()),
        act: "campaign.added",
        object: row.id,
        facts: json!({}),
    };
    audit::record(conn, act, now).await?;
    Ok((row, false))
}

/// Changes a campaign.
#[utoipa::path(patch, path = "/campaigns/{slug}", tag = "campaigns",
    params(("slug" = String, Path), ("If-Match" = String, Header)),
    request_body = CampaignPatch,
    responses((status = 200, body = CampaignView), (status = "4XX", body = ProblemDoc)))]
pub async fn change(
    can: Can<rights::RunCampaigns>,
    state: web::Data<AppState>,
    slug: web::Path<String>,
    request: HttpRequest,
    body: Body<CampaignPatch>,
) -> Result<HttpResponse, Problem> {
    let mut conn = state.db.get().await?;
    let before = campaign_named(&mut conn, &slug).await?;
    let before = before.filter(|found| can.scope().covers_organisation(found.organisation()));
    let before = before.ok_or_else(Problem::not_found)?;
    let edit = etag::wanted_version(&request)?;
    etag::require_version(edit, before.edit)?;
    let patch = body.read_patch()?;
    let name = patch.read()?;
    let languages = languages_of(&request);
    let (edit, view) = run_detached(async move {
        let now = state.clock.now();
        let act = Act {
            staff: can.staff(),
            organisation: Some(before.organisation()),
            act: "campaign.changed",
            object: before.id,
            facts: audit::members(&patch),
        };
        let row = conn
            .transaction::<_, Problem, _>(async |conn| {
                let row = rename(conn, before.id(), edit, name.as_ref(), now).await?;
                audit::record(conn, act, now).await?;
                Ok(row)
            })
            .await?;
        let view = view(&mut conn, &row, &languages).await?;
        Ok((row.edit, view))
    })
    .await?;
    answer::changed(edit, &view)
}

async fn view(
    conn: &mut AsyncPgConnection,
    campaign: &Campaign,
    languages: &[String],
) -> Result<CampaignView, Problem> {
    let mut views = views_of(conn, std::slice::from_ref(campaign), languages).await?;
    views.pop().ok_or_else(Problem::not_found)
}
