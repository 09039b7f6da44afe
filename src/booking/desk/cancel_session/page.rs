//! The page that cancels one session: plain data, in the reader's language.

use askama::Template;

use crate::booking::desk::reasons::ReasonField;
use crate::booking::desk::told::ahead::ToldAhead;
use crate::booking::present::RefusalText;
use crate::platform::ui::Layout;
use crate::platform::ui::form::SummaryLine;

/// `/{lang}/desk/sessions/{sessionId}/cancellation`. The form sends `seen` and a reason for each language.
#[derive(Template)]
#[template(path = "booking/cancel_session.html")]
pub struct CancelSessionPage {
    pub l: Layout,
    pub notice: Option<String>,
    pub refused: Option<RefusalText>,
    pub summary: Vec<SummaryLine>,
    pub back_href: String,
    /// "Datorhjälp, tisdag 6 oktober kl. 13.00–14.00".
    pub session: String,
    pub action: String,
    /// Who was shown to be told.
    pub seen: String,
    pub told: ToldAhead,
    pub reasons: Vec<ReasonField>,
    /// "Ställ in och meddela 3", or "Ställ in".
    pub submit: String,
}
