//! `GET /{lang}/desk/substitutions`: the page as it is asked for. Whoever serves people and may not plan is told whom to
//! ring.

use actix_web::{HttpRequest, HttpResponse, web};

use super::chosen::Chosen;
use super::screen::{SubstitutionsInput, SubstitutionsScreen};
use crate::booking::desk::ask_planners::ask_planners;
use crate::booking::desk::paths::SUBSTITUTIONS;
use crate::platform::auth::{Can, Permission, rights};
use crate::platform::http::response::refused_page;
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
    let (query, now) = (Query::lenient(&request), state.clock.now());
    let layout = layout(&request, &state)?;
    if !can.actor().may(Permission::PublishSessions) {
        let (title, venue) = ("substitutions-title", query.get("venue"));
        return ask_planners(&mut conn, layout, can.actor(), title, venue).await;
    }
    let scope = can.actor().scope(Permission::PublishSessions);
    let chosen = Chosen::of_query(&query).or_today(time::today(now));
    let screen = SubstitutionsScreen::load(&mut conn, &scope, chosen, now).await?;
    let input = SubstitutionsInput {
        decided: screen.proposed(),
        notice: query.get("done").and_then(|what| layout.done(what)),
        problem: None,
    };
    Ok(answer(layout, &screen, &input))
}

/// The page's own frame.
pub fn layout(request: &HttpRequest, state: &AppState) -> Result<Layout, Problem> {
    let query = request.query_string();
    let path = match query.is_empty() {
        true => SUBSTITUTIONS.to_owned(),
        false => format!("{SUBSTITUTIONS}?{query}"),
    };
    Layout::asked(request, state, path)
}

/// The page, with the status of what was refused.
pub fn answer(
    layout: Layout,
    screen: &SubstitutionsScreen,
    input: &SubstitutionsInput,
) -> HttpResponse {
    let page = HtmlPage::private(screen.page(layout, input)).answer();
    match &input.problem {
        None => page,
        Some(problem) => refused_page(page, problem),
    }
}
