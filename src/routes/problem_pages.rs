//! `/problems/{name}`: what a kind of problem means, for people and as the `type` of the API's
//! problems; and the page a person gets instead of what was asked for.

use actix_web::{HttpRequest, HttpResponse, web};

use crate::platform::http::endpoint::{Access, Endpoint, get};
use crate::platform::http::problem::Problem;
use crate::platform::http::render::{RequestId, Spoken, locale_of, speak};

/// The catalogue.
#[must_use]
pub fn endpoints() -> Vec<Endpoint> {
    vec![get("/problems/{name}", Access::Public, || {
        web::get().to(explain)
    })]
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
    Ok(draw(&request, &spoken))
}

/// The page of a problem.
pub fn draw(_request: &HttpRequest, spoken: &Spoken) -> HttpResponse {
    let escape = |text: &str| {
        text.replace('&', "&amp;")
            .replace('<', "&lt;")
            .replace('>', "&gt;")
    };
    HttpResponse::Ok()
        .content_type("text/html; charset=utf-8")
        .body(format!(
            "<!doctype html><html lang=\"{}\"><title>{}</title><h1>{}</h1><p>{}</p>",
            spoken.locale.tag(),
            escape(&spoken.title),
            escape(&spoken.title),
            escape(&spoken.detail),
        ))
}
