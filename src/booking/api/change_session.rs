//! `PATCH /sessions/{sessionId}` and `POST …/change-preview`: a session changed with everybody told, and
//! what that would be.

use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;
use serde_json::{Map, Value};
use utoipa::ToSchema;

use crate::booking::access::path_id;
use crate::booking::actions::{
    ChangeOutcome, ChangePreview, NotifiedCounts, change_session, plan_session_change,
    preview_change,
};
use crate::platform::auth::{Can, Scope, rights};
use crate::platform::db::Conn;
use crate::platform::http::openapi::ProblemDoc;
use crate::platform::http::request::body::Body;
use crate::platform::http::request::language::locale_of;
use crate::platform::http::request::run_detached;
use crate::platform::http::response::{answer, etag, problem_members};
use crate::platform::i18n::localise;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::session::{self, Patch, Session, SessionPatch, SessionView, current_view};

/// A changed session, and who was told of it.
#[derive(Debug, Serialize, ToSchema)]
pub struct ChangedSession {
    #[serde(flatten)]
    pub session: SessionView,
    /// Zero all over where neither time, day, place, room nor mode changed.
    pub told: NotifiedCounts,
}

/// Who would be told of a change.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ChangePreviewView {
    #[serde(flatten)]
    pub told: NotifiedCounts,
    /// How many of them stand in the waiting list.
    #[schema(minimum = 0)]
    pub waiting: i64,
    /// The problem that the change would be answered with.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<ProblemDoc>)]
    pub refused: Option<Map<String, Value>>,
}

/// Changes a session: a merge patch, against the version in `If-Match`. Everybody booked is told of a
/// new time, day, place, room or mode.
#[utoipa::path(patch, path = "/sessions/{sessionId}", tag = "sessions",
    params(("sessionId" = Uuid, Path)), request_body = SessionPatch,
    responses((status = 200, description = "The session as it is now, and who was told", body = ChangedSession)))]
pub async fn change(
    can: Can<rights::DraftSessions>,
    state: web::Data<AppState>,
    request: HttpRequest,
    body: Body<Patch>,
) -> Result<HttpResponse, Problem> {
    let scope = can.scope();
    let mut conn = state.db.get().await?;
    let session = session_to_change(&mut conn, &request, &scope).await?;
    etag::matched_version(&request, session.version)?;
    let patch = body.read_patch()?;
    let locale = locale_of(&request);
    let (version, view) = run_detached(async move {
        let now = state.clock.now();
        let mut outcome = ChangeOutcome::default();
        if let Some(planned) = plan_session_change(&mut conn, &session, patch, &scope).await? {
            let staff = scope.staff;
            outcome = change_session(&mut conn, session.id, &planned, staff, now).await?;
            state.seats_freed.notify_one();
            state.letters.notify_one();
        }
        let (version, session) = current_view(&mut conn, session.id, locale, now).await?;
        let told = outcome.notified;
        Ok((version, ChangedSession { session, told }))
    })
    .await?;
    answer::changed_and_told(version, &view.session, &view)
}

/// What a change of a session would do: who would be told, and what speaks against it. Takes the body of
/// the PATCH and writes nothing.
#[utoipa::path(post, path = "/sessions/{sessionId}/change-preview", tag = "sessions",
    params(("sessionId" = Uuid, Path)), request_body = SessionPatch,
    responses((status = 200, description = "What the change would do", body = ChangePreviewView)))]
pub async fn preview(
    can: Can<rights::DraftSessions>,
    state: web::Data<AppState>,
    request: HttpRequest,
    body: Body<Patch>,
) -> Result<HttpResponse, Problem> {
    let scope = can.scope();
    let mut conn = state.db.get().await?;
    let session = session_to_change(&mut conn, &request, &scope).await?;
    let now = state.clock.now();
    let found = match plan_session_change(&mut conn, &session, body.read_patch()?, &scope).await? {
        Some(planned) => preview_change(&mut conn, session.id, &planned, scope.staff, now).await?,
        None => ChangePreview::default(),
    };
    let view = ChangePreviewView {
        told: found.outcome.notified,
        waiting: found.outcome.waiting,
        refused: found.refused.map(|problem| {
            let localised = localise(&problem, locale_of(&request));
            problem_members(&problem, &localised)
        }),
    };
    Ok(HttpResponse::Ok().json(view))
}

async fn session_to_change(
    conn: &mut Conn,
    request: &HttpRequest,
    scope: &Scope,
) -> Result<Session, Problem> {
    let id = path_id(request, "sessionId").ok_or_else(Problem::not_found)?;
    session::load_within(conn, id, scope)
        .await?
        .ok_or_else(Problem::not_found)
}
