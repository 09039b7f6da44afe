//! `/problems/{name}`: what a kind of problem means, for people and as the `type` of the API's
//! problems; and the page a person gets instead of what was asked for.

use actix_web::{HttpRequest, HttpResponse, web};

use crate::platform::http::endpoint::{Access, Endpoint, get};
use crate::platform::http::page::{Layout, Page};
use crate::platform::http::problem::Problem;
use crate::platform::http::render::{RequestId, Spoken, locale_of, speak};
use crate::platform::http::standing::ProblemPage;

/// The catalogue.
#[must_use]
pub fn endpoints() -> Vec<Endpoint> {
    vec![get("/problems/{name}", Access::Public, || web::to(explain))]
}

async fn explain(request: HttpRequest, name: web::Path<String>) -> Result<HttpResponse, Problem> {
    let kind = super::problem_kinds()
        .into_iter()
        .find(|kind| kind.name == name.as_str())
        .ok_or_else(Problem::not_found)?;
    let spoken = speak(
        &Problem::new(kind),
        locale_of(&request),
        &RequestId(String::new()),
    );
    Ok(draw(&spoken))
}

/// The page of a problem. Its links in other languages go to the start: the page that was asked for
/// may not exist in them either.
pub fn draw(spoken: &Spoken) -> HttpResponse {
    let said = spoken.instance.strip_prefix("urn:uuid:").map(str::to_owned);
    Page::private(ProblemPage {
        l: Layout::new(spoken.locale, "/", spoken.title.clone()),
        detail: spoken.detail.clone(),
        lines: Vec::new(),
        id: said.filter(|id| !id.is_empty()),
    })
    .answer()
}
