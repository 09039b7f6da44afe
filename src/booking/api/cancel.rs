//! Calling off a session with everybody in it.

use actix_web::{HttpRequest, HttpResponse, web};
use diesel_async::AsyncPgConnection;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{id_of, tagged};
use crate::booking::cancel_session::{Told, cancel_session};
use crate::organisation;
use crate::platform::auth::{Can, rights};
use crate::platform::http::openapi::ProblemDoc;
use crate::platform::http::request::body::Body;
use crate::platform::http::request::run_detached;
use crate::platform::problem::{Faults, Problem};
use crate::platform::state::AppState;
use crate::platform::text::{LanguageTag, LocalText};
use crate::session::{self, Session};

/// Why a session is called off.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CancellationRequest {
    /// One text, or a text per language tag; everybody booked reads it.
    #[schema(value_type = Object)]
    pub reason: Value,
}

/// A session called off, and who was told how.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct CancelledSession {
    /// The session.
    pub id: Uuid,
    /// `cancelled`.
    pub status: String,
    /// Zero all over when it was cancelled before.
    pub told: Told,
}

/// Cancel a session with all its bookings, and tell everybody.
#[utoipa::path(
    post, path = "/sessions/{sessionId}/cancellation", tag = "sessions",
    params(("sessionId" = Uuid, Path)), request_body = CancellationRequest,
    responses(
        (status = 200, description = "Called off", body = CancelledSession),
        (status = "4XX", description = "Why not", body = ProblemDoc)
    )
)]
pub async fn session(
    can: Can<rights::PublishSessions>,
    state: web::Data<AppState>,
    request: HttpRequest,
    body: Body<CancellationRequest>,
) -> Result<HttpResponse, Problem> {
    let now = state.clock.now();
    let (target, language) = {
        let mut conn = state.db.get().await?;
        to_cancel(&mut conn, &can, id_of(&request, "sessionId")).await?
    };
    let reason = read_reason(body.read()?.reason, language)?;
    let (staff, shared) = (can.staff(), state.get_ref().clone());
    run_detached(async move {
        let mut conn = shared.db.get().await?;
        let told = cancel_session(&mut conn, &target, &reason, staff, now).await?;
        shared.letters.notify_one();
        let edit = session::load(&mut conn, target.id)
            .await?
            .map_or(target.edit, |now| now.edit);
        Ok((
            edit,
            CancelledSession {
                id: target.id,
                status: "cancelled".to_owned(),
                told,
            },
        ))
    })
    .await
    .map(|(edit, view)| tagged(HttpResponse::Ok(), edit, &view))
}

/// The session, if this person may call it off, and the language its owner writes in first.
///
/// # Errors
/// 404 outside the right's reach.
pub(in crate::booking) async fn to_cancel(
    conn: &mut AsyncPgConnection,
    can: &Can<rights::PublishSessions>,
    id: Option<Uuid>,
) -> Result<(Session, LanguageTag), Problem> {
    let target = session::load(conn, id.ok_or_else(Problem::not_found)?)
        .await?
        .ok_or_else(Problem::not_found)?;
    let seen = session::target(conn, &target, can.staff()).await?;
    if !can.scope().covers(seen) {
        return Err(Problem::not_found());
    }
    let language = organisation::language_of(conn, target.organisation_id).await?;
    Ok((target, language))
}

/// Reads why.
///
/// # Errors
/// 422 at `/reason`.
pub(in crate::booking) fn read_reason(
    reason: Value,
    language: LanguageTag,
) -> Result<LocalText, Problem> {
    let mut faults = Faults::none();
    let read = LocalText::parse(reason, language, 500, true);
    faults
        .take_within("/reason", read)
        .ok_or_else(|| Problem::faults(faults))
}
