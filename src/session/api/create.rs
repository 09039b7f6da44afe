//! POST of a new session: a draft, made once however often the request is repeated.

use actix_web::{HttpRequest, HttpResponse, web};
use chrono::{DateTime, Utc};
use serde_json::json;

use crate::platform::auth::{Can, rights};
use crate::platform::db::Conn;
use crate::platform::http::request::body::Body;
use crate::platform::http::request::idempotency::idempotent;
use crate::platform::http::request::language::locale_of;
use crate::platform::http::request::run_detached;
use crate::platform::http::response::answer;
use crate::platform::idempotency::{Claimed, IdempotentRequest};
use crate::platform::ids::SessionId;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::session::actions::create::create_once;
use crate::session::plan::new_session::NewSession;
use crate::session::plan::owner::find_owner;
use crate::session::plan::request::SessionRequest;
use crate::session::plan::session_part::SessionPart;
use crate::session::present::assemble::current_view;
use crate::session::present::view::SessionView;

/// Drafts a session.
#[utoipa::path(post, path = "/sessions", tag = "sessions", request_body = SessionRequest,
    responses((status = 201, description = "Made: the session", body = SessionView)))]
pub async fn create(
    can: Can<rights::DraftSessions>,
    state: web::Data<AppState>,
    request: HttpRequest,
    body: Body<SessionRequest>,
) -> Result<HttpResponse, Problem> {
    let input = body.read()?;
    let once = idempotent(
        &request,
        can.staff().to_string(),
        &json!(input),
        &state.keys,
    )?;
    let (scope, locale) = (can.scope(), locale_of(&request));
    let (version, view, replayed) = run_detached(async move {
        let mut conn = state.db.get().await?;
        let now = state.clock.now();
        if let Some(made) = find_replay(&mut conn, once.as_ref(), now).await? {
            let (version, view) = current_view(&mut conn, made, locale, now).await?;
            return Ok((version, view, true));
        }
        let owner = find_owner(&mut conn, &input, &scope).await?;
        let new = NewSession::plan(&mut conn, &input, owner, SessionPart::Whole).await?;
        let drafted = create_once(&mut conn, &new, once.as_ref(), scope.staff, now).await?;
        let (version, view) = current_view(&mut conn, drafted.id, locale, now).await?;
        Ok((version, view, drafted.replayed))
    })
    .await?;
    let location = format!("/api/v1/sessions/{}", view.id);
    answer::created(version, &view, &location, replayed)
}

/// What the same request made before: the answer to a repeat, whatever has changed since.
async fn find_replay(
    conn: &mut Conn,
    once: Option<&IdempotentRequest>,
    now: DateTime<Utc>,
) -> Result<Option<SessionId>, Problem> {
    let Some(once) = once else { return Ok(None) };
    Ok(match once.find_replay(conn, "session", now).await? {
        Some(Claimed::Replay { created_id, .. }) => Some(SessionId(created_id)),
        _ => None,
    })
}
