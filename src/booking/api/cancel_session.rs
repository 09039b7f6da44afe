//! `POST /sessions/{sessionId}/cancellation`: a session cancelled with everybody in it.

use actix_web::{HttpRequest, HttpResponse, web};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;
use uuid::Uuid;

use super::answers::VersionedView;
use crate::booking::access::{CancellableSession, path_id, session_to_cancel};
use crate::booking::actions::{NotifiedCounts, cancel_session};
use crate::booking::input::parse_reason;
use crate::platform::auth::{Can, rights};
use crate::platform::http::request::body::Body;
use crate::platform::http::request::run_detached;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::text::LocalText;
use crate::session;
use crate::session::Status;

/// Why a session is called off.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CancellationRequest {
    /// One text, or a text per language tag; everybody booked reads it.
    #[schema(value_type = LocalText)]
    pub reason: Value,
}

/// A session called off, and who was told how.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct CancelledSession {
    /// The session.
    pub id: Uuid,
    /// `cancelled`.
    #[schema(value_type = Status)]
    pub status: String,
    /// Zero all over when it was cancelled before.
    pub told: NotifiedCounts,
}

/// Cancel a session with all its bookings, and tell everybody.
#[utoipa::path(
    post, path = "/sessions/{sessionId}/cancellation", tag = "sessions",
    params(("sessionId" = Uuid, Path)), request_body = CancellationRequest,
    responses(
        (status = 200, description = "Called off", body = CancelledSession)
    )
)]
pub async fn cancel(
    can: Can<rights::PublishSessions>,
    state: web::Data<AppState>,
    request: HttpRequest,
    body: Body<CancellationRequest>,
) -> Result<HttpResponse, Problem> {
    let now = state.clock.now();
    let CancellableSession {
        session: target,
        language,
    } = {
        let mut conn = state.db.get().await?;
        session_to_cancel(&mut conn, &can, path_id(&request, "sessionId")).await?
    };
    let reason = parse_reason(body.read()?.reason, language)?;
    let (staff, shared) = (can.staff(), state.get_ref().clone());
    run_detached(async move {
        let mut conn = shared.db.get().await?;
        let told = cancel_session(&mut conn, &target, &reason, staff, now).await?;
        shared.letters.notify_one();
        let version = session::load(&mut conn, target.id)
            .await?
            .map_or(target.version, |now| now.version);
        Ok(VersionedView {
            version,
            view: CancelledSession {
                id: target.id.into(),
                status: "cancelled".to_owned(),
                told,
            },
        })
    })
    .await
    .map(|cancelled| cancelled.ok())
}
