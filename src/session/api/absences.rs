//! The API of helpers' absences, for those who plan.

use actix_web::{HttpRequest, HttpResponse, web};
use diesel_async::AsyncPgConnection;
use serde_json::json;

use crate::platform::auth::{Can, Scope, rights};
use crate::platform::http::request::body::Body;
use crate::platform::http::request::idempotency::idempotent;
use crate::platform::http::request::run_detached;
use crate::platform::http::response::list::Page;
use crate::platform::http::response::{answer, etag};
use crate::platform::ids::{AbsenceId, OrganisationId, StaffId};
use crate::platform::input::paging::Paging;
use crate::platform::input::query::Query;
use crate::platform::problem::{Faults, Problem};
use crate::platform::state::AppState;
use crate::platform::time::{parse_date, today};
use crate::session::absences::record::{move_absence, note_absence, remove_absence};
use crate::session::absences::request::{AbsencePatch, AbsenceRequest};
use crate::session::absences::store::{self, NamedAbsence};
use crate::session::absences::view::AbsenceView;
use crate::session::resources::who_helps::{colleague, colleagues};

/// Those of everybody who works where one plans, from a day on.
#[utoipa::path(get, path = "/absences", tag = "sessions",
    params(("from" = Option<chrono::NaiveDate>, Query, description = "Not those that are over before this day")),
    responses((status = 200, description = "A page of the list", body = Page<AbsenceView>)))]
pub async fn list(
    can: Can<rights::DraftSessions>,
    state: web::Data<AppState>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let query = Query::strict(&request, &["from", "page", "limit"])?;
    let paging = Paging::of(&query)?;
    let mut faults = Faults::none();
    let from = faults.take_optional("/from", query.get("from"), parse_date);
    if !faults.is_empty() {
        return Err(faults.into());
    }
    let from = from.unwrap_or_else(|| today(state.clock.now()));
    let mut conn = state.db.get().await?;
    let owners: Vec<OrganisationId> = can.scope().owners().collect();
    let people = colleagues(&mut conn, &owners).await?;
    let people: Vec<StaffId> = people.iter().map(|one| one.id).collect();
    let page = (paging.offset(), paging.limit);
    let (rows, total) = store::list(&mut conn, &people, from, page).await?;
    let items = rows.iter().map(AbsenceView::of).collect();
    Ok(Page::of(items, total, paging).answer(&request))
}

/// Says that a helper is away on some days: nothing is planned with them then.
#[utoipa::path(post, path = "/absences", tag = "sessions", request_body = AbsenceRequest,
    responses((status = 201, description = "Noted: the absence", body = AbsenceView)))]
pub async fn create(
    can: Can<rights::DraftSessions>,
    state: web::Data<AppState>,
    request: HttpRequest,
    body: Body<AbsenceRequest>,
) -> Result<HttpResponse, Problem> {
    let input = body.read()?;
    let staff = can.staff();
    let once = idempotent(&request, staff.to_string(), &json!(input), &state.keys)?;
    let mut conn = state.db.get().await?;
    let absence = input.validate(&mut conn, &can.scope()).await?;
    let (found, replayed) = run_detached(async move {
        let now = state.clock.now();
        let noted = note_absence(&mut conn, &absence, once.as_ref(), staff, now).await?;
        let found = store::find(&mut conn, noted.id).await?;
        Ok((found.ok_or_else(Problem::not_found)?, noted.replayed))
    })
    .await?;
    let location = format!("/api/v1/absences/{}", found.0.id);
    answer::created(
        found.0.version,
        &AbsenceView::of(&found),
        &location,
        replayed,
    )
}

/// An absence.
#[utoipa::path(get, path = "/absences/{absenceId}", tag = "sessions",
    params(("absenceId" = Uuid, Path)),
    responses((status = 200, description = "The absence", body = AbsenceView)))]
pub async fn show(
    can: Can<rights::DraftSessions>,
    state: web::Data<AppState>,
    id: web::Path<String>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let mut conn = state.db.get().await?;
    let found = absence_of(&mut conn, &id, &can.scope()).await?;
    answer::ok_with_etag(&request, found.0.version, &AbsenceView::of(&found))
}

/// Moves an absence to other days.
#[utoipa::path(patch, path = "/absences/{absenceId}", tag = "sessions",
    params(("absenceId" = Uuid, Path)), request_body = AbsencePatch,
    responses((status = 200, description = "The absence", body = AbsenceView)))]
pub async fn change(
    can: Can<rights::DraftSessions>,
    state: web::Data<AppState>,
    id: web::Path<String>,
    request: HttpRequest,
    body: Body<AbsencePatch>,
) -> Result<HttpResponse, Problem> {
    let mut conn = state.db.get().await?;
    let (before, name) = absence_of(&mut conn, &id, &can.scope()).await?;
    etag::matched_version(&request, before.version)?;
    let days = body.read_patch()?.applied_to(&before)?;
    if days == (before.first_day, before.last_day) {
        let version = before.version;
        return answer::changed(version, &AbsenceView::of(&(before, name)));
    }
    let staff = can.staff();
    let moved = run_detached(async move {
        move_absence(&mut conn, &before, days, staff, state.clock.now()).await
    })
    .await?;
    answer::changed(moved.version, &AbsenceView::of(&(moved, name)))
}

/// Takes an absence back: the helper is there.
#[utoipa::path(delete, path = "/absences/{absenceId}", tag = "sessions",
    params(("absenceId" = Uuid, Path)),
    responses((status = 204, description = "Taken back")))]
pub async fn remove(
    can: Can<rights::DraftSessions>,
    state: web::Data<AppState>,
    id: web::Path<String>,
) -> Result<HttpResponse, Problem> {
    let mut conn = state.db.get().await?;
    let (absence, _) = absence_of(&mut conn, &id, &can.scope()).await?;
    let staff = can.staff();
    run_detached(
        async move { remove_absence(&mut conn, &absence, staff, state.clock.now()).await },
    )
    .await?;
    Ok(HttpResponse::NoContent().finish())
}

/// The absence of a path, of somebody who works where the scope plans.
pub async fn absence_of(
    conn: &mut AsyncPgConnection,
    id: &str,
    scope: &Scope,
) -> Result<NamedAbsence, Problem> {
    let id: AbsenceId = id.parse().map_err(|_unread| Problem::not_found())?;
    let found = store::find(conn, id).await?;
    let found = found.ok_or_else(Problem::not_found)?;
    let owners: Vec<OrganisationId> = scope.owners().collect();
    match colleague(conn, found.0.staff_id, &owners).await? {
        Some(_) => Ok(found),
        None => Err(Problem::not_found()),
    }
}
