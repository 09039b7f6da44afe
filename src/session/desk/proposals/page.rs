//! View model of the proposals that wait.

use askama::Template;

use crate::platform::ui::Layout;
use crate::platform::ui::refused::Refused;

/// `/{lang}/desk/proposals`. The form sends `session` for each that is chosen.
#[derive(Template)]
#[template(path = "session/proposals.html")]
pub struct ProposalsPage {
    pub l: Layout,
    pub notice: Option<String>,
    pub refused: Option<Refused>,
    /// Why the form was not carried out, beside the boxes.
    pub error: Option<String>,
    /// In order of time.
    pub rows: Vec<ProposalRow>,
    /// Set where more wait than are shown.
    pub more: Option<String>,
}

/// One of them.
#[derive(Debug, Clone, Default)]
pub struct ProposalRow {
    /// Its id.
    pub value: String,
    pub title: String,
    /// "tisdag 6 oktober kl. 13.00–15.00".
    pub when: String,
    pub place: String,
    /// "Föreslaget …", "Ändrat sedan dess …".
    pub facts: Vec<String>,
    /// The session's page.
    pub href: String,
    pub ticked: bool,
    /// Why this one could not be published.
    pub error: Option<String>,
}
