//! What staff see of bookings: the roster of a session.

mod handlers;
mod roster;
mod serve;
mod views;

pub use handlers::endpoints;
pub use views::{
    CancelSession, CountForm, NewPinPage, Presence, QueueRow, Release, RosterPage, RosterRow,
    WalkIns,
};
