//! The page that cancels several sessions of a venue in one act: chosen, shown with who is told, cancelled.

mod chosen;
mod fields;
mod form;
pub mod page;
mod proposal;
mod screen;
pub mod show;
pub mod submit;
