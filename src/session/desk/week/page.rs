//! A week: plain data, in the reader's language.

use askama::Template;

use crate::platform::ui::Layout;
use crate::platform::ui::form::Choices;

#[derive(Debug, Clone, Default)]
pub struct WeekDay {
    /// "Mån 5 okt."
    pub heading: String,
    pub is_today: bool,
    /// "Stängt: Långfredagen".
    pub closed: Option<String>,
}

/// A session, or slots that follow each other.
#[derive(Debug, Clone, Default)]
pub struct WeekBox {
    /// "10.00–12.40".
    pub times: String,
    /// "Hjälp på tu man hand, 4 tider".
    pub title: String,
    /// The title's language, where it is not the page's.
    pub title_lang: Option<String>,
    /// The list of one session; the day of several.
    pub href: String,
    /// Room or helpers, and how many seats are taken: "Erik · 3 av 4 bokade".
    pub facts: String,
    /// "Fullt", "Inställt", "Inte räknad", "Hjälpare saknas".
    pub mark: Option<String>,
    /// `filled`, `wrong` or nothing: how it looks.
    pub class: &'static str,
}

/// A room or a helper: the boxes of each day.
#[derive(Debug, Clone, Default)]
pub struct WeekRow {
    pub name: String,
    pub cells: Vec<Vec<WeekBox>>,
}

/// A day of the list that a telephone shows.
#[derive(Debug, Clone, Default)]
pub struct WeekListDay {
    /// The heading's id in the page.
    pub id: String,
    pub heading: String,
    /// "Stängt: Långfredagen".
    pub closed: Option<String>,
    pub boxes: Vec<WeekBox>,
}

/// `/{lang}/desk/week`. The form sends `by`, and keeps `week` and `venue`.
#[derive(Template)]
#[template(path = "session/week.html")]
pub struct WeekPage {
    /// Its title is the heading: "Vecka 41, mån 5 okt.–sön 11 okt."
    pub l: Layout,
    /// The venue, for a sheet of paper.
    pub place: Option<String>,
    /// The week of the chosen venue, in large type to be put up.
    pub programme_href: Option<String>,
    pub previous_href: String,
    /// "Vecka 40".
    pub previous: String,
    pub next_href: String,
    pub next: String,
    pub by: Choices,
    pub hidden: Vec<(&'static str, String)>,
    /// "Rum" or "Hjälpare".
    pub rows_are: String,
    pub days: Vec<WeekDay>,
    pub rows: Vec<WeekRow>,
    pub list: Vec<WeekListDay>,
    pub nothing: Option<String>,
    pub more: Option<String>,
}
