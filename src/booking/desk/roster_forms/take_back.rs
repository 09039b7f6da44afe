//! A walk-in that was entered by mistake is taken back.

use actix_web::{HttpRequest, HttpResponse, web};
use uuid::Uuid;

use super::submitted::session_in_path;
use super::walk_ins::today_at;
use crate::booking::access::{path_id, see_other};
use crate::booking::day::{self, WalkIn};
use crate::booking::desk::paths::roster_path;
use crate::booking::desk::roster::redisplay::refuse;
use crate::platform::auth::{Can, Permission, rights};
use crate::platform::http::request::form_body::FormBody;
use crate::platform::http::request::run_detached;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::ui::Layout;

/// Gone already is as good as taken back.
pub async fn take_back(
    can: Can<rights::CheckIn>,
    state: web::Data<AppState>,
    request: HttpRequest,
    form_body: FormBody,
) -> Result<HttpResponse, Problem> {
    let now = state.clock.now();
    let session = session_in_path(&state, &request, can.actor(), Permission::CheckIn).await?;
    let id: Uuid = path_id(&request, "walkInId").ok_or_else(Problem::not_found)?;
    let layout = Layout::asked(&request, &state, roster_path(&session))?;
    let back = match form_body.read() {
        Err(problem) => return refuse(&state, &request, can.actor(), problem).await,
        Ok(form) if form.get("back") == Some("today") => today_at(&layout, session.id),
        Ok(_) => format!("{}?done=taken-back", layout.url(&layout.path)),
    };
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
    Ok(see_other(&back))
}
