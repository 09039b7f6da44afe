//! The form of an edition: plain data, in the reader's language.

use askama::Template;

use crate::campaign::desk::campaign::page::Removal;
use crate::platform::ui::Layout;
use crate::platform::ui::form::texts::TextField;
use crate::platform::ui::form::{Choices, Field, SummaryLine};
use crate::platform::ui::refused::Refused;

/// `/{lang}/desk/campaigns/{slug}/editions/new` and `/{lang}/desk/campaigns/{slug}/editions/{edition}`.
#[derive(Template)]
#[template(path = "campaign/edition.html")]
pub struct EditionFormPage {
    pub l: Layout,
    pub notice: Option<String>,
    pub refused: Option<Refused>,
    pub summary: Vec<SummaryLine>,
    pub back_href: String,
    /// The campaign's name.
    pub campaign: String,
    pub action: String,
    /// Names the request for a new edition.
    pub key: String,
    /// Of an edition that is there.
    pub version: Option<i32>,
    /// Its name in addresses, asked for once.
    pub edition: Option<Field>,
    pub names: Vec<TextField>,
    pub starts: Field,
    pub ends: Field,
    pub themes: Vec<TextField>,
    pub rules: Vec<TextField>,
    /// What it asks of its sessions.
    pub asks: Choices,
    pub submit: String,
    /// Its figures, of an edition that is there.
    pub report_href: Option<String>,
    pub removal: Option<Removal>,
}
