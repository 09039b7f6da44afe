//! The API of campaigns and editions.

mod campaigns;
mod editions;
mod routes;

pub use routes::{CampaignApiDoc, endpoints};
