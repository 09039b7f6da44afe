//! The desk's pages for series: the form, the review of every date before anything is made, and the series itself.

pub mod form;
pub mod make;
pub mod one;
pub mod page;
pub mod review;
pub mod reviewed;
pub mod reviewing;
pub mod rule_fields;
pub mod show;
mod submit;
