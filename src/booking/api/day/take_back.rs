//! `DELETE /walk-ins/{walkInId}`: somebody was entered by mistake.

use actix_web::{HttpRequest, HttpResponse, web};
use uuid::Uuid;

use crate::booking::access::{authorise_roster, path_id};
use crate::booking::day::{self, WalkIn};
use crate::platform::auth::{Can, Permission, rights};
use crate::platform::http::request::run_detached;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;

/// Take a walk-in back: a bare number, or somebody with a name, whose seat is free at once.
#[utoipa::path(
    delete, path = "/walk-ins/{walkInId}", tag = "desk", params(("walkInId" = Uuid, Path)),
    responses(
        (status = 204, description = "Taken back")
    )
)]
pub async fn take_back(
    can: Can<rights::CheckIn>,
    state: web::Data<AppState>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let now = state.clock.now();
    let id: Uuid = path_id(&request, "walkInId").ok_or_else(Problem::not_found)?;
    let walk_in = {
        let mut conn = state.db.get().await?;
        let found = WalkIn::load(&mut conn, id).await?;
        let walk_in = found.ok_or_else(Problem::not_found)?;
        let at = Some(walk_in.session());
        authorise_roster(&mut conn, can.actor(), Permission::CheckIn, at, now).await?;
        walk_in
    };
    let (staff, shared) = (can.staff(), state.get_ref().clone());
    run_detached(async move {
        let mut conn = shared.db.get().await?;
        day::take_back(&mut conn, &walk_in, staff, now).await
    })
    .await?;
    Ok(HttpResponse::NoContent().finish())
}
