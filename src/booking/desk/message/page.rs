//! The page that sends a message: plain data, in the reader's language.

use askama::Template;

use crate::booking::desk::reasons::ReasonField;
use crate::booking::desk::told::ahead::ToldAhead;
use crate::booking::present::RefusalText;
use crate::platform::ui::Layout;
use crate::platform::ui::form::{Choices, SummaryLine};

/// `/{lang}/desk/sessions/{sessionId}/message`. The form sends `step`: `preview` or `save`.
#[derive(Template)]
#[template(path = "booking/message.html")]
pub struct MessagePage {
    pub l: Layout,
    pub notice: Option<String>,
    pub refused: Option<RefusalText>,
    pub summary: Vec<SummaryLine>,
    pub back_href: String,
    pub session: String,
    pub action: String,
    /// So that a message that is sent twice goes once.
    pub key: String,
    /// What was shown before the second press.
    pub seen: String,
    pub texts: Vec<ReasonField>,
    pub to: Choices,
    pub told: Option<ToldAhead>,
    /// "Skicka till 20".
    pub submit: String,
}
