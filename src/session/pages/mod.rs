//! What the public sees of sessions: the start, the list, one session.

mod card;
mod facets;
mod facts;
mod find;
mod one;
mod views;

use actix_web::web;

use crate::platform::http::routing::{Access, Endpoint, get};

pub use card::{DayGroup, SeatsLine, SeatsState, SessionCard, SessionFacts, group_by_day};
pub(crate) use facts::today;
pub use one::calendar_path;
pub use views::{Empty, Filter, ListPage, Paging, SessionAction, SessionPage, StartPage, When};

/// The public's pages.
#[must_use]
pub fn endpoints() -> Vec<Endpoint> {
    vec![
        get("/{lang}/", Access::Public, || web::to(find::start)).cached(),
        get("/{lang}/sessions", Access::Public, || web::to(find::all)).cached(),
        get("/{lang}/sessions/{sessionId}", Access::Public, || {
            web::to(one::show)
        })
        .cached(),
        get(
            "/{lang}/sessions/{sessionId}/calendar.ics",
            Access::Public,
            || web::to(one::calendar),
        ),
        get("/{lang}/venues/{slug}", Access::Public, || {
            web::to(find::venue)
        })
        .cached(),
        get("/{lang}/campaigns/{slug}", Access::Public, || {
            web::to(find::campaign)
        })
        .cached(),
    ]
}
