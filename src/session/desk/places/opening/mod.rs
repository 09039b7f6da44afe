//! `/{lang}/desk/venues/{venueId}/opening-hours`: when a venue is open in a week, and in a period.

mod form;
pub mod page;
mod screen;
pub mod show;
pub mod submit;
