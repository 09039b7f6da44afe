//! `/{lang}/desk/series/{seriesId}/change`: what is to come of a series changed together, with everybody booked shown first.

mod form;
pub mod page;
mod screen;
pub mod show;
pub mod submit;
