//! The table of the pages that the law wants, whole paths.

use actix_web::web;

use super::{accessibility, privacy, report};
use crate::platform::http::routing::{Access, Endpoint, get, post};

#[must_use]
pub fn endpoints() -> Vec<Endpoint> {
    let everybody = Access::Public;
    vec![
        get("/{lang}/accessibility", everybody, || {
            web::to(accessibility::index)
        }),
        get("/{lang}/accessibility/{organisation}", everybody, || {
            web::to(accessibility::show)
        }),
        get(
            "/{lang}/accessibility/{organisation}/report",
            everybody,
            || web::to(report::show),
        ),
        post(
            "/{lang}/accessibility/{organisation}/report",
            everybody,
            || web::to(report::submit),
        ),
        get("/{lang}/privacy", everybody, || web::to(privacy::index)),
        get("/{lang}/privacy/{organisation}", everybody, || {
            web::to(privacy::show)
        }),
    ]
}
