//! The editions' API: one edition for everybody, and new ones by those who run the campaign.

use actix_web::{HttpRequest, HttpResponse, web};
use chrono::{DateTime, Utc};
use diesel_async::{AsyncConnection, AsyncPgConnection};
use serde_json::json;

use crate::campaign::add::{NewEdition, add_edition};
use crate::campaign::model::{Campaign, Edition};
use crate::campaign::query::{edition_by_id, find_campaign, find_edition};
use crate::campaign::remove::remove_edition;
use crate::campaign::request::EditionRequest;
use crate::campaign::view::EditionView;
use crate::organisation::{Organisation, find_organisation};
use crate::platform::audit::{self, Act};
use crate::platform::auth::{Can, rights};
use crate::platform::http::request::body::Body;
use crate::platform::http::request::idempotency::idempotent;
use crate::platform::http::request::language::languages_of;
use crate::platform::http::request::run_detached;
use crate::platform::http::response::answer;
use crate::platform::idempotency::{IdempotentRequest, claim_or_find};
use crate::platform::ids::{EditionId, OrganisationId, StaffId};
use crate::platform::input::query::Query;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;

/// An edition never changes, so it stays at its first version.
const ONLY_VERSION: i32 = 1;

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
    answer::ok_with_etag(&request, ONLY_VERSION, &view)
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
        conn.transaction(async |conn| {
            create_once(conn, &campaign, &new, once.as_ref(), staff, now).await
        })
        .await
    })
    .await?;
    let location = format!("/api/v1/campaigns/{slug}/editions/{}", row.edition);
    let view = EditionView::of(&row, &owner, &languages_of(&request));
    answer::created(ONLY_VERSION, &view, &location, replayed)
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

async fn create_once(
    conn: &mut AsyncPgConnection,
    campaign: &Campaign,
    new: &NewEdition,
    once: Option<&IdempotentRequest>,
    staff: StaffId,
    now: DateTime<Utc>,
) -> Result<(Edition, bool), Problem> {
    let id = EditionId::fresh();
    let owner = Some(campaign.organisation_id);
    if let Some(existing) = claim_or_find(once, conn, "edition", owner, id, now).await? {
        let row = edition_by_id(conn, existing).await?;
        return Ok((row.ok_or_else(Problem::not_found)?, true));
    }
    let row = add_edition(conn, id, campaign, new, now).await?;
    let act = Act {
        staff,
        organisation: Some(row.organisation_id),
        act: "edition.added",
        object: row.id.into(),
        facts: json!({}),
    };
    audit::record(conn, act, now).await?;
    Ok((row, false))
}

async fn owner_of(
    conn: &mut AsyncPgConnection,
    organisation: OrganisationId,
) -> Result<Organisation, Problem> {
    let owner = find_organisation(conn, &organisation.to_string()).await?;
    owner.ok_or_else(Problem::not_found)
}
