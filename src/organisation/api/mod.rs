//! The API of organisations and municipalities.

mod municipalities;
mod organisations;
mod routes;
mod statements;

pub use routes::{OrganisationApiDoc, endpoints};
