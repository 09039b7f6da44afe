//! Why sessions are held: campaigns and their dated editions. Sessions join editions by an explicit
//! link, many to many.
//!
//! Other slices look up editions, and begin an edition's next revision.

mod actions;
mod add;
mod api;
mod change_edition;
pub mod desk;
mod model;
mod present;
mod problems;
mod query;
mod remove;
mod rename;
mod request;
mod revision;
mod view;

pub use api::{CampaignApiDoc, endpoints};
pub use model::Edition;
pub use present::edition_days;
pub use problems::PROBLEM_KINDS;
pub use query::{campaign_named, edition_refs, find_edition};
pub use revision::begin_revision;
