//! The form that books, and what becomes of it.

mod already;
mod bookable;
pub mod facts;
mod fields;
pub mod form;
pub mod page;
mod refused;
pub mod screen;
