//! What visitors of an organisation have along, by kind of session: plain data, in the reader's language.

use askama::Template;

use crate::platform::ui::Layout;
use crate::platform::ui::form::texts::TextLine;
use crate::session::desk::places::closed::list_page::PlannedOrganisation;

/// `/{lang}/desk/usual-texts`.
#[derive(Template)]
#[template(path = "session/usual_texts.html")]
pub struct UsualTextsPage {
    pub l: Layout,
    pub notice: Option<String>,
    pub back_href: String,
    /// Those to choose among; none where there is one.
    pub organisations: Vec<PlannedOrganisation>,
    /// The organisation whose texts follow; none where none is chosen.
    pub chosen: Option<String>,
    pub rows: Vec<UsualTextRow>,
}

/// A kind of session, and what is said of it.
#[derive(Debug, Clone)]
pub struct UsualTextRow {
    /// "föreläsning".
    pub kind: String,
    /// The page that changes it.
    pub href: String,
    pub texts: Vec<TextLine>,
    /// "Från Katrineholms kommun"; none of an own text.
    pub whose: Option<String>,
}
