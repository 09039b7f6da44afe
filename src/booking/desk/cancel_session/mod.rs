//! The page that cancels one session: what it is, who is told, and why, before it is done.

pub mod page;
pub mod screen;
