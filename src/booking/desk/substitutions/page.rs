//! The page for a helper's sick day: plain data, in the reader's language.

use askama::Template;

use crate::booking::desk::reasons::ReasonField;
use crate::booking::present::RefusalText;
use crate::platform::ui::Layout;
use crate::platform::ui::form::{Choices, Field, SummaryLine};

/// The session that the substitute is at.
#[derive(Debug, Clone)]
pub struct ClashLink {
    /// None where the reader does not see it.
    pub href: Option<String>,
    pub label: String,
}

/// A session that needs somebody.
#[derive(Debug, Clone)]
pub struct CoverRow {
    pub href: String,
    /// "Tisdag 6 oktober kl. 11.00–12.00: Datorhjälp".
    pub label: String,
    /// "4 bokade. 2 i kön."
    pub booked: String,
    /// "Utkast"; none of what is published.
    pub state: Option<String>,
    /// "Tor Berg hoppar in."
    pub outcome: String,
    /// Whether that covers it.
    pub covered: bool,
    pub clash: Option<ClashLink>,
    /// Who would be told if it were cancelled; none where nobody is booked.
    pub told: Option<String>,
    /// Leave it, give it to somebody who is free, or cancel it.
    pub cover: Choices,
}

/// The sessions that need somebody, and why some are cancelled. The form sends `cover-<id>` for each.
#[derive(Debug, Clone)]
pub struct CoverChoice {
    /// What the form carries along.
    pub hidden: Vec<(&'static str, String)>,
    pub rows: Vec<CoverRow>,
    pub reasons: Vec<ReasonField>,
}

/// A session that is settled, and who helps there now.
#[derive(Debug, Clone)]
pub struct SettledLine {
    pub href: String,
    pub label: String,
    /// "Tor Berg hjälper.", or "Inställt. 3 får mejl."
    pub text: String,
    /// What is left of telling people; none where it was not cancelled.
    pub told_href: Option<String>,
}

/// What is settled on those days.
#[derive(Debug, Clone)]
pub struct SettledDays {
    /// Whether everybody who was to be told has been.
    pub all_told: bool,
    pub lines: Vec<SettledLine>,
}

/// `/{lang}/desk/substitutions`.
#[derive(Template)]
#[template(path = "booking/substitutions.html")]
pub struct SubstitutionsPage {
    pub l: Layout,
    pub notice: Option<String>,
    pub refused: Option<RefusalText>,
    pub summary: Vec<SummaryLine>,
    pub action: String,
    pub helper: Choices,
    pub from: Field,
    pub to: Field,
    pub by: Choices,
    pub settled: Option<SettledDays>,
    pub choice: Option<CoverChoice>,
    /// Said where no session needs anybody.
    pub none: Option<String>,
}
