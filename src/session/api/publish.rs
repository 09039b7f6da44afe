//! POST of the steps towards the public: proposal and publication.
//! Where the owner reserves publication, only a coordinator publishes.

use actix_web::{HttpRequest, HttpResponse, web};
use diesel_async::AsyncConnection;

use crate::platform::auth::{Can, rights};
use crate::platform::db::Conn;
use crate::platform::http::request::body::{Body, Empty};
use crate::platform::http::request::language::locale_of;
use crate::platform::http::request::run_detached;
use crate::platform::http::response::answer;
use crate::platform::ids::StaffId;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::session::access::{find_within, may_publish};
use crate::session::actions::publish::{self, PublicationStep};
use crate::session::model::Session;
use crate::session::present::assemble::current_view;
use crate::session::present::view::SessionView;

/// Proposes a draft to whoever may publish it.
#[utoipa::path(post, path = "/sessions/{sessionId}/proposal", tag = "sessions",
    params(("sessionId" = Uuid, Path)), request_body = Option<Empty>,
    responses((status = 200, description = "The session", body = SessionView)))]
pub async fn propose(
    can: Can<rights::DraftSessions>,
    state: web::Data<AppState>,
    id: web::Path<String>,
    request: HttpRequest,
    body: Body<Empty>,
) -> Result<HttpResponse, Problem> {
    let mut conn = state.db.get().await?;
    let session = find_within(&mut conn, &id, &can.scope()).await?;
    body.read_or_default()?;
    take_step(
        state,
        conn,
        session,
        PublicationStep::Propose,
        can.staff(),
        &request,
    )
    .await
}

/// Publishes a session to its audience.
#[utoipa::path(post, path = "/sessions/{sessionId}/publication", tag = "sessions",
    params(("sessionId" = Uuid, Path)), request_body = Option<Empty>,
    responses((status = 200, description = "The session", body = SessionView)))]
pub async fn publish(
    can: Can<rights::PublishSessions>,
    state: web::Data<AppState>,
    id: web::Path<String>,
    request: HttpRequest,
    body: Body<Empty>,
) -> Result<HttpResponse, Problem> {
    let mut conn = state.db.get().await?;
    let session = find_within(&mut conn, &id, &can.scope()).await?;
    body.read_or_default()?;
    may_publish(&mut conn, &session, can.actor()).await?;
    take_step(
        state,
        conn,
        session,
        PublicationStep::Publish,
        can.staff(),
        &request,
    )
    .await
}

async fn take_step(
    state: web::Data<AppState>,
    mut conn: Conn,
    session: Session,
    step: PublicationStep,
    by: StaffId,
    request: &HttpRequest,
) -> Result<HttpResponse, Problem> {
    let locale = locale_of(request);
    let (version, view) = run_detached(async move {
        let now = state.clock.now();
        conn.transaction::<_, Problem, _>(async |conn| {
            publish::take_step(conn, &session, step, by, now).await
        })
        .await?;
        current_view(&mut conn, session.id, locale, now).await
    })
    .await?;
    answer::changed(version, &view)
}
