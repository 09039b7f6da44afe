//! The seats of those who have not come are free for others.

use actix_web::{HttpRequest, HttpResponse, web};

use super::submitted::session_in_path;
use crate::booking::access::see_other;
use crate::booking::day::release;
use crate::booking::desk::paths::roster_url;
use crate::booking::desk::roster::redisplay::refuse;
use crate::platform::auth::{Can, Permission, rights};
use crate::platform::http::request::form_body::FormBody;
use crate::platform::http::request::run_detached;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;

pub async fn release_seats(
    can: Can<rights::ServePeople>,
    state: web::Data<AppState>,
    request: HttpRequest,
    form_body: FormBody,
) -> Result<HttpResponse, Problem> {
    let now = state.clock.now();
    let session = session_in_path(&state, &request, can.actor(), Permission::ServePeople).await?;
    let back = roster_url(&request, &state, &session)?;
    if let Err(problem) = form_body.read() {
        return refuse(&state, &request, can.actor(), problem).await;
    }
    let (staff, shared) = (can.staff(), state.clone());
    let done = run_detached(async move {
        let mut conn = shared.db.get().await?;
        release(&mut conn, session.id, None, staff, now).await?;
        shared.letters.notify_one();
        Ok(())
    });
    match done.await {
        Ok(()) => Ok(see_other(&format!("{back}?done=released"))),
        Err(problem) => refuse(&state, &request, can.actor(), problem).await,
    }
}
