//! `/problems/{name}`: what a kind of problem means; the API's problems link to it as their `type`.

use actix_web::{HttpRequest, HttpResponse, web};

use super::problem_kinds::problem_kinds;
use crate::platform::http::request::language::locale_of;
use crate::platform::http::routing::{Access, Endpoint, get};
use crate::platform::http::static_pages::ProblemPage;
use crate::platform::i18n::localise;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;

#[must_use]
pub fn endpoints() -> Vec<Endpoint> {
    vec![get("/problems/{name}", Access::Public, || web::to(explain))]
}

async fn explain(
    state: web::Data<AppState>,
    request: HttpRequest,
    name: web::Path<String>,
) -> Result<HttpResponse, Problem> {
    let kind = problem_kinds()
        .into_iter()
        .find(|kind| kind.name == name.as_str())
        .ok_or_else(Problem::not_found)?;
    let localised = localise(&Problem::new(kind), locale_of(&request));
    Ok(ProblemPage::new(&state.branding, &localised, None).answer())
}
