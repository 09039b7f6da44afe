//! The API of what helpers can, for those who plan.

use actix_web::{HttpResponse, web};
use diesel_async::AsyncPgConnection;

use crate::platform::auth::{Can, Scope, rights};
use crate::platform::http::request::body::Body;
use crate::platform::http::request::run_detached;
use crate::platform::ids::OrganisationId;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::session::resources::who_helps::{HelperOption, helper_within};
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
    let (helper, _) = helper_of(&mut conn, &id, &can.scope()).await?;
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
    let skills = skills_of(&helper, &body.read()?)?;
    let staff = can.staff();
    let written = skills.clone();
    run_detached(async move { save_skills(&mut conn, &written, staff, state.clock.now()).await })
        .await?;
    Ok(HttpResponse::Ok().json(SkillsView::of(&helper.0, Some(&skills))))
}

/// The helper of a path, who works where the scope plans, with the organisation that employs them.
pub async fn helper_of(
    conn: &mut AsyncPgConnection,
    id: &str,
    scope: &Scope,
) -> Result<(HelperOption, OrganisationId), Problem> {
    let found = helper_within(conn, id, scope).await?;
    found.ok_or_else(Problem::not_found)
}

/// What a request says of a helper.
///
/// # Errors
/// 422 with every fault.
pub fn skills_of(
    (helper, organisation_id): &(HelperOption, OrganisationId),
    request: &SkillsRequest,
) -> Result<HelperSkills, Problem> {
    let SkillsRequest {
        languages,
        topics,
        devices,
    } = request.validate()?;
    Ok(HelperSkills {
        staff_id: helper.id,
        organisation_id: *organisation_id,
        languages,
        topics,
        devices,
    })
}
