//! `/{lang}/desk/call-tasks`: the page as it is asked for, or shown again after a form.

use actix_web::{HttpRequest, HttpResponse, web};
use diesel_async::AsyncPgConnection;

use super::input::CallInput;
use super::screen::CallsScreen;
use crate::booking::calls::record_look;
use crate::platform::auth::{Can, rights};
use crate::platform::http::response::refused_page;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::ui::HtmlPage;

pub async fn show(
    can: Can<rights::ServePeople>,
    state: web::Data<AppState>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let mut conn = state.db.get().await?;
    answer(&mut conn, &state, &request, &can, CallInput::default()).await
}

/// The page, with why something could not be done.
///
/// # Errors
/// 404 for a session outside the right's reach.
pub async fn answer(
    conn: &mut AsyncPgConnection,
    state: &AppState,
    request: &HttpRequest,
    can: &Can<rights::ServePeople>,
    input: CallInput,
) -> Result<HttpResponse, Problem> {
    let screen = CallsScreen::load(conn, state, request, can).await?;
    record_look(conn, &screen.filter, state.clock.now()).await?;
    let answer = HtmlPage::private(screen.page(&input)).answer();
    Ok(match &input.problem {
        None => answer,
        Some(problem) => refused_page(answer, problem),
    })
}

/// The page again with what was typed.
///
/// # Errors
/// Any problem that the page cannot explain.
pub async fn redisplay(
    state: &AppState,
    request: &HttpRequest,
    can: &Can<rights::ServePeople>,
    problem: Problem,
    note: String,
) -> Result<HttpResponse, Problem> {
    if ![409, 422, 401].contains(&problem.kind.status) {
        return Err(problem);
    }
    let mut conn = state.db.get().await?;
    let input = CallInput {
        note,
        problem: Some(problem),
    };
    answer(&mut conn, state, request, can, input).await
}
