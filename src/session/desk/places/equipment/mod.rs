//! Equipment of a venue: `…/venues/{venueId}/equipment/new` for more, `/{lang}/desk/equipment/{equipmentId}` for what is there.

pub mod change;
pub mod new;
pub mod page;
pub mod remove;
mod screen;
