//! `GET /{lang}/desk/sessions/{sessionId}/change`: the form with what the session is now. Whoever serves people and may
//! not change it is told whom to ring.

use actix_web::{HttpRequest, HttpResponse, web};

use super::screen::ChangeScreen;
use crate::booking::access::{path_id, session_to_serve};
use crate::booking::desk::ask_planners::ask_planners;
use crate::booking::desk::paths::change_session_path;
use crate::platform::auth::{Can, Permission, Scope, rights};
use crate::platform::db::Conn;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::ui::{HtmlPage, Layout};
use crate::session;

pub async fn show(
    can: Can<rights::ServePeople>,
    state: web::Data<AppState>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let (mut conn, actor) = (state.db.get().await?, can.actor());
    if !actor.may(Permission::DraftSessions) {
        let session = session_to_serve(&mut conn, &can, path_id(&request, "sessionId")).await?;
        let layout = Layout::asked(&request, &state, change_session_path(session.id))?;
        let venue = session.venue_id.to_string();
        return ask_planners(&mut conn, layout, actor, "edit-title", Some(&venue)).await;
    }
    let scope = actor.scope(Permission::DraftSessions);
    let screen = load(&mut conn, &state, &request, &scope).await?;
    Ok(HtmlPage::private(screen.page(&screen.asked())).answer())
}

/// The session of the path as it is now, within the right's reach.
pub async fn load(
    conn: &mut Conn,
    state: &AppState,
    request: &HttpRequest,
    scope: &Scope,
) -> Result<ChangeScreen, Problem> {
    let id = path_id(request, "sessionId").ok_or_else(Problem::not_found)?;
    let session = session::load_within(conn, id, scope).await?;
    let session = session.ok_or_else(Problem::not_found)?;
    ChangeScreen::load(conn, state, request, session, scope, state.clock.now()).await
}
