//! The pages on which staff set up where sessions are held: venues, their rooms, and the days on which they are closed.
//! They are here and not in `venue`: a venue's new name changes its sessions, and closed days say which sessions they meet.

mod answer;
pub mod closed;
mod day_lines;
pub mod form;
pub mod list;
mod paths;
pub mod room;
mod texts;
pub mod venue;

pub use answer::Refused;
pub use day_lines::DayLine;
pub use texts::{TextField, TextLine};
