//! The page of a search: plain data, in the reader's language.

use askama::Template;

use crate::platform::ui::Layout;
use crate::platform::ui::PageLinks;
use crate::platform::ui::form::{Field, SummaryLine};

/// One booking that was found.
#[derive(Debug, Clone)]
pub struct FoundRow {
    /// The name; none of a discreet booking.
    pub name: Option<String>,
    /// `KDM4 X7H3`.
    pub number: String,
    pub href: String,
    /// "Onsdag 7 oktober kl. 15.30–16.10".
    pub when: String,
    pub title: String,
    /// The title's language, where it is not the page's.
    pub title_lang: Option<String>,
    pub place: String,
    /// How far it has come.
    pub status: String,
}

/// `/{lang}/desk/search`.
#[derive(Template)]
#[template(path = "booking/search.html")]
pub struct SearchPage {
    /// The frame.
    pub l: Layout,
    pub summary: Vec<SummaryLine>,
    /// `q`, `from` and `to`.
    pub fields: [Field; 3],
    /// "3 bokningar"; none before anything was searched for.
    pub found: Option<String>,
    pub rows: Vec<FoundRow>,
    pub paging: Option<PageLinks>,
}
