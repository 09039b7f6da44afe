//! The table of a visitor's pages about bookings, whole paths.

use actix_web::web;

use super::book::screen as book;
use super::booking::{actions, show, slip};
use super::my_booking::screen as my_booking;
use crate::platform::http::routing::{Access, Endpoint, get, post};

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
        get("/{lang}/bookings/{number}", Public, || web::to(show::show)).shows_secret(),
        get("/{lang}/bookings/{number}/slip", Public, || {
            web::to(slip::show)
        })
        .shows_secret(),
        post("/{lang}/bookings/{number}/cancellation", Public, || {
            web::to(actions::cancel)
        })
        .shows_secret(),
        post("/{lang}/bookings/{number}/acceptance", Public, || {
            web::to(actions::accept)
        })
        .shows_secret(),
        post("/{lang}/bookings/{number}/decline", Public, || {
            web::to(actions::decline)
        })
        .shows_secret(),
        get("/{lang}/my-booking", Public, || web::to(my_booking::ask)).shows_secret(),
        post("/{lang}/my-booking", Public, || web::to(my_booking::open)).shows_secret(),
        post("/{lang}/my-booking/leave", Public, || {
            web::to(my_booking::leave)
        }),
    ]
}
