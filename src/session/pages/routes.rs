//! The table of the public's pages for sessions.

use actix_web::web;

use super::{list, programme, session, start};
use crate::platform::http::routing::{Access, Endpoint, get};

#[must_use]
pub fn endpoints() -> Vec<Endpoint> {
    vec![
        get("/{lang}/", Access::Public, || web::to(start::start)).cached(),
        get("/{lang}/sessions", Access::Public, || web::to(list::all)).cached(),
        get("/{lang}/sessions/{sessionId}", Access::Public, || {
            web::to(session::show)
        })
        .cached(),
        get(
            "/{lang}/sessions/{sessionId}/calendar.ics",
            Access::Public,
            || web::to(session::calendar),
        ),
        get("/{lang}/venues/{slug}", Access::Public, || {
            web::to(list::venue)
        })
        .cached(),
        get("/{lang}/venues/{slug}/programme", Access::Public, || {
            web::to(programme::show)
        })
        .cached(),
        get("/{lang}/campaigns/{slug}", Access::Public, || {
            web::to(list::campaign)
        })
        .cached(),
    ]
}
