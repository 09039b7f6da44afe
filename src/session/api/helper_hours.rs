//! The API of helpers' weekly hours, for those who plan.

use actix_web::{HttpRequest, HttpResponse, web};
use diesel_async::AsyncPgConnection;
use serde_json::json;

use crate::platform::auth::{Can, Scope, rights};
use crate::platform::http::request::body::Body;
use crate::platform::http::request::idempotency::idempotent;
use crate::platform::http::request::run_detached;
use crate::platform::http::response::list::Page;
use crate::platform::http::response::{answer, etag};
use crate::platform::ids::{HelperHoursId, OrganisationId, StaffId};
use crate::platform::input::paging::Paging;
use crate::platform::input::query::Query;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::session::helper_hours::record::{add_hours, change_hours, remove_hours};
use crate::session::helper_hours::request::{HelperHoursPatch, HelperHoursRequest};
use crate::session::helper_hours::store::{self, NamedHours};
use crate::session::helper_hours::view::HelperHoursView;
use crate::session::resources::who_helps::{colleague, colleagues};

/// Those of everybody who works where one plans, by name and in the order of the week.
#[utoipa::path(get, path = "/helper-hours", tag = "sessions",
    responses((status = 200, description = "A page of the list", body = Page<HelperHoursView>)))]
pub async fn list(
    can: Can<rights::DraftSessions>,
    state: web::Data<AppState>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let query = Query::strict(&request, &["page", "limit"])?;
    let paging = Paging::of(&query)?;
    let mut conn = state.db.get().await?;
    let owners: Vec<OrganisationId> = can.scope().owners().collect();
    let people = colleagues(&mut conn, &owners).await?;
    let people: Vec<StaffId> = people.iter().map(|one| one.id).collect();
    let page = (paging.offset(), paging.limit);
    let (rows, total) = store::list(&mut conn, &people, page).await?;
    let items = rows.iter().map(HelperHoursView::of).collect();
    Ok(Page::of(items, total, paging).answer(&request))
}

/// Says when a helper is at a venue, every week.
#[utoipa::path(post, path = "/helper-hours", tag = "sessions", request_body = HelperHoursRequest,
    responses((status = 201, description = "Added: the hours", body = HelperHoursView)))]
pub async fn create(
    can: Can<rights::DraftSessions>,
    state: web::Data<AppState>,
    request: HttpRequest,
    body: Body<HelperHoursRequest>,
) -> Result<HttpResponse, Problem> {
    let input = body.read()?;
    let staff = can.staff();
    let once = idempotent(&request, staff.to_string(), &json!(input), &state.keys)?;
    let mut conn = state.db.get().await?;
    let hours = input.validate(&mut conn, &can.scope()).await?;
    let (found, replayed) = run_detached(async move {
        let now = state.clock.now();
        let added = add_hours(&mut conn, &hours, once.as_ref(), staff, now).await?;
        let found = store::find(&mut conn, added.id).await?;
        Ok((found.ok_or_else(Problem::not_found)?, added.replayed))
    })
    .await?;
    let location = format!("/api/v1/helper-hours/{}", found.0.id);
    let view = HelperHoursView::of(&found);
    answer::created(found.0.version, &view, &location, replayed)
}

/// A helper's hours of a weekday.
#[utoipa::path(get, path = "/helper-hours/{helperHoursId}", tag = "sessions",
    params(("helperHoursId" = Uuid, Path)),
    responses((status = 200, description = "The hours", body = HelperHoursView)))]
pub async fn show(
    can: Can<rights::DraftSessions>,
    state: web::Data<AppState>,
    id: web::Path<String>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let mut conn = state.db.get().await?;
    let found = hours_of(&mut conn, &id, &can.scope()).await?;
    answer::ok_with_etag(&request, found.0.version, &HelperHoursView::of(&found))
}

/// Changes a helper's hours of a weekday.
#[utoipa::path(patch, path = "/helper-hours/{helperHoursId}", tag = "sessions",
    params(("helperHoursId" = Uuid, Path)), request_body = HelperHoursPatch,
    responses((status = 200, description = "The hours", body = HelperHoursView)))]
pub async fn change(
    can: Can<rights::DraftSessions>,
    state: web::Data<AppState>,
    id: web::Path<String>,
    request: HttpRequest,
    body: Body<HelperHoursPatch>,
) -> Result<HttpResponse, Problem> {
    let mut conn = state.db.get().await?;
    let found = hours_of(&mut conn, &id, &can.scope()).await?;
    etag::matched_version(&request, found.0.version)?;
    let patch = body.read_patch()?;
    let after = patch.applied_to(&found.0, &mut conn, &can.scope()).await?;
    if after == found.0 {
        return answer::changed(after.version, &HelperHoursView::of(&found));
    }
    let staff = can.staff();
    let changed = run_detached(async move {
        let changed = change_hours(&mut conn, &after, staff, state.clock.now()).await?;
        let found = store::find(&mut conn, changed.id).await?;
        found.ok_or_else(Problem::not_found)
    })
    .await?;
    answer::changed(changed.0.version, &HelperHoursView::of(&changed))
}

/// Takes a helper's hours of a weekday away.
#[utoipa::path(delete, path = "/helper-hours/{helperHoursId}", tag = "sessions",
    params(("helperHoursId" = Uuid, Path)),
    responses((status = 204, description = "Taken away")))]
pub async fn remove(
    can: Can<rights::DraftSessions>,
    state: web::Data<AppState>,
    id: web::Path<String>,
) -> Result<HttpResponse, Problem> {
    let mut conn = state.db.get().await?;
    let (hours, ..) = hours_of(&mut conn, &id, &can.scope()).await?;
    let staff = can.staff();
    run_detached(async move { remove_hours(&mut conn, &hours, staff, state.clock.now()).await })
        .await?;
    Ok(HttpResponse::NoContent().finish())
}

/// The hours of a path, of somebody who works where the scope plans.
pub async fn hours_of(
    conn: &mut AsyncPgConnection,
    id: &str,
    scope: &Scope,
) -> Result<NamedHours, Problem> {
    let id: HelperHoursId = id.parse().map_err(|_unread| Problem::not_found())?;
    let found = store::find(conn, id).await?;
    let found = found.ok_or_else(Problem::not_found)?;
    let owners: Vec<OrganisationId> = scope.owners().collect();
    match colleague(conn, found.0.staff_id, &owners).await? {
        Some(_) => Ok(found),
        None => Err(Problem::not_found()),
    }
}
