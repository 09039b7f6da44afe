//! The pages on which an organisation writes what its letters say in its own words: which kinds there are, and the text
//! of one kind with a preview.

mod form;
pub mod list;
pub mod list_page;
pub mod page;
mod screen;
pub mod show;
pub mod submit;
