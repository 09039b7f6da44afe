//! The pages on which staff set up where sessions are held: venues, their rooms, and the days on which they are closed.
//! They are here and not in `venue`: a venue's new name changes its sessions, and closed days say which sessions they meet.

pub mod closed;
mod day_lines;
pub mod equipment;
pub mod form;
pub mod list;
pub mod opening;
mod paths;
pub mod room;
pub mod venue;

pub use day_lines::DayLine;
