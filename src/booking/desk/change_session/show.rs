//! `GET /{lang}/desk/sessions/{sessionId}/change`: the form with what the session is now.

use actix_web::{HttpRequest, HttpResponse, web};

use super::screen::{ChangeInput, ChangeScreen};
use crate::booking::access::path_id;
use crate::platform::auth::{Can, Scope, rights};
use crate::platform::db::Conn;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::ui::HtmlPage;
use crate::session;

pub async fn show(
    can: Can<rights::DraftSessions>,
    state: web::Data<AppState>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let mut conn = state.db.get().await?;
    let screen = load(&mut conn, &state, &request, &can.scope()).await?;
    Ok(HtmlPage::private(screen.page(&ChangeInput::default())).answer())
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
