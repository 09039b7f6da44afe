//! What staff see of bookings: the roster of a session.

mod views;

pub use views::{CancelSession, CountForm, Presence, RosterPage, RosterRow, WalkIns};
