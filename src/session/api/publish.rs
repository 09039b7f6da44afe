//! The steps from a draft to what its audience sees.

use actix_web::{HttpRequest, HttpResponse, web};
use diesel_async::{AsyncConnection, AsyncPgConnection};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{present, within};
use crate::organisation::organisation_named;
use crate::platform::auth::{Actor, Can, Permission, rights};
use crate::platform::db::Conn;
use crate::platform::http::openapi::ProblemDoc;
use crate::platform::http::request::body::Body;
use crate::platform::http::request::language::locale_of;
use crate::platform::http::request::run_detached;
use crate::platform::http::response::answer;
use crate::platform::ids::StaffId;
use crate::platform::problem::{NOT_ALLOWED, Problem};
use crate::platform::state::AppState;
use crate::session::Session;
use crate::session::publish::{Step, step};
use crate::session::view::SessionView;

/// The body of an action that takes nothing.
#[derive(Debug, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Nothing {}

/// Proposes a draft to whoever may publish it.
#[utoipa::path(post, path = "/sessions/{sessionId}/proposal", tag = "sessions",
    params(("sessionId" = Uuid, Path)),
    responses((status = 200, body = SessionView), (status = "4XX", body = ProblemDoc)))]
pub async fn propose(
    can: Can<rights::DraftSessions>,
    state: web::Data<AppState>,
    id: web::Path<String>,
    request: HttpRequest,
    body: Body<Nothing>,
) -> Result<HttpResponse, Problem> {
    let mut conn = state.db.get().await?;
    let session = within(&mut conn, &id, &can.scope()).await?;
    body.read_or_default()?;
    take_step(state, (conn, session), Step::Propose, can.staff(), &request).await
}

/// Publishes a session to its audience.
#[utoipa::path(post, path = "/sessions/{sessionId}/publication", tag = "sessions",
    params(("sessionId" = Uuid, Path)),
    responses((status = 200, body = SessionView), (status = "4XX", body = ProblemDoc)))]
pub async fn publish(
    can: Can<rights::PublishSessions>,
    state: web::Data<AppState>,
    id: web::Path<String>,
    request: HttpRequest,
    body: Body<Nothing>,
) -> Result<HttpResponse, Problem> {
    let mut conn = state.db.get().await?;
    let session = within(&mut conn, &id, &can.scope()).await?;
    body.read_or_default()?;
    may_publish(&mut conn, &session, can.actor()).await?;
    take_step(state, (conn, session), Step::Publish, can.staff(), &request).await
}

/// Where the owner reserves publication, a coordinator's right is needed.
///
/// # Errors
/// 403.
pub async fn may_publish(
    conn: &mut AsyncPgConnection,
    session: &Session,
    actor: &Actor,
) -> Result<(), Problem> {
    let owner = session.organisation_id.to_string();
    let owner = organisation_named(conn, &owner).await?;
    let reserved = owner.is_some_and(|owner| owner.publication_reserved);
    let coordinator = actor.scope(Permission::Administer);
    if reserved && !coordinator.covers(session.target(false)) {
        return Err(Problem::new(&NOT_ALLOWED));
    }
    Ok(())
}

async fn take_step(
    state: web::Data<AppState>,
    (mut conn, session): (Conn, Session),
    wanted: Step,
    by: StaffId,
    request: &HttpRequest,
) -> Result<HttpResponse, Problem> {
    let locale = locale_of(request);
    let (edit, view) = run_detached(async move {
        let now = state.clock.now();
        conn.transaction::<_, Problem, _>(async |conn| step(conn, &session, wanted, by, now).await)
            .await?;
        present(&mut conn, session.id, locale, now).await
    })
    .await?;
    answer::changed(edit, &view)
}
