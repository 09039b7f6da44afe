//! HTTP as RFC 9110 has it, on every route.

mod bodies;
mod caching;
mod compression;
mod created;
mod cross_origin;
mod log_lines;
mod preconditions;
mod queries;
mod times;
mod tokens;

use crate::support::TestApp;
use crate::support::organisation::Org;
use crate::support::venue::Venue;

/// Katrineholm and its library.
async fn town_and_library(app: &TestApp) -> (Org, Venue) {
    let town = app.organisation("katrineholm").insert().await;
    let venue = app.venue(&town).insert().await;
    (town, venue)
}
