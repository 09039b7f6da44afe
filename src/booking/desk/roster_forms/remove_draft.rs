//! A draft that nobody was asked about is taken away from its page: one button.

use actix_web::{HttpRequest, HttpResponse, web};

use super::submitted::session_in_path;
use crate::booking::access::see_other;
use crate::booking::desk::paths::roster_path;
use crate::booking::desk::roster::redisplay::refuse;
use crate::platform::auth::{Can, Permission, rights};
use crate::platform::http::request::form_body::FormBody;
use crate::platform::http::request::run_detached;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::ui::Layout;
use crate::session;

/// Leads to the day on which it would have been.
pub async fn remove(
    can: Can<rights::DraftSessions>,
    state: web::Data<AppState>,
    request: HttpRequest,
    form_body: FormBody,
) -> Result<HttpResponse, Problem> {
    let right = Permission::DraftSessions;
    let session = session_in_path(&state, &request, can.actor(), right).await?;
    if let Err(problem) = form_body.read_pressed("roster-remove-draft") {
        return refuse(&state, &request, can.actor(), problem).await;
    }
    let layout = Layout::asked(&request, &state, roster_path(&session))?;
    let (shared, now, by) = (state.clone(), state.clock.now(), can.staff());
    let day = session.timing.local_date;
    let removed = run_detached(async move {
        let mut conn = shared.db.get().await?;
        session::remove_draft(&mut conn, &session, by, now).await
    });
    match removed.await {
        Ok(()) => {
            let desk = layout.url("/desk");
            Ok(see_other(&format!("{desk}?from={day}&done=draft-removed")))
        }
        Err(problem) => refuse(&state, &request, can.actor(), problem).await,
    }
}
