//! `/{lang}/desk/campaigns/{slug}`: a campaign with its name and its editions.

pub mod change;
pub mod page;
pub mod remove;
pub mod rows;
mod screen;
