//! What staff see of organisations: the list of those they manage, the settings of one, a new one, and the reports on
//! accessibility.

mod list;
mod new;
mod page;
mod paths;
mod reports;
mod routes;
mod settings;

pub use list::page::{OrganisationRow, OrganisationsPage};
pub use new::page::NewOrganisationPage;
pub use page::{ReportRow, ReportsPage};
pub use routes::endpoints;
pub use settings::page::{OrganisationLink, SettingsPage, SetupCard, SetupLine};
pub use settings::setup_line::{SetupLink, setup_link};
