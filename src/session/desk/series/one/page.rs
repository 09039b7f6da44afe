//! View model of a series. `templates/session/series.html` shows it.

use askama::Template;

use crate::platform::ui::Layout;

/// A date of the series.
#[derive(Debug, Clone, Default)]
pub struct SeriesRow {
    /// "mån 29 mars 2027".
    pub day: String,
    /// "13.00".
    pub time: String,
    /// The stop of a tour.
    pub place: Option<String>,
    /// The roster; none where the date was left out.
    pub href: Option<String>,
    /// "Utkast", "3 av 8 bokade"; or why it was left out.
    pub note: String,
    pub is_left_out: bool,
}

/// `/{lang}/desk/series/{seriesId}`.
#[derive(Template)]
#[template(path = "session/series.html")]
pub struct SeriesPage {
    /// Its title is that of the sessions.
    pub l: Layout,
    pub notice: Option<String>,
    /// "Katrineholms bibliotek. 7 tillfällen, det sista måndag 3 maj."
    pub lead: String,
    pub rows: Vec<SeriesRow>,
    /// The action and the words of its button, where drafts are left.
    pub publish: Option<(String, String)>,
    /// Plans the next term with the same fields; none of a block.
    pub renew_href: Option<String>,
    /// Where something of it is to come.
    pub change_href: Option<String>,
    /// Calls off what is to come of it, where that is published.
    pub cancel_href: Option<String>,
}
