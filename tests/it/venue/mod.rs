//! Venues and rooms.

mod change;
mod list;
mod rooms;
mod topics;
