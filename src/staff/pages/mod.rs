//! What staff see before they are signed in.

mod sign_in;
mod views;

use crate::platform::http::routing::{Access, Endpoint, get, post};

pub use views::SignInPage;

/// The pages.
#[must_use]
pub fn endpoints() -> Vec<Endpoint> {
    vec![
        get("/{lang}/desk/sign-in", Access::Public, || {
            actix_web::web::to(sign_in::show)
        }),
        post("/{lang}/desk/sign-in", Access::Public, || {
            actix_web::web::to(sign_in::submit)
        }),
        post("/{lang}/desk/sign-out", Access::Public, || {
            actix_web::web::to(sign_in::leave)
        }),
    ]
}
