//! `POST /cancellations`: several sessions called off in one act, or what that would tell whom.
//! Named by their ids, or as what a venue has on some days.

use actix_web::{HttpResponse, web};

use super::sessions_to_cancel::{CancellationsRequest, ToCancel};
use super::told_sessions::ToldSessions;
use crate::booking::actions::{cancel_sessions, preview_cancellations};
use crate::platform::auth::{Can, rights};
use crate::platform::http::request::body::Body;
use crate::platform::http::request::run_detached;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;

/// Cancel several sessions with all their bookings and tell everybody: all, or none, at most 200.
#[utoipa::path(
    post, path = "/cancellations", tag = "sessions", request_body = CancellationsRequest,
    responses((status = 200, description = "Called off, or what that would be", body = ToldSessions))
)]
pub async fn cancel(
    can: Can<rights::PublishSessions>,
    state: web::Data<AppState>,
    body: Body<CancellationsRequest>,
) -> Result<HttpResponse, Problem> {
    let now = state.clock.now();
    let asked = body.read()?;
    let (preview, staff, shared) = (asked.preview, can.staff(), state.get_ref().clone());
    let mut conn = state.db.get().await?;
    let ToCancel { sessions, reason } = ToCancel::find(&mut conn, asked, &can.scope(), now).await?;
    let done = run_detached(async move {
        if preview {
            return preview_cancellations(&mut conn, &sessions, &reason, staff, now).await;
        }
        let cancelled = cancel_sessions(&mut conn, &sessions, &reason, staff, now).await?;
        shared.letters.notify_one();
        Ok(cancelled)
    })
    .await?;
    Ok(HttpResponse::Ok().json(ToldSessions::from(done)))
}
