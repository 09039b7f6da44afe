//! The API of organisations and municipalities.

mod municipalities;
mod organisations;
mod routes;

pub use routes::{OrganisationApiDoc, endpoints};
