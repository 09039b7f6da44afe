//! A venue's week on paper: plain data, in the reader's language.

use askama::Template;

use crate::platform::ui::Layout;

/// One session.
#[derive(Debug, Clone, Default)]
pub struct ProgrammeLine {
    /// "13.00–15.00".
    pub times: String,
    pub title: String,
    /// The title's language, where it is not the page's.
    pub title_lang: Option<String>,
    pub href: String,
    /// Where it is, where that is not the venue: the stop of a tour.
    pub place: Option<String>,
    /// "hjälp på svenska, arabiska"; nothing where none is named.
    pub languages: String,
    /// "Kom när du vill", "Boka plats".
    pub how: String,
    /// "Inställt".
    pub cancelled: Option<String>,
}

/// A day that has sessions.
#[derive(Debug, Clone, Default)]
pub struct ProgrammeDay {
    /// The heading's id in the page.
    pub id: String,
    /// "Tisdag 6 oktober".
    pub heading: String,
    pub lines: Vec<ProgrammeLine>,
}

/// `/{lang}/venues/{slug}/programme?week=2026-W41`.
#[derive(Template)]
#[template(path = "session/programme.html")]
pub struct ProgrammePage {
    /// Its title is the heading: "Program vecka 41".
    pub l: Layout,
    /// The venue's page, and its name.
    pub back_href: String,
    pub venue: String,
    pub address: Option<String>,
    /// "5–11 oktober".
    pub span: String,
    pub previous_href: String,
    /// "Vecka 40".
    pub previous: String,
    pub next_href: String,
    pub next: String,
    pub days: Vec<ProgrammeDay>,
    /// How to book: by the telephone, or at the place.
    pub how: String,
}
