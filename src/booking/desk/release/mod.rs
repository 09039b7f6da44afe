//! The page that gives away the seats of those who have not come: it names them first.

pub mod page;
pub mod screen;
