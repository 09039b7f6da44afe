//! `/{lang}/desk/organisations/new`: a department below one's own organisation; the operator adds any.

pub mod page;
mod screen;
pub mod show;
pub mod submit;
