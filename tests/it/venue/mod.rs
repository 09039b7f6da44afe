//! Venues, their rooms and the days on which they are closed.

mod change;
mod closed_days;
mod list;
mod opening_hours;
mod removal;
mod rooms;
mod topics;
