//! The sign-in page, and what becomes of a form whose sign-in has ended.

mod answer;
mod enter;
mod sign_in;
mod unsent;
mod views;

use actix_web::web;

use crate::platform::http::routing::{Access, Endpoint, get, post};

pub(super) use answer::{empty_page, refused_page, somebody_else_page};
pub(super) use enter::{COOKIE, Entered, enter};
pub use unsent::UnsentPage;
pub use views::{AfterSignIn, SignInPage, SignInRefusal, WaitingForm};
pub(super) use views::{KEPT, KEPT_FIELD};

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
