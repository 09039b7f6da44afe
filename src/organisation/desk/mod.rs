//! What staff see of organisations: the list of those they manage, and the reports on accessibility.

mod list;
mod page;
mod reports;
mod routes;

pub use list::page::{OrganisationRow, OrganisationsPage};
pub use page::{ReportRow, ReportsPage};
pub use routes::endpoints;
