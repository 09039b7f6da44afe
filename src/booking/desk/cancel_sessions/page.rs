//! The page that cancels several sessions: plain data, in the reader's language.

use askama::Template;

use crate::booking::desk::reasons::ReasonField;
use crate::booking::desk::told::ahead::ToldAhead;
use crate::booking::present::RefusalText;
use crate::platform::ui::Layout;
use crate::platform::ui::form::{Choices, Field, SummaryLine};

/// A session to tick. The form sends `session` for each.
#[derive(Debug, Clone)]
pub struct SessionTick {
    pub value: String,
    pub ticked: bool,
    /// "Tisdag 6 oktober kl. 11.00–12.00 Datorhjälp".
    pub label: String,
    /// "4 bokade".
    pub booked: String,
    /// "3 får mejl. 1 behöver du ringa själv.", once it was asked for.
    pub told: Option<String>,
}

/// The sessions of those days that can be cancelled, and the reason. The form sends `step`: `preview`, `save`, or a
/// proposal for the reason.
#[derive(Debug, Clone)]
pub struct CancelChoice {
    /// What the form carries along.
    pub hidden: Vec<(&'static str, String)>,
    pub sessions: Vec<SessionTick>,
    pub error: Option<String>,
    pub reasons: Vec<ReasonField>,
    /// Who would be told, once it was asked for.
    pub told: Option<ToldAhead>,
    /// "Ställ in 5 tillfällen och meddela 20".
    pub submit: String,
}

/// A session that is cancelled, and whom somebody must still tell.
#[derive(Debug, Clone)]
pub struct CancelledLine {
    pub label: String,
    pub href: String,
    /// "3 får mejl. 1 samtal kvar."
    pub told: String,
    pub calls_href: Option<String>,
    pub door_href: Option<String>,
}

/// What is cancelled on those days.
#[derive(Debug, Clone)]
pub struct CancelledDays {
    /// Nobody is left to be told.
    pub all_told: bool,
    /// "12 får mejl. 5 samtal kvar. 3 får veta vid dörren."
    pub told: String,
    pub lines: Vec<CancelledLine>,
    /// The venue's calls; none where nobody is to be rung.
    pub calls_href: Option<String>,
}

/// `/{lang}/desk/cancellations`.
#[derive(Template)]
#[template(path = "booking/cancel_sessions.html")]
pub struct CancelSessionsPage {
    pub l: Layout,
    pub notice: Option<String>,
    pub refused: Option<RefusalText>,
    pub summary: Vec<SummaryLine>,
    pub action: String,
    pub venue: Choices,
    pub from: Field,
    pub to: Field,
    pub kind: Choices,
    pub cancelled: Option<CancelledDays>,
    pub choice: Option<CancelChoice>,
    /// Said where nothing can be cancelled.
    pub none: Option<String>,
}
