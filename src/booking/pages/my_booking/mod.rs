//! The way back to a booking, by number and PIN or by a letter's link.

pub mod ask_page;
mod cannot_come;
pub mod cannot_come_page;
pub mod link_page;
pub mod screen;
