//! `/{lang}/desk/to-count`: every session that is over and not counted, the oldest first, in one form.

mod input;
pub mod page;
mod rows;
pub mod save;
mod screen;
pub mod show;
