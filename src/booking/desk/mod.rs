//! What staff see of bookings: the roster of a session.

mod handlers;
mod roster;
mod views;

pub use handlers::endpoints;
pub use views::{CancelSession, CountForm, Presence, RosterPage, RosterRow, WalkIns};
