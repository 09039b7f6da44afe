//! The table of these pages, whole paths.

use actix_web::web;

use super::{callback, start};
use crate::platform::http::routing::{Access, Endpoint, get};

#[must_use]
pub fn endpoints() -> Vec<Endpoint> {
    vec![
        get("/{lang}/desk/sign-in/provider", Access::Public, || {
            web::to(start::start)
        })
        .at_once(),
        get("/{lang}/desk/sign-in/callback", Access::Public, || {
            web::to(callback::callback)
        })
        .at_once(),
    ]
}
