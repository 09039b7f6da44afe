//! The form of one usual text: plain data, in the reader's language.

use askama::Template;

use crate::platform::ui::Layout;
use crate::platform::ui::form::SummaryLine;
use crate::platform::ui::form::texts::TextField;
use crate::platform::ui::refused::Refused;

/// `/{lang}/desk/usual-texts/{organisationId}/{sessionKind}`.
#[derive(Template)]
#[template(path = "session/usual_text.html")]
pub struct UsualTextPage {
    /// Its title is the kind.
    pub l: Layout,
    pub notice: Option<String>,
    pub refused: Option<Refused>,
    pub summary: Vec<SummaryLine>,
    pub back_href: String,
    pub organisation: String,
    pub action: String,
    pub version: String,
    pub texts: Vec<TextField>,
}
