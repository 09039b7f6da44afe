//! The page that sends a message to everybody booked in a session, without a change of it.

mod form;
pub mod page;
mod screen;
pub mod show;
pub mod submit;
