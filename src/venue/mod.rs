//! Where people meet: venues and the rooms in them.
//!
//! Other slices look up a venue by slug or id, and measure how far it is from a place.

mod add;
mod api;
mod change;
mod model;
mod near;
mod query;
mod request;
mod room;
mod view;

pub use api::{VenueApiDoc, endpoints};
pub use change::change as change_venue;
pub use model::{Venue, VenueKind};
pub use near::distance_km;
pub use query::{find_venue, find_venue_in_scope, venues_by_id, venues_in_reach, venues_in_scope};
pub use request::VenuePatch;
pub use view::{VenueView, venue_view};
