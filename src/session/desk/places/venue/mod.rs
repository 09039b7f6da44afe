//! `/{lang}/desk/venues/{venueId}`: a venue with its rooms and the days on which it is closed.

pub mod page;
pub mod remove;
mod screen;
pub mod show;
