//! PATCH of a session: a merge patch against the version in `If-Match`.
//! Everything it refers to is found before the transaction begins.

use actix_web::{HttpRequest, HttpResponse, web};
use diesel_async::AsyncConnection;

use crate::platform::audit;
use crate::platform::auth::{Can, Scope, rights};
use crate::platform::db::Conn;
use crate::platform::http::openapi::ProblemDoc;
use crate::platform::http::request::body::{self, Body};
use crate::platform::http::request::language::locale_of;
use crate::platform::http::request::run_detached;
use crate::platform::http::response::{answer, etag};
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::session::access::find_within;
use crate::session::actions::change::{MeetingResources, SessionChange, change as change_session};
use crate::session::list::related::related_to;
use crate::session::list::rows::{SessionRow, load_row};
use crate::session::model::Session;
use crate::session::plan::current::CurrentSession;
use crate::session::plan::new_session::NewSession;
use crate::session::plan::owner::{SessionOwner, find_owner};
use crate::session::plan::patch::{Patch, apply_patch};
use crate::session::plan::request::SessionRequest;
use crate::session::plan::session_part::SessionPart;
use crate::session::present::assemble::current_view;
use crate::session::present::view::SessionView;
use crate::session::query;

/// Changes a session: a merge patch, against the version in `If-Match`.
#[utoipa::path(patch, path = "/sessions/{sessionId}", tag = "sessions",
    params(("sessionId" = Uuid, Path), ("If-Match" = String, Header)), request_body = SessionRequest,
    responses((status = 200, body = SessionView), (status = "4XX", body = ProblemDoc)))]
pub async fn change(
    can: Can<rights::DraftSessions>,
    state: web::Data<AppState>,
    id: web::Path<String>,
    request: HttpRequest,
    body: Body<Patch>,
) -> Result<HttpResponse, Problem> {
    let scope = can.scope();
    let mut conn = state.db.get().await?;
    let session = find_within(&mut conn, &id, &scope).await?;
    let version = etag::wanted_version(&request)?;
    etag::require_version(version, session.version)?;
    let patch = body.read_patch()?;
    let locale = locale_of(&request);
    let (version, view) = run_detached(async move {
        let now = state.clock.now();
        if let Some(planned) = plan_change(&mut conn, &session, patch, version, &scope).await? {
            conn.transaction::<_, Problem, _>(async |conn| {
                change_session(conn, session.id, &planned, scope.staff, now).await
            })
            .await?;
            state.seats_freed.notify_one();
        }
        current_view(&mut conn, session.id, locale, now).await
    })
    .await?;
    answer::changed(version, &view)
}

/// `None` where the patch changes nothing.
async fn plan_change(
    conn: &mut Conn,
    session: &Session,
    patch: Patch,
    version: i32,
    scope: &Scope,
) -> Result<Option<SessionChange>, Problem> {
    let changes = |names: &[&str]| names.iter().any(|name| patch.contains_key(*name));
    let changes_venue = changes(&["venueId"]);
    let meeting_resources = match changes(&["room", "helpers", "venueId"]) {
        true => MeetingResources::FollowCourse,
        false => MeetingResources::Keep,
    };
    let facts = audit::members(&patch);
    let found = load_row(conn, session.id).await?;
    let row = found.ok_or_else(Problem::not_found)?;
    let Some(request) = patched_request(conn, &row, patch).await? else {
        return Ok(None);
    };
    let owner = if changes_venue {
        find_owner(conn, &request, scope).await?
    } else {
        SessionOwner {
            venue: row.venue,
            organisation: row.owner,
        }
    };
    let new = NewSession::plan(conn, &request, owner, SessionPart::of(session)).await?;
    Ok(Some(SessionChange {
        new,
        version,
        meeting_resources,
        facts,
    }))
}

/// The request that would make the patched session; `None` where it is the same.
async fn patched_request(
    conn: &mut Conn,
    row: &SessionRow,
    patch: Patch,
) -> Result<Option<SessionRequest>, Problem> {
    let id = row.session.id;
    let related = related_to(conn, std::slice::from_ref(row)).await?;
    let helpers = query::helpers(conn, id).await?;
    let current = CurrentSession {
        row,
        related: &related,
        helpers: &helpers,
    };
    let Some(request) = apply_patch(&current, patch)? else {
        return Ok(None);
    };
    body::parse(&serde_json::to_vec(&request).map_err(Problem::internal)?).map(Some)
}
