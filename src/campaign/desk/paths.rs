//! Where the pages of campaigns are, after the language. What has the slug `new` is found by its id.

use crate::campaign::model::{Campaign, Edition};
use crate::platform::ids::EditionId;

/// The list.
pub const CAMPAIGNS: &str = "/desk/campaigns";
/// The form for a new one.
pub const NEW_CAMPAIGN: &str = "/desk/campaigns/new";

const NEW: &str = "new";

pub fn campaign_path(campaign: &Campaign) -> String {
    match campaign.slug.as_str() {
        NEW => format!("{CAMPAIGNS}/{}", campaign.id),
        slug => format!("{CAMPAIGNS}/{slug}"),
    }
}

pub fn remove_campaign_path(campaign: &Campaign) -> String {
    format!("{}/removal", campaign_path(campaign))
}

pub fn new_edition_path(campaign: &Campaign) -> String {
    format!("{}/editions/new", campaign_path(campaign))
}

pub fn edition_path(campaign: &Campaign, edition: &Edition) -> String {
    edition_page_path(&campaign.slug, &edition.edition, edition.id)
}

pub fn remove_edition_path(campaign: &Campaign, edition: &Edition) -> String {
    format!("{}/removal", edition_path(campaign, edition))
}

/// The page of an edition that other slices know by its slugs and its id.
#[must_use]
pub fn edition_page_path(campaign: &str, edition: &str, id: EditionId) -> String {
    match edition {
        NEW => format!("{CAMPAIGNS}/{campaign}/editions/{id}"),
        slug => format!("{CAMPAIGNS}/{campaign}/editions/{slug}"),
    }
}

/// Its figures.
pub fn report_path(campaign: &Campaign, edition: &Edition) -> String {
    format!("/reports/campaigns/{}/{}", campaign.slug, edition.edition)
}
