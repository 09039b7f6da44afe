//! POST of a new session: a draft, made once however often the request is repeated.

use actix_web::{HttpRequest, HttpResponse, web};
use chrono::{DateTime, Utc};
use serde_json::json;

use crate::platform::auth::{Can, Scope, rights};
use crate::platform::db::Conn;
use crate::platform::http::request::body::Body;
use crate::platform::http::request::idempotency::idempotent;
use crate::platform::http::request::language::locale_of;
use crate::platform::http::request::run_detached;
use crate::platform::http::response::answer;
use crate::platform::i18n::Locale;
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
    let made = run_detached(async move {
        let mut conn = state.db.get().await?;
        let now = state.clock.now();
        if let Some(made) = find_replay(&mut conn, once.as_ref(), now).await? {
            let (version, view) = current_view(&mut conn, made, locale, now).await?;
            return Ok(Made::again(version, view));
        }
        plan_and_create(&mut conn, &input, &scope, once.as_ref(), (locale, now)).await
    })
    .await?;
    let location = format!("/api/v1/sessions/{}", made.view.id);
    answer::created(made.version, &made.view, &location, made.replayed)
}

/// A draft as it is now, and whether an earlier request with the same key has created it.
pub(super) struct Made {
    pub version: i32,
    pub view: SessionView,
    pub replayed: bool,
}

impl Made {
    pub fn again(version: i32, view: SessionView) -> Self {
        Self {
            version,
            view,
            replayed: true,
        }
    }
}

/// Drafts what a request asks for.
pub(super) async fn plan_and_create(
    conn: &mut Conn,
    input: &SessionRequest,
    scope: &Scope,
    once: Option<&IdempotentRequest>,
    (locale, now): (Locale, DateTime<Utc>),
) -> Result<Made, Problem> {
    let owner = find_owner(conn, input, scope).await?;
    let new = NewSession::plan(conn, input, owner, SessionPart::Whole).await?;
    let drafted = create_once(conn, &new, once, scope.staff, now).await?;
    let (version, view) = current_view(conn, drafted.id, locale, now).await?;
    Ok(Made {
        version,
        view,
        replayed: drafted.replayed,
    })
}

/// What the same request made before: the answer to a repeat, whatever has changed since.
pub(super) async fn find_replay(
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
