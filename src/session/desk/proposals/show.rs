//! `GET /{lang}/desk/proposals`.

use actix_web::{HttpRequest, HttpResponse, web};

use super::screen::{Chosen, ProposalsScreen};
use crate::platform::auth::{Can, rights};
use crate::platform::input::query::Query;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::ui::{HtmlPage, Layout};

/// After the language.
pub const PATH: &str = "/desk/proposals";

pub async fn show(
    can: Can<rights::PublishSessions>,
    state: web::Data<AppState>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let layout = Layout::asked(&request, &state, PATH)?;
    let mut conn = state.db.get().await?;
    let screen = ProposalsScreen::load(&mut conn, can.actor(), state.clock.now()).await?;
    let query = Query::lenient(&request);
    let notice = query.get("done").and_then(|what| layout.done(what));
    Ok(HtmlPage::private(screen.page(layout, &Chosen::default(), notice)).answer())
}
