//! The page that staff ring from, and what they print of it.

pub mod door;
pub mod forms;
mod input;
pub mod page;
pub mod print;
mod rows;
pub mod screen;
pub mod sheets;
pub mod show;
