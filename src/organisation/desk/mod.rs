//! What staff see of their organisation: the reports on accessibility.

mod page;
mod reports;
mod routes;

pub use page::{ReportRow, ReportsPage};
pub use routes::endpoints;
