//! What waits to be counted: plain data, in the reader's language.

use askama::Template;

use crate::platform::ui::Layout;
use crate::platform::ui::PageLinks;
use crate::platform::ui::form::SummaryLine;

/// One session. The form sends `session` for each, and `total-…`, `estimated-…` and `sure-…` with its id behind.
#[derive(Debug, Clone, Default)]
pub struct CountRow {
    pub id: String,
    /// "Tisdag 29 september kl. 13.00–14.00".
    pub when: String,
    pub title: String,
    /// The title's language, where it is not the page's.
    pub title_lang: Option<String>,
    /// Room, and venue where there are several; who helped.
    pub place: String,
    /// The session's page, with all that can be counted.
    pub href: String,
    /// What was typed, or what those who were ticked off and walked in come to.
    pub total: String,
    pub estimated: bool,
    pub error: Option<String>,
    /// "Ja, 400 kom": stores a figure that was asked about.
    pub sure: Option<String>,
}

/// What was just done.
#[derive(Debug, Clone, Default)]
pub struct CountNotice {
    /// "9 tillfällen är räknade."
    pub saved: Option<String>,
    /// Those that somebody else counted meanwhile.
    pub counted_before: Option<String>,
}

/// `/{lang}/desk/to-count`.
#[derive(Template)]
#[template(path = "booking/to_count.html")]
pub struct ToCountPage {
    pub l: Layout,
    /// Of a form that came after its sign-in had ended.
    pub unsent: Option<String>,
    pub notice: CountNotice,
    pub summary: Vec<SummaryLine>,
    /// Where the form goes.
    pub action: String,
    pub rows: Vec<CountRow>,
    pub paging: Option<PageLinks>,
    /// Where nothing is left to count.
    pub today_href: String,
}
