//! The API of closed days, for those who plan: a venue's at the venue, an organisation's where one reaches all of it.

use actix_web::{HttpRequest, HttpResponse, web};
use chrono::{DateTime, Utc};
use diesel_async::{AsyncConnection, AsyncPgConnection};
use serde_json::{Value, json};

use crate::organisation::{Organisation, find_organisation, organisations_by_id};
use crate::platform::audit::{self, Act};
use crate::platform::auth::{Can, Scope, rights};
use crate::platform::http::request::body::Body;
use crate::platform::http::request::idempotency::idempotent;
use crate::platform::http::request::run_detached;
use crate::platform::http::response::answer;
use crate::platform::http::response::etag;
use crate::platform::http::response::list::Page;
use crate::platform::idempotency::{IdempotentRequest, claim_or_find};
use crate::platform::ids::{ClosedDaysId, OrganisationId, StaffId, VenueId};
use crate::platform::input::paging::Paging;
use crate::platform::input::query::Query;
use crate::platform::problem::{Faults, Problem};
use crate::platform::schemas::SlugOrId;
use crate::platform::state::AppState;
use crate::platform::text::LanguageTag;
use crate::platform::time::parse_date;
use crate::venue::closed_days::{
    self, ClosedDays, ClosedDaysPatch, ClosedDaysRequest, ClosedDaysView, Whose,
};
use crate::venue::query::{find_venue_in_scope, venues_in_scope};

/// Those of one venue, or of all where one plans; with those of organisations that hold there.
#[utoipa::path(get, path = "/closed-days", tag = "venues",
    params(
        ("venue" = Option<SlugOrId>, Query, description = "Of which venue", example = "katrineholm-lasstugan"),
        ("from" = Option<chrono::NaiveDate>, Query, description = "Not those that are over before this day")),
    responses((status = 200, description = "A page of the list", body = Page<ClosedDaysView>)))]
pub async fn list(
    can: Can<rights::DraftSessions>,
    state: web::Data<AppState>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let query = Query::strict(&request, &["venue", "from", "page", "limit"])?;
    let paging = Paging::of(&query)?;
    let mut faults = Faults::none();
    let from = faults.take_optional("/from", query.get("from"), parse_date);
    if !faults.is_empty() {
        return Err(faults.into());
    }
    let (scope, mut conn) = (can.scope(), state.db.get().await?);
    let (organisations, venues) = asked_for(&mut conn, &scope, query.get("venue")).await?;
    let page = (paging.offset(), paging.limit);
    let (rows, total) = closed_days::list(&mut conn, (&organisations, &venues), from, page).await?;
    let items = rows.iter().map(ClosedDaysView::of).collect();
    Ok(Page::of(items, total, paging).answer(&request))
}

async fn asked_for(
    conn: &mut AsyncPgConnection,
    scope: &Scope,
    venue: Option<&str>,
) -> Result<(Vec<OrganisationId>, Vec<VenueId>), Problem> {
    Ok(match venue {
        Some(name) => {
            let venue = find_venue_in_scope(conn, scope, name).await?;
            (vec![venue.organisation_id], vec![venue.id])
        }
        None => (
            scope.organisations.clone(),
            venues_in_scope(conn, scope).await?,
        ),
    })
}

/// Some days.
#[utoipa::path(get, path = "/closed-days/{closedDaysId}", tag = "venues",
    params(("closedDaysId" = Uuid, Path)),
    responses((status = 200, description = "The days", body = ClosedDaysView)))]
pub async fn show(
    can: Can<rights::DraftSessions>,
    state: web::Data<AppState>,
    id: web::Path<String>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    Query::strict(&request, &[])?;
    let mut conn = state.db.get().await?;
    let days = closed_days::find(&mut conn, &can.scope(), &id).await?;
    answer::ok_with_etag(&request, days.version, &ClosedDaysView::of(&days))
}

/// Says that a venue, or every venue of an organisation, is closed or open for a part of the day.
#[utoipa::path(post, path = "/closed-days", tag = "venues", request_body = ClosedDaysRequest,
    responses((status = 201, description = "Made: the days", body = ClosedDaysView)))]
pub async fn create(
    can: Can<rights::DraftSessions>,
    state: web::Data<AppState>,
    request: HttpRequest,
    body: Body<ClosedDaysRequest>,
) -> Result<HttpResponse, Problem> {
    let input = body.read()?;
    let once = idempotent(
        &request,
        can.staff().to_string(),
        &json!(input),
        &state.keys,
    )?;
    let mut conn = state.db.get().await?;
    let (owner, venue) = owner_of(&mut conn, &can.scope(), input.whose()?).await?;
    let new = input.validate(language_of(&owner)?)?;
    let (days, replayed) = run_detached(async move {
        let (now, staff) = (state.clock.now(), can.staff());
        conn.transaction::<_, Problem, _>(async |conn| {
            let (id, once) = (ClosedDaysId::fresh(), once.as_ref());
            if let Some(existing) = claimed(conn, once, owner.id, id, now).await? {
                let days = closed_days::find(conn, &can.scope(), &existing).await?;
                return Ok((days, true));
            }
            let days = closed_days::add(conn, id, owner.id, venue, &new, now).await?;
            note(conn, &days, staff, ("closed-days.added", json!({})), now).await?;
            Ok((days, false))
        })
        .await
    })
    .await?;
    let location = format!("/api/v1/closed-days/{}", days.id);
    answer::created(
        days.version,
        &ClosedDaysView::of(&days),
        &location,
        replayed,
    )
}

async fn claimed(
    conn: &mut AsyncPgConnection,
    once: Option<&IdempotentRequest>,
    owner: OrganisationId,
    id: ClosedDaysId,
    now: DateTime<Utc>,
) -> Result<Option<String>, Problem> {
    let existing = claim_or_find(once, conn, "closed-days", Some(owner), id, now).await?;
    Ok(existing.map(|id| id.to_string()))
}

/// # Errors
/// 404 where the scope does not cover it.
async fn owner_of(
    conn: &mut AsyncPgConnection,
    scope: &Scope,
    whose: Whose<'_>,
) -> Result<(Organisation, Option<VenueId>), Problem> {
    let (owner, venue) = match whose {
        Whose::Organisation(name) => {
            let found = find_organisation(conn, name).await?;
            let covered = found.filter(|one| scope.covers_organisation(one.id));
            return Ok((covered.ok_or_else(Problem::not_found)?, None));
        }
        Whose::Venue(name) => {
            let venue = find_venue_in_scope(conn, scope, name).await?;
            (venue.organisation_id, venue.id)
        }
    };
    let owner = organisations_by_id(conn, &[owner]).await?.remove(&owner);
    Ok((owner.ok_or_else(Problem::not_found)?, Some(venue)))
}

fn language_of(owner: &Organisation) -> Result<LanguageTag, Problem> {
    owner
        .language_tag()
        .map_err(|fault| Problem::fault("/reason", fault))
}

/// Changes days; whose they are stays.
#[utoipa::path(patch, path = "/closed-days/{closedDaysId}", tag = "venues",
    params(("closedDaysId" = Uuid, Path)),
    request_body = ClosedDaysPatch,
    responses((status = 200, description = "The days", body = ClosedDaysView)))]
pub async fn change(
    can: Can<rights::DraftSessions>,
    state: web::Data<AppState>,
    id: web::Path<String>,
    request: HttpRequest,
    body: Body<ClosedDaysPatch>,
) -> Result<HttpResponse, Problem> {
    let mut conn = state.db.get().await?;
    let before = closed_days::find(&mut conn, &can.scope(), &id).await?;
    let version = etag::matched_version(&request, before.version)?;
    let patch = body.read_patch()?;
    let owners = organisations_by_id(&mut conn, &[before.organisation_id]).await?;
    let owner = owners.get(&before.organisation_id);
    let language = language_of(owner.ok_or_else(Problem::not_found)?)?;
    let said = patch.applied_to(&before, language)?;
    if !closed_days::differs(&said, &before) {
        return answer::changed(before.version, &ClosedDaysView::of(&before));
    }
    let days = run_detached(async move {
        let (now, staff) = (state.clock.now(), can.staff());
        let facts = audit::members(&patch);
        conn.transaction::<_, Problem, _>(async |conn| {
            let days = closed_days::change(conn, before.id, version, &said, now).await?;
            note(conn, &days, staff, ("closed-days.changed", facts), now).await?;
            Ok(days)
        })
        .await
    })
    .await?;
    answer::changed(days.version, &ClosedDaysView::of(&days))
}

/// Takes days away: they are as usual again.
#[utoipa::path(delete, path = "/closed-days/{closedDaysId}", tag = "venues",
    params(("closedDaysId" = Uuid, Path)),
    responses((status = 204, description = "Taken away")))]
pub async fn remove(
    can: Can<rights::DraftSessions>,
    state: web::Data<AppState>,
    id: web::Path<String>,
) -> Result<HttpResponse, Problem> {
    let mut conn = state.db.get().await?;
    let days = closed_days::find(&mut conn, &can.scope(), &id).await?;
    run_detached(async move {
        let (now, staff) = (state.clock.now(), can.staff());
        conn.transaction::<_, Problem, _>(async |conn| {
            closed_days::remove(conn, days.id).await?;
            note(conn, &days, staff, ("closed-days.removed", json!({})), now).await
        })
        .await
    })
    .await?;
    Ok(HttpResponse::NoContent().finish())
}

async fn note(
    conn: &mut AsyncPgConnection,
    days: &ClosedDays,
    staff: StaffId,
    (act, facts): (&'static str, Value),
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    let act = Act {
        staff,
        organisation: Some(days.organisation_id),
        act,
        object: days.id.into(),
        facts,
    };
    Ok(audit::record(conn, act, now).await?)
}
