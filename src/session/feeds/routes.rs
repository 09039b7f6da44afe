//! The table of feeds.

use actix_web::web;

use super::{own, show};
use crate::platform::http::routing::{Access, Endpoint, get};

#[must_use]
pub fn endpoints() -> Vec<Endpoint> {
    vec![
        get("/feeds/venues/{slug}.ics", Access::Public, || {
            web::to(show::venue)
        })
        .cached(),
        get("/feeds/organisations/{slug}.ics", Access::Public, || {
            web::to(show::organisation)
        })
        .cached(),
        get("/feeds/campaigns/{slug}.ics", Access::Public, || {
            web::to(show::campaign)
        })
        .cached(),
        get("/feeds/municipalities/{key}.ics", Access::Public, || {
            web::to(show::municipality)
        })
        .cached(),
        // Its address is its password: it is kept out of the cache that everybody shares.
        get("/feeds/helpers/{secret}.ics", Access::Public, || {
            web::to(own::own)
        }),
    ]
}
