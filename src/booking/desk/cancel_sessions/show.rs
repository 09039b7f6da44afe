//! `GET /{lang}/desk/cancellations`: the page as it is asked for. Whoever serves people and may not cancel is told whom
//! to ring.

use actix_web::{HttpRequest, HttpResponse, web};
use chrono::{DateTime, Utc};

use super::chosen::Chosen;
use super::form::CancelForm;
use super::screen::{CancelInput, CancelScreen};
use crate::booking::desk::ask_planners::ask_planners;
use crate::booking::desk::paths::CANCELLATIONS;
use crate::platform::auth::{Can, Permission, rights};
use crate::platform::input::query::Query;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::time;
use crate::platform::ui::{HtmlPage, Layout};

pub async fn show(
    can: Can<rights::ServePeople>,
    state: web::Data<AppState>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let mut conn = state.db.get().await?;
    let query = Query::lenient(&request);
    let layout = layout(&request, &state)?;
    if !can.actor().may(Permission::PublishSessions) {
        let title = "cancel-several-title";
        let asked = query.get("venue");
        return ask_planners(&mut conn, layout, can.actor(), title, asked).await;
    }
    let scope = can.actor().scope(Permission::PublishSessions);
    let chosen = chosen(&query, state.clock.now());
    let screen = CancelScreen::load(&mut conn, &scope, chosen, state.clock.now()).await?;
    let input = CancelInput {
        form: CancelForm::of_all(&screen.open, &screen.languages),
        notice: query.get("done").and_then(|what| layout.done(what)),
        ..CancelInput::default()
    };
    Ok(HtmlPage::private(screen.page(layout, &input)).answer())
}

/// The page's own frame.
pub fn layout(request: &HttpRequest, state: &AppState) -> Result<Layout, Problem> {
    let query = request.query_string();
    let path = match query.is_empty() {
        true => CANCELLATIONS.to_owned(),
        false => format!("{CANCELLATIONS}?{query}"),
    };
    Layout::asked(request, state, path)
}

fn chosen(query: &Query, now: DateTime<Utc>) -> Chosen {
    Chosen::of_query(query).or_today(time::today(now))
}
