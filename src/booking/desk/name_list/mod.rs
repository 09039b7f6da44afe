//! The page that books a paper list in one session: names are typed, pasted or read out of a file, judged, and booked by
//! a second press.

mod judge;
pub mod page;
pub mod screen;
