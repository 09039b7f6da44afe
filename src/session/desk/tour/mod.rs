//! The form for a tour: a venue that goes along stops in order, and its days. Its answer is reviewed as a series is.

pub mod form;
pub mod page;
pub mod show;
pub mod stops;
mod submit;
