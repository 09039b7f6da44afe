//! A page in place of what was refused.

use actix_web::HttpResponse;
use actix_web::http::header;

use super::status_of;
use crate::platform::problem::Problem;

/// A page that shows a refusal keeps the refusal's status, and how long to wait.
pub fn refused_page(mut answer: HttpResponse, problem: &Problem) -> HttpResponse {
    *answer.status_mut() = status_of(problem.kind);
    let wait = problem
        .headers
        .iter()
        .find(|(name, _)| *name == "Retry-After");
    if let Some((_, wait)) = wait
        && let Ok(wait) = header::HeaderValue::from_str(wait)
    {
        answer.headers_mut().insert(header::RETRY_AFTER, wait);
    }
    answer
}
