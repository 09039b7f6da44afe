//! The page of some closed days: plain data, in the reader's language.

use askama::Template;

use crate::platform::ui::Layout;
use crate::platform::ui::form::texts::TextLine;

/// `/{lang}/desk/closed-days/{closedDaysId}`.
#[derive(Template)]
#[template(path = "session/closed_days.html")]
pub struct ClosedDaysPage {
    /// Its title is when they are.
    pub l: Layout,
    pub notice: Option<String>,
    pub back_href: String,
    /// What the way back is called.
    pub back: String,
    /// "Katrineholms bibliotek: Stängt".
    pub lead: String,
    pub reasons: Vec<TextLine>,
    pub change_href: String,
    pub sessions: Vec<AffectedSession>,
    /// "2 tillfällen infaller då. Ingen som har bokat har fått veta något."
    pub said: String,
    /// That there are more than the page lists.
    pub more: Option<String>,
    /// Where they are called off together, by venue.
    pub cancels: Vec<CancelLink>,
    pub open_action: String,
}

/// A session that the days meet.
#[derive(Debug, Clone)]
pub struct AffectedSession {
    pub href: String,
    /// "Fredag 9 oktober kl. 13.00: Mobilen på ditt språk".
    pub label: String,
    /// "Katrineholms bibliotek. 4 av 8 bokade".
    pub more: String,
}

#[derive(Debug, Clone)]
pub struct CancelLink {
    pub href: String,
    pub text: String,
}
