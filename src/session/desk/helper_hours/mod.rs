//! `/{lang}/desk/helper-hours`: when helpers are where, every week; added, taken away, and cut into slots to book.

pub mod page;
mod screen;
pub mod show;
pub mod submit;
