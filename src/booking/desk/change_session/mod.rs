//! The page that changes one session: a form, who would be told, and the letter's words before it is saved.

mod fields;
pub mod form;
mod options;
pub mod page;
mod patch;
mod screen;
pub mod show;
pub mod submit;
mod window;
