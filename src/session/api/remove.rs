//! DELETE of a draft.

use actix_web::{HttpResponse, web};

use crate::platform::auth::{Can, rights};
use crate::platform::http::request::run_detached;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::session::access::find_within;
use crate::session::actions::remove_draft::remove_draft;

/// Takes a draft away; a course goes with its meetings. What was proposed or published is cancelled instead.
#[utoipa::path(delete, path = "/sessions/{sessionId}", tag = "sessions",
    params(("sessionId" = Uuid, Path)),
    responses((status = 204, description = "Taken away")))]
pub async fn remove(
    can: Can<rights::DraftSessions>,
    state: web::Data<AppState>,
    id: web::Path<String>,
) -> Result<HttpResponse, Problem> {
    let mut conn = state.db.get().await?;
    let session = find_within(&mut conn, &id, &can.scope()).await?;
    run_detached(async move {
        let (by, now) = (can.staff(), state.clock.now());
        remove_draft(&mut conn, &session, by, now).await
    })
    .await?;
    Ok(HttpResponse::NoContent().finish())
}
