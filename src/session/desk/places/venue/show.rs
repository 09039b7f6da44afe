//! `GET /{lang}/desk/venues/{venueId}`.

use actix_web::{HttpRequest, HttpResponse, web};

use super::screen::VenueScreen;
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
    let mut conn = state.db.get().await?;
    let screen = VenueScreen::load(&mut conn, &state, &request, can.actor()).await?;
    let query = Query::lenient(&request);
    let notice = query.get("done").and_then(|what| screen.layout.done(what));
    Ok(HtmlPage::private(screen.page(notice, None)).answer())
}
