//! The list on paper: plain data, in the reader's language.

use askama::Template;

use crate::platform::ui::Layout;

/// Empty lines for those who just come.
pub const EMPTY_LINES: usize = 8;

/// `/{lang}/desk/sessions/{id}/paper`.
#[derive(Template)]
#[template(path = "booking/paper.html")]
pub struct PaperPage {
    /// The frame. Its title is the heading.
    pub l: Layout,
    pub back_href: String,
    /// "13.00 Öppen datorhjälp".
    pub session: String,
    /// "Tisdag 6 oktober kl. 13.00–15.00".
    pub when: String,
    pub place: String,
    pub people: Vec<PaperLine>,
    pub empty: std::ops::Range<usize>,
}

/// One who is expected.
#[derive(Debug, Clone)]
pub struct PaperLine {
    /// "Gunvor A."; for a discreet booking the number.
    pub name: String,
    pub is_code: bool,
    /// The booking's number, to enter it later; not for volunteers, and not where it is the name.
    pub number: Option<String>,
    /// "3 personer", "Tolk: arabiska".
    pub facts: Vec<String>,
    pub topics: String,
}
