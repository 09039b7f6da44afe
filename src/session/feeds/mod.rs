//! Feeds: the public sessions of a venue, an organisation, a campaign or a municipality, for programs that subscribe.
//! Each reaches from some weeks ago to a year ahead; a cancelled session stays in it, so that programs cross it out.
//! The pages of a venue and a campaign lead to theirs.

pub mod link;
mod routes;
mod show;
mod subject;

pub use routes::endpoints;
