//! `/problems/{name}`: what a kind of problem means; the API's problems link to it as their `type`.
//! Also the page that a person gets instead of the one asked for.

use actix_web::{HttpRequest, HttpResponse, web};

use super::problem_kinds::problem_kinds;
use crate::platform::http::request::RequestId;
use crate::platform::http::request::language::locale_of;
use crate::platform::http::routing::{Access, Endpoint, get};
use crate::platform::http::static_pages::ProblemPage;
use crate::platform::i18n::{LocalisedProblem, localise};
use crate::platform::problem::Problem;
use crate::platform::ui::{HtmlPage, Layout};

#[must_use]
pub fn endpoints() -> Vec<Endpoint> {
    vec![get("/problems/{name}", Access::Public, || web::to(explain))]
}

async fn explain(request: HttpRequest, name: web::Path<String>) -> Result<HttpResponse, Problem> {
    let kind = problem_kinds()
        .into_iter()
        .find(|kind| kind.name == name.as_str())
        .ok_or_else(Problem::not_found)?;
    let localised = localise(&Problem::new(kind), locale_of(&request));
    Ok(draw(&localised, None))
}

/// The page of a problem. Its links to other languages lead to the start page, as the page that was
/// asked for may not exist in them either.
pub fn draw(problem: &LocalisedProblem, request: Option<&RequestId>) -> HttpResponse {
    HtmlPage::private(ProblemPage {
        l: Layout::new(problem.locale, "/", problem.title.clone()),
        detail: problem.detail.clone(),
        lines: Vec::new(),
        id: request.map(|id| id.0.clone()),
    })
    .answer()
}
