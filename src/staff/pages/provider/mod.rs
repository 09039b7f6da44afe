//! Signing in through the organisation's identity provider: the way there, and the way back.

mod attempt;
mod callback;
mod routes;
mod start;

pub use attempt::CALLBACK;
pub use routes::endpoints;
