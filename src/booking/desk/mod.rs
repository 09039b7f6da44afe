//! What staff see of bookings: the roster of a session, and moving one of it to another session.

mod handlers;
mod holding;
mod move_page;
mod moving;
mod roster;
mod serve;
mod views;

pub use handlers::endpoints;
pub use move_page::{MoveChoice, MovePage, Moving};
pub use views::{
    CancelSession, CountForm, NewPinPage, Presence, QueueRow, Release, RosterPage, RosterRow,
    WalkIns,
};
