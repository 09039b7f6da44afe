//! Where people arrive: `/` leads to the start page in the browser's language, and `/{lang}/desk` to where the work
//! of whoever is signed in begins. Nobody arrives at an empty list or at a page they may not see.

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;

use crate::platform::auth::{Actor, Caller, Permission};
use crate::platform::http::request::language::locale_of;
use crate::platform::http::routing::{Access, Endpoint, get};
use crate::platform::input::query::Query;
use crate::platform::problem::{Problem, SIGN_IN_FIRST};
use crate::platform::state::AppState;
use crate::platform::ui::{DeskNavigation, HtmlPage, Layout, StaffTab};

#[must_use]
pub fn endpoints() -> Vec<Endpoint> {
    vec![
        get("/", Access::Public, || web::to(redirect_to_start_page)),
        get("/{lang}/desk", Access::SignedIn, || {
            web::to(redirect_to_own_page)
        }),
    ]
}

async fn redirect_to_start_page(request: HttpRequest) -> HttpResponse {
    let language = locale_of(&request).tag();
    HttpResponse::SeeOther()
        .insert_header(("Location", format!("/{language}/")))
        .insert_header(("Vary", "Accept-Language"))
        .finish()
}

/// For an account that nobody has given a task yet.
#[derive(Template)]
#[template(path = "staff/no_tasks.html")]
pub struct NoTasksPage {
    pub l: Layout,
}

async fn redirect_to_own_page(
    caller: Caller,
    state: web::Data<AppState>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let actor = caller.0.ok_or_else(|| Problem::new(&SIGN_IN_FIRST))?;
    let layout = Layout::asked(&request, &state, "/desk")?;
    let tabs = StaffTab::of(&actor);
    let landing = StaffTab::landing(&tabs, has_sessions(&actor, &request));
    let own = landing.map(|tab| layout.tab_url(tab));
    let Some(path) = asked_before(&request, &layout, &tabs).or(own) else {
        let title = layout.t("no-tasks-title").into_owned();
        let l = Layout { title, ..layout };
        return Ok(HtmlPage::private(NoTasksPage { l }).answer());
    };
    Ok(HttpResponse::SeeOther()
        .insert_header((header::LOCATION, path))
        .finish())
}

/// Whether sessions lie within reach: at a venue, or those that the person helps at.
fn has_sessions(actor: &Actor, request: &HttpRequest) -> bool {
    let own = actor.scope(Permission::ReadRoster).own_sessions;
    own || !DeskNavigation::of(request).venues.is_empty()
}

/// Where an address of before leads: the plan, and the list of what waits to be counted, stood here.
fn asked_before(request: &HttpRequest, layout: &Layout, tabs: &[StaffTab]) -> Option<String> {
    let query = Query::lenient(request);
    let tab = match (query.get("toCount"), query.get("from")) {
        (Some("true"), _) => StaffTab::ToCount,
        (_, Some(_)) => StaffTab::Plan,
        _ => return None,
    };
    let kept = ["from", "done"].into_iter();
    let kept = kept.filter_map(|name| Some((name, query.get(name)?)));
    let kept: Vec<(&str, &str)> = kept.collect();
    tabs.contains(&tab)
        .then(|| layout.at_venue(tab.path(), &kept))
}
