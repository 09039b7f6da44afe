//! The form of a venue: `/{lang}/desk/venues/new` for a new one, `…/venues/{venueId}/change` for one that is there.

pub mod change;
mod fields;
pub mod new;
pub mod page;
mod screen;
mod typed;
