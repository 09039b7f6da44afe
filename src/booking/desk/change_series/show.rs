//! `GET /{lang}/desk/series/{seriesId}/change`: the form with what the first session to come is now.

use actix_web::{HttpRequest, HttpResponse, web};

use super::screen::{SeriesChangeInput, SeriesChangeScreen};
use crate::platform::auth::{Can, rights};
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::ui::HtmlPage;

pub async fn show(
    can: Can<rights::DraftSessions>,
    state: web::Data<AppState>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let mut conn = state.db.get().await?;
    let screen = SeriesChangeScreen::load(&mut conn, &state, &request, &can.scope()).await?;
    Ok(HtmlPage::private(screen.page(&SeriesChangeInput::default())).answer())
}
