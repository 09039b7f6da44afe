//! The API of what helpers can, for those who plan.

use actix_web::{HttpResponse, web};
use diesel_async::AsyncPgConnection;

use crate::platform::auth::{Can, Scope, rights};
use crate::platform::http::request::body::Body;
use crate::platform::http::request::run_detached;
use crate::platform::ids::{OrganisationId, StaffId};
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::session::absences::store::organisation_of;
use crate::session::resources::who_helps::{HelperOption, colleague};
use crate::session::skills::record::save_skills;
use crate::session::skills::request::SkillsRequest;
use crate::session::skills::store::{HelperSkills, of_helpers};
use crate::session::skills::view::SkillsView;

/// What a helper can: languages, topics, devices.
#[utoipa::path(get, path = "/helper-skills/{staffId}", tag = "sessions",
    params(("staffId" = Uuid, Path)),
    responses((status = 200, description = "The skills", body = SkillsView)))]
pub async fn show(
    can: Can<rights::DraftSessions>,
    state: web::Data<AppState>,
    id: web::Path<String>,
) -> Result<HttpResponse, Problem> {
    let mut conn = state.db.get().await?;
    let helper = helper_of(&mut conn, &id, &can.scope()).await?;
    let skills = of_helpers(&mut conn, &[helper.id]).await?;
    Ok(HttpResponse::Ok().json(SkillsView::of(&helper, skills.get(&helper.id))))
}

/// Writes what a helper can, all of it.
#[utoipa::path(put, path = "/helper-skills/{staffId}", tag = "sessions",
    params(("staffId" = Uuid, Path)), request_body = SkillsRequest,
    responses((status = 200, description = "The skills", body = SkillsView)))]
pub async fn put(
    can: Can<rights::DraftSessions>,
    state: web::Data<AppState>,
    id: web::Path<String>,
    body: Body<SkillsRequest>,
) -> Result<HttpResponse, Problem> {
    let mut conn = state.db.get().await?;
    let helper = helper_of(&mut conn, &id, &can.scope()).await?;
    let skills = skills_of(&mut conn, &helper, &body.read()?).await?;
    let staff = can.staff();
    let written = skills.clone();
    run_detached(async move { save_skills(&mut conn, &written, staff, state.clock.now()).await })
        .await?;
    Ok(HttpResponse::Ok().json(SkillsView::of(&helper, Some(&skills))))
}

/// The helper of a path, who works where the scope plans.
pub async fn helper_of(
    conn: &mut AsyncPgConnection,
    id: &str,
    scope: &Scope,
) -> Result<HelperOption, Problem> {
    let id: StaffId = id.parse().map_err(|_unread| Problem::not_found())?;
    let owners: Vec<OrganisationId> = scope.owners().collect();
    let found = colleague(conn, id, &owners).await?;
    found.ok_or_else(Problem::not_found)
}

/// What a request says of a helper.
pub async fn skills_of(
    conn: &mut AsyncPgConnection,
    helper: &HelperOption,
    request: &SkillsRequest,
) -> Result<HelperSkills, Problem> {
    let SkillsRequest {
        languages,
        topics,
        devices,
    } = request.validate()?;
    let organisation = organisation_of(conn, helper.id).await?;
    Ok(HelperSkills {
        staff_id: helper.id,
        organisation_id: organisation.ok_or_else(Problem::not_found)?,
        languages,
        topics,
        devices,
    })
}
