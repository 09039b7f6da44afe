//! `GET /{lang}/desk/helper-hours`: who is where when, and a form for more.

use actix_web::{HttpRequest, HttpResponse, web};

use super::screen::HoursScreen;
use crate::platform::auth::{Can, rights};
use crate::platform::input::query::Query;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::time::today;
use crate::platform::ui::{HtmlPage, Layout};
use crate::session::helper_hours::request::HelperHoursRequest;

/// After the language.
pub(super) const PATH: &str = "/desk/helper-hours";

pub async fn show(
    can: Can<rights::DraftSessions>,
    state: web::Data<AppState>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let layout = Layout::asked(&request, &state, PATH)?;
    let (mut conn, today) = (state.db.get().await?, today(state.clock.now()));
    let screen = HoursScreen::load(&mut conn, &can.scope(), today).await?;
    let query = Query::lenient(&request);
    let notice = query.get("done").and_then(|what| layout.done(what));
    let empty = HelperHoursRequest::default();
    Ok(HtmlPage::private(screen.page(layout, &empty, None, notice)).answer())
}
