//! The API of reports and submissions.

mod reports;
mod routes;
mod submissions;

pub use routes::{ReportApiDoc, endpoints};
