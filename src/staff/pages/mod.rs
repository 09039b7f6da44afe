//! The sign-in page.

mod sign_in;
mod views;

use actix_web::web;

use crate::platform::http::routing::{Access, Endpoint, get, post};

pub use views::{SignInPage, SignInRefusal};

#[must_use]
pub fn endpoints() -> Vec<Endpoint> {
    vec![
        get("/{lang}/desk/sign-in", Access::Public, || {
            web::to(sign_in::show)
        }),
        post("/{lang}/desk/sign-in", Access::Public, || {
            web::to(sign_in::submit)
        }),
        post("/{lang}/desk/sign-out", Access::Public, || {
            web::to(sign_in::sign_out)
        }),
    ]
}
