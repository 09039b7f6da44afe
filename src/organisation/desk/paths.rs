//! Where the pages of organisations are, after the language.

use crate::organisation::model::Organisation;

/// The settings of one's own first organisation.
pub const OWN_SETTINGS: &str = "/desk/organisation";
/// The list.
pub const ORGANISATIONS: &str = "/desk/organisations";
/// The form for a new one. It hides an organisation with the slug `new`, which its id finds.
pub const NEW_ORGANISATION: &str = "/desk/organisations/new";

pub fn organisation_path(organisation: &Organisation) -> String {
    match organisation.slug.as_str() {
        "new" => format!("{ORGANISATIONS}/{}", organisation.id),
        slug => format!("{ORGANISATIONS}/{slug}"),
    }
}
