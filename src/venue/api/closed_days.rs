//! The API of closed days, for those who plan: a venue's at the venue, an organisation's where one reaches all of it.

use actix_web::{HttpRequest, HttpResponse, web};
use diesel_async::AsyncPgConnection;
use serde_json::json;

use crate::organisation::{Organisation, find_organisation, organisations_by_id};
use crate::platform::auth::{Can, Scope, rights};
use crate::platform::http::request::body::Body;
use crate::platform::http::request::idempotency::idempotent;
use crate::platform::http::request::run_detached;
use crate::platform::http::response::answer;
use crate::platform::http::response::etag;
use crate::platform::http::response::list::Page;
use crate::platform::ids::{OrganisationId, VenueId};
use crate::platform::input::paging::Paging;
use crate::platform::input::query::Query;
use crate::platform::problem::{Faults, Problem};
use crate::platform::schemas::SlugOrId;
use crate::platform::state::AppState;
use crate::platform::text::LanguageTag;
use crate::platform::time::parse_date;
use crate::venue::actions::{ClosedDaysOwner, change_closed_days, close_days, open_days};
use crate::venue::closed_days::{self, ClosedDaysPatch, ClosedDaysRequest, ClosedDaysView, Whose};
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
    let (owner, of) = owner_of(&mut conn, &can.scope(), input.whose()?).await?;
    let new = input.validate(language_of(&owner)?)?;
    let (days, replayed) = run_detached(async move {
        let (now, scope) = (state.clock.now(), can.scope());
        close_days(&mut conn, of, &new, once.as_ref(), &scope, now).await
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

/// # Errors
/// 404 where the scope does not cover it.
async fn owner_of(
    conn: &mut AsyncPgConnection,
    scope: &Scope,
    whose: Whose<'_>,
) -> Result<(Organisation, ClosedDaysOwner), Problem> {
    let (found, venue) = match whose {
        Whose::Organisation(name) => {
            let found = find_organisation(conn, name).await?;
            (found.filter(|one| scope.covers_organisation(one.id)), None)
        }
        Whose::Venue(name) => {
            let venue = find_venue_in_scope(conn, scope, name).await?;
            let owner = venue.organisation_id;
            let mut owners = organisations_by_id(conn, &[owner]).await?;
            (owners.remove(&owner), Some(venue.id))
        }
    };
    let owner = found.ok_or_else(Problem::not_found)?;
    let organisation = owner.id;
    Ok((
        owner,
        ClosedDaysOwner {
            organisation,
            venue,
        },
    ))
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
    let days = run_detached(async move {
        let (now, by, patch) = (state.clock.now(), can.staff(), (&patch, language));
        change_closed_days(&mut conn, before, version, patch, by, now).await
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
        let (now, by) = (state.clock.now(), can.staff());
        open_days(&mut conn, &days, by, now).await
    })
    .await?;
    Ok(HttpResponse::NoContent().finish())
}
