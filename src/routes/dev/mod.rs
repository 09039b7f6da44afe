//! `/dev/…`: pages for development, and registered only there.

pub mod letter;
mod mailbox;

use actix_web::web;

use crate::platform::http::routing::{Access, Endpoint, get};

#[must_use]
pub fn endpoints() -> Vec<Endpoint> {
    vec![
        get("/dev/mailbox", Access::Public, || {
            web::get().to(mailbox::list)
        }),
        get("/dev/mailbox/{name}", Access::Public, || {
            web::get().to(mailbox::show)
        }),
        get("/dev/mailbox/{name}/html", Access::Public, || {
            web::get().to(mailbox::show_html)
        }),
    ]
}
