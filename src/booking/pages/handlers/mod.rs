//! The visitor's pages about a booking: make one, see it, print it, cancel it, answer an offer,
//! find it again.

mod book;
mod booking;
mod filled;
mod my_booking;
mod visit;

use actix_web::http::header;
use actix_web::{HttpResponse, web};

use crate::platform::http::response::status_of;
use crate::platform::http::routing::{Access, Endpoint, get, post};
use crate::platform::i18n::{Locale, localise};
use crate::platform::problem::Problem;

/// The pages, whole paths.
#[must_use]
pub fn endpoints() -> Vec<Endpoint> {
    use Access::Public;
    vec![
        get("/{lang}/sessions/{sessionId}/book", Public, || {
            web::to(book::show)
        }),
        post("/{lang}/sessions/{sessionId}/book", Public, || {
            web::to(book::submit)
        }),
        get("/{lang}/bookings/{number}", Public, || {
            web::to(booking::show)
        }),
        get("/{lang}/bookings/{number}/slip", Public, || {
            web::to(booking::slip)
        }),
        post("/{lang}/bookings/{number}/cancellation", Public, || {
            web::to(booking::cancel)
        }),
        post("/{lang}/bookings/{number}/acceptance", Public, || {
            web::to(booking::accept)
        }),
        post("/{lang}/bookings/{number}/decline", Public, || {
            web::to(booking::decline)
        }),
        get("/{lang}/my-booking", Public, || web::to(my_booking::ask)),
        post("/{lang}/my-booking", Public, || web::to(my_booking::open)),
        post("/{lang}/my-booking/leave", Public, || {
            web::to(my_booking::leave)
        }),
    ]
}

/// 303: what a form did is seen at another address, which can be loaded again.
pub(in crate::booking) fn see(path: &str) -> HttpResponse {
    HttpResponse::SeeOther()
        .insert_header((header::LOCATION, path))
        .finish()
}

/// A refusal's title and detail.
pub(in crate::booking) fn words(problem: &Problem, locale: Locale) -> (String, String) {
    let localised = localise(problem, locale);
    (localised.title, localised.detail)
}

/// A page that shows a refusal keeps the refusal's status, and how long to wait.
pub(in crate::booking) fn refused(mut answer: HttpResponse, problem: &Problem) -> HttpResponse {
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
