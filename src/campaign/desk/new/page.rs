//! The form for a new campaign: plain data, in the reader's language.

use askama::Template;

use crate::platform::ui::Layout;
use crate::platform::ui::form::{Choices, Field, SummaryLine};
use crate::platform::ui::refused::Refused;

/// `/{lang}/desk/campaigns/new`. The form sends `name`, `slug`, `organisation` and `key`.
#[derive(Template)]
#[template(path = "campaign/new.html")]
pub struct NewCampaignPage {
    pub l: Layout,
    pub notice: Option<String>,
    pub refused: Option<Refused>,
    pub summary: Vec<SummaryLine>,
    pub back_href: String,
    pub action: String,
    pub key: String,
    pub name: Field,
    pub slug: Field,
    /// Those to choose among; one alone is not asked for.
    pub organisation: Choices,
}
