//! Venues and rooms.

mod change;
mod list;
mod rooms;
