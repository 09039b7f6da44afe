//! The calls that staff make, and the lines at the door.

pub mod list;
pub mod outcome;
mod view;
