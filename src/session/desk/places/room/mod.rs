//! A room of a venue: `…/venues/{venueId}/rooms/new` for a new one, `/{lang}/desk/rooms/{roomId}` for one that is there.

pub mod change;
pub mod new;
pub mod page;
pub mod remove;
mod screen;
