//! `POST /cancellations`: several sessions called off in one act, or what that would tell whom.
//! Named by their ids, or as what a venue has on some days.

use actix_web::{HttpResponse, web};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::sessions_to_cancel::{CancellationsRequest, ToCancel};
use crate::booking::actions::{
    CancelledOne, NotifiedCounts, cancel_sessions, preview_cancellations,
};
use crate::platform::auth::{Can, rights};
use crate::platform::http::request::body::Body;
use crate::platform::http::request::run_detached;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;

/// Sessions called off together, and who was told how.
#[derive(Debug, Serialize, ToSchema)]
pub struct CancelledSessions {
    /// In the order they were named in, or of their times.
    pub items: Vec<CancelledItem>,
    /// All of them together.
    pub told: NotifiedCounts,
}

/// One of them.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct CancelledItem {
    pub session_id: Uuid,
    /// Zero all over where it was cancelled before.
    #[serde(flatten)]
    pub told: NotifiedCounts,
}

impl CancelledSessions {
    fn of(cancelled: Vec<CancelledOne>) -> Self {
        Self {
            told: NotifiedCounts::sum(cancelled.iter().map(|one| one.notified)),
            items: cancelled
                .into_iter()
                .map(|one| CancelledItem {
                    session_id: one.session.into(),
                    told: one.notified,
                })
                .collect(),
        }
    }
}

/// Cancel several sessions with all their bookings and tell everybody: all, or none, at most 200.
#[utoipa::path(
    post, path = "/cancellations", tag = "sessions", request_body = CancellationsRequest,
    responses((status = 200, description = "Called off, or what that would be", body = CancelledSessions))
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
    Ok(HttpResponse::Ok().json(CancelledSessions::of(done)))
}
