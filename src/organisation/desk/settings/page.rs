//! The settings of an organisation: plain data, in the reader's language.

use askama::Template;

use crate::platform::ui::Layout;
use crate::platform::ui::form::{Choices, Field, SummaryLine};
use crate::platform::ui::refused::Refused;

/// `/{lang}/desk/organisation` and `/{lang}/desk/organisations/{organisationId}`. The form sends `version`, `name`,
/// `phone`, `email`, `language`, `languages`, `publicationReserved`, `retentionDays`, `disposalDecision`,
/// `remindByPhone` and `requiresTotp`.
#[derive(Template)]
#[template(path = "organisation/settings.html")]
pub struct SettingsPage {
    pub l: Layout,
    pub notice: Option<String>,
    pub refused: Option<Refused>,
    pub summary: Vec<SummaryLine>,
    /// The name as it is stored.
    pub organisation: String,
    /// "Sverige", "Europe/Stockholm".
    pub facts: Vec<String>,
    /// Those to choose from; none where somebody decides for one alone.
    pub others: Vec<OrganisationLink>,
    /// Until all of it is done.
    pub setup: Option<SetupCard>,
    /// What its visitors bring, for whoever decides that.
    pub usual_texts_href: Option<String>,
    pub action: String,
    pub version: String,
    pub name: Field,
    pub phone: Field,
    pub email: Field,
    pub language: Choices,
    pub languages: Choices,
    pub publication_reserved: Choices,
    pub retention_days: Field,
    pub disposal_decision: Field,
    pub remind_by_phone: Choices,
    pub requires_totp: Choices,
}

/// One organisation to choose.
#[derive(Debug, Clone)]
pub struct OrganisationLink {
    pub name: String,
    pub href: String,
    pub is_chosen: bool,
}

/// What a new organisation still lacks.
#[derive(Debug, Clone)]
pub struct SetupCard {
    /// "Sätt upp: 3 av 6 klart".
    pub title: String,
    pub lines: Vec<SetupLine>,
}

/// One step from empty to the first published session.
#[derive(Debug, Clone)]
pub struct SetupLine {
    pub text: String,
    pub is_done: bool,
    pub is_optional: bool,
    /// The page that does it, for whoever may.
    pub href: Option<String>,
}
