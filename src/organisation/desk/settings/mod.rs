//! `/{lang}/desk/organisation` and `/{lang}/desk/organisations/{organisationId}`: what holds in an organisation, and
//! what a new one still lacks.

mod form;
pub mod page;
mod screen;
mod setup;
pub mod setup_line;
pub mod show;
pub mod submit;
