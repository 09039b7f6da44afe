//! PATCH of a session.

use actix_web::{HttpRequest, HttpResponse, web};
use diesel_async::AsyncConnection;

use super::make::plan;
use super::{present, within};
use crate::platform::audit;
use crate::platform::auth::{Can, Scope, rights};
use crate::platform::db::Conn;
use crate::platform::http::openapi::ProblemDoc;
use crate::platform::http::request::body::Body;
use crate::platform::http::request::language::locale_of;
use crate::platform::http::request::run_detached;
use crate::platform::http::response::{answer, etag};
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::session::beside::{Beside, beside};
use crate::session::change::{Change, change as change_session};
use crate::session::ground::{Ground, ground};
use crate::session::patch::{Patch, patched};
use crate::session::request::SessionRequest;
use crate::session::view::SessionView;
use crate::session::{Session, limits, query};

/// Changes a session: a merge patch, against the edit in `If-Match`.
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
    let session = within(&mut conn, &id, &scope).await?;
    let edit = etag::wanted_version(&request)?;
    etag::require_version(edit, session.edit)?;
    let patch = body.read_patch()?;
    let locale = locale_of(&request);
    let (edit, view) = run_detached(async move {
        let wanted = wanted_change(&mut conn, &session, patch, edit, &scope).await?;
        let now = state.clock.now();
        conn.transaction::<_, Problem, _>(async |conn| {
            change_session(conn, session.id, &wanted, scope.staff, now).await
        })
        .await?;
        state.seats_freed.notify_one();
        present(&mut conn, session.id, locale, now).await
    })
    .await?;
    answer::changed(edit, &view)
}

async fn wanted_change(
    conn: &mut Conn,
    session: &Session,
    patch: Patch,
    edit: i32,
    scope: &Scope,
) -> Result<Change, Problem> {
    let full = query::any_full(conn, session.id)
        .await?
        .ok_or_else(Problem::not_found)?;
    let around: Beside = beside(conn, std::slice::from_ref(&full)).await?;
    let helpers = query::helpers(conn, session.id).await?;
    let resources_too = ["room", "helpers", "venueId"]
        .iter()
        .any(|name| patch.contains_key(*name));
    let moves = patch.contains_key("venueId");
    let facts = audit::members(&patch);
    let limits = limits::of(conn, session.id).await?;
    let wish = patched(&full, &around, (&helpers, &limits), patch)?;
    let ground = if moves {
        ground(conn, &wish, scope).await?
    } else {
        Ground {
            place: full.place,
            owner: full.owner,
        }
    };
    let new = plan(conn, &wish, ground, session.course_id.is_some()).await?;
    Ok(Change {
        new,
        edit,
        resources_too,
        facts,
    })
}
