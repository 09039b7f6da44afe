//! POST of a new session.

use actix_web::{HttpRequest, HttpResponse, web};
use chrono::{DateTime, Utc};
use diesel_async::AsyncConnection;
use serde_json::json;
use uuid::Uuid;

use super::present;
use crate::platform::auth::{Can, rights};
use crate::platform::db::Conn;
use crate::platform::http::openapi::ProblemDoc;
use crate::platform::http::request::body::Body;
use crate::platform::http::request::idempotency::idempotent;
use crate::platform::http::request::language::locale_of;
use crate::platform::http::request::run_detached;
use crate::platform::http::response::answer;
use crate::platform::idempotency::{Claimed, IdempotentRequest, made_before};
use crate::platform::ids::{StaffId, fresh};
use crate::platform::problem::{Faults, Problem};
use crate::platform::state::AppState;
use crate::session::create::{NewSession, create as create_session};
use crate::session::ground::{Ground, ground, named};
use crate::session::parse::parse;
use crate::session::request::SessionRequest;
use crate::session::view::SessionView;

/// A new session: a draft.
#[utoipa::path(post, path = "/sessions", tag = "sessions", request_body = SessionRequest,
    params(("Idempotency-Key" = Option<String>, Header)),
    responses((status = 201, body = SessionView), (status = "4XX", body = ProblemDoc)))]
pub async fn create(
    can: Can<rights::DraftSessions>,
    state: web::Data<AppState>,
    request: HttpRequest,
    body: Body<SessionRequest>,
) -> Result<HttpResponse, Problem> {
    let wish = body.read()?;
    let once = idempotent(&request, can.staff().to_string(), &json!(wish), &state.keys)?;
    let (scope, locale) = (can.scope(), locale_of(&request));
    let (edit, view, replayed) = run_detached(async move {
        let mut conn = state.db.get().await?;
        let now = state.clock.now();
        if let Some(made) = known(&mut conn, once.as_ref(), now).await? {
            let (edit, view) = present(&mut conn, made, locale, now).await?;
            return Ok((edit, view, true));
        }
        let ground = ground(&mut conn, &wish, &scope).await?;
        let new = plan(&mut conn, &wish, ground, false).await?;
        let (id, replayed) = draft(&mut conn, &new, once.as_ref(), scope.staff, now).await?;
        let (edit, view) = present(&mut conn, id, locale, now).await?;
        Ok((edit, view, replayed))
    })
    .await?;
    let location = format!("/api/v1/sessions/{}", view.id);
    answer::created(edit, &view, &location, replayed)
}

/// What this wish made before: answered whatever has changed around it since.
async fn known(
    conn: &mut Conn,
    once: Option<&IdempotentRequest>,
    now: DateTime<Utc>,
) -> Result<Option<Uuid>, Problem> {
    let Some(once) = once else { return Ok(None) };
    Ok(match once.find_replay(conn, "session", now).await? {
        Some(Claimed::Replay { created_id, .. }) => Some(created_id),
        _ => None,
    })
}

/// Reads everything a request says and names; every fault at once.
pub(in crate::session) async fn plan(
    conn: &mut Conn,
    wish: &SessionRequest,
    ground: Ground,
    meeting: bool,
) -> Result<NewSession, Problem> {
    let parsed = parse(wish, ground.setting(meeting)?);
    let mut faults = Faults::none();
    let plan = faults.take_within("", parsed);
    let named = named(conn, wish, &ground, &mut faults).await?;
    match plan {
        Some(plan) if faults.is_empty() => Ok(NewSession {
            ground,
            plan,
            named,
        }),
        _ => Err(faults.into()),
    }
}

/// Writes a draft once.
pub(in crate::session) async fn draft(
    conn: &mut Conn,
    new: &NewSession,
    once: Option<&IdempotentRequest>,
    by: StaffId,
    now: DateTime<Utc>,
) -> Result<(Uuid, bool), Problem> {
    conn.transaction::<_, Problem, _>(async |conn| {
        let id = fresh();
        let owner = Some(new.ground.owner.id);
        if let Some(made) = made_before(once, conn, "session", owner, id, now).await? {
            return Ok((made, true));
        }
        create_session(conn, id, new, by, now).await?;
        Ok((id, false))
    })
    .await
}
