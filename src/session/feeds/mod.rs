//! Feeds: the public sessions of a venue, an organisation, a campaign or a municipality, for programs that subscribe.
//! Each reaches from some weeks ago to a year ahead; a cancelled session stays in it, so that programs cross it out.
//! The pages of a venue and a campaign lead to theirs. A helper's own feed has where they help, by an address that only
//! they know; the desk's page of it makes that.

pub mod link;
mod own;
mod routes;
pub mod secret;
mod show;
mod subject;

pub use routes::endpoints;
