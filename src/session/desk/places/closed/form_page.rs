//! The form for closed days: plain data, in the reader's language.

use askama::Template;

use crate::platform::ui::Layout;
use crate::platform::ui::form::texts::TextField;
use crate::platform::ui::form::{Field, SummaryLine};
use crate::platform::ui::refused::Refused;

/// `/{lang}/desk/closed-days/new` and `/{lang}/desk/closed-days/{closedDaysId}/change`.
#[derive(Template)]
#[template(path = "session/closed_days_form.html")]
pub struct ClosedDaysFormPage {
    pub l: Layout,
    pub notice: Option<String>,
    pub refused: Option<Refused>,
    pub summary: Vec<SummaryLine>,
    pub back_href: String,
    /// What the way back is called.
    pub back: String,
    /// A venue's name, or an organisation's with all its venues.
    pub whose: String,
    pub action: String,
    /// Names the request for more days.
    pub key: String,
    /// Of days that are there.
    pub version: Option<i32>,
    pub from: Field,
    pub to: Field,
    pub reasons: Vec<TextField>,
    pub opens: Field,
    pub closes: Field,
    pub submit: String,
}
