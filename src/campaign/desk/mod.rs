//! The desk's pages of whoever runs campaigns: the list, one campaign with its editions, and the form of an edition.

mod campaign;
mod edition;
mod list;
mod new;
mod paths;
mod routes;

pub use campaign::page::{CampaignPage, EditionRow, Removal};
pub use edition::page::EditionFormPage;
pub use list::page::{CampaignGroup, CampaignsPage};
pub use new::page::NewCampaignPage;
pub use paths::edition_page_path;
pub use routes::endpoints;
