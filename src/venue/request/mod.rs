//! Validates the JSON of venues and rooms, all faults at once.

mod room;
mod venue;

pub use room::{RoomPatch, RoomRequest};
pub use venue::{VenuePatch, VenueRequest};
