//! The page that books a paper list: plain data, in the reader's language.

use askama::Template;

use crate::booking::present::RefusalText;
use crate::platform::ui::Layout;
use crate::platform::ui::form::{Field, SummaryLine};

/// `/{lang}/desk/sessions/{sessionId}/list`. One form sends `names`, one a `file`; the judged names come back with
/// `step`: `book`.
#[derive(Template)]
#[template(path = "booking/name_list.html")]
pub struct NameListPage {
    pub l: Layout,
    pub notice: Option<String>,
    pub refused: Option<RefusalText>,
    pub summary: Vec<SummaryLine>,
    pub back_href: String,
    /// "Tisdag 6 oktober kl. 11.00–12.00: Datorhjälp".
    pub session: String,
    pub action: String,
    pub names: Field,
    pub file_error: Option<String>,
    /// None before anything was sent.
    pub judged: Option<JudgedList>,
}

/// What would come of the names.
#[derive(Debug, Clone, Default)]
pub struct JudgedList {
    /// "8 personer får plats."
    pub counts: Vec<String>,
    /// "Boka 8 personer"; none where there is nobody to book, or something to mend.
    pub button: Option<String>,
    /// What was judged, for that button.
    pub names: String,
    pub faults_heading: Option<String>,
    pub faults: Vec<ListFault>,
    /// "200 fel till."
    pub more: Option<String>,
}

/// What is wrong with a line.
#[derive(Debug, Clone, Default)]
pub struct ListFault {
    /// "Rad 5".
    pub place: String,
    /// As it was typed.
    pub line: String,
    pub words: String,
}
