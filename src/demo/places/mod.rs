//! The organisations, venues and rooms of the demo.

pub mod organisations;
pub mod questions;
pub mod venues;
