//! `GET /{lang}/desk/venues/{venueId}/opening-hours`; `period=` names another week than the usual one.

use actix_web::{HttpRequest, HttpResponse, web};

use super::screen::{OpeningScreen, Which};
use crate::platform::auth::{Can, rights};
use crate::platform::input::query::Query;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::ui::HtmlPage;

pub async fn show(
    can: Can<rights::DraftSessions>,
    state: web::Data<AppState>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let query = Query::lenient(&request);
    let which = Which::of(query.get("period").unwrap_or_default());
    let mut conn = state.db.get().await?;
    let screen = OpeningScreen::load(&mut conn, &state, &request, &can.scope(), which).await?;
    let notice = query.get("done").and_then(|what| screen.layout.done(what));
    Ok(HtmlPage::private(screen.page(&screen.typed(), None, notice)).answer())
}
