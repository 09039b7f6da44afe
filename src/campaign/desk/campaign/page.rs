//! The page of a campaign: plain data, in the reader's language.

use askama::Template;

use crate::platform::ui::Layout;
use crate::platform::ui::form::{Field, SummaryLine};
use crate::platform::ui::refused::Refused;

/// `/{lang}/desk/campaigns/{slug}`. The form sends `version` and `name`.
#[derive(Template)]
#[template(path = "campaign/campaign.html")]
pub struct CampaignPage {
    /// Its title is the campaign's name.
    pub l: Layout,
    pub notice: Option<String>,
    pub refused: Option<Refused>,
    pub summary: Vec<SummaryLine>,
    pub back_href: String,
    /// Who runs it.
    pub organisation: String,
    pub editions: Vec<EditionRow>,
    pub new_edition_href: String,
    pub action: String,
    pub version: String,
    pub name: Field,
    pub removal: Removal,
}

/// An edition in a list.
#[derive(Debug, Clone)]
pub struct EditionRow {
    pub name: String,
    pub lang: String,
    pub href: String,
    /// "Måndag 5 oktober – söndag 11 oktober 2026".
    pub dates: String,
    /// How many sessions of it are published for everybody.
    pub sessions: String,
    pub report_href: String,
}

/// Whether something can be taken away, and why not.
#[derive(Debug, Clone)]
pub struct Removal {
    /// None where it is used.
    pub action: Option<String>,
    pub why: String,
}
