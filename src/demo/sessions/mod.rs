//! The campaigns and sessions of the demo.

pub mod campaigns;
pub mod occupancy;
pub mod session_rows;
pub mod timetable;
