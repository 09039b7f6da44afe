//! A walk-in that was entered by mistake is taken back.

use actix_web::{HttpRequest, HttpResponse, web};
use uuid::Uuid;

use super::submitted::session_in_path;
use crate::booking::access::{path_id, see_other};
use crate::booking::day::{self, WalkIn};
use crate::booking::desk::paths::roster_url;
use crate::booking::desk::roster::redisplay::refuse;
use crate::platform::auth::{Can, Permission, rights};
use crate::platform::http::request::form_body::FormBody;
use crate::platform::http::request::run_detached;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;

/// Gone already is as good as taken back.
pub async fn take_back(
    can: Can<rights::CheckIn>,
    state: web::Data<AppState>,
    request: HttpRequest,
    form_body: FormBody,
) -> Result<HttpResponse, Problem> {
    let now = state.clock.now();
    let session = session_in_path(&state, &request, can.actor(), Permission::CheckIn).await?;
    let back = roster_url(&request, &state, &session)?;
    let id: Uuid = path_id(&request, "walkInId").ok_or_else(Problem::not_found)?;
    if let Err(problem) = form_body.read() {
        return refuse(&state, &request, can.actor(), problem).await;
    }
    let (staff, shared) = (can.staff(), state.clone());
    run_detached(async move {
        let mut conn = shared.db.get().await?;
        let found = WalkIn::load(&mut conn, id).await?;
        match found.filter(|walk_in| walk_in.session() == session.id) {
            Some(walk_in) => day::take_back(&mut conn, &walk_in, staff, now).await,
            None => Ok(()),
        }
    })
    .await?;
    Ok(see_other(&format!("{back}?done=taken-back")))
}
