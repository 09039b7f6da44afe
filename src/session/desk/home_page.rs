//! View model of the desk's list of sessions: plain data in the reader's language.
//! `home` fills it; `templates/session/desk.html` shows it.

use askama::Template;

use crate::platform::i18n::{Locale, t, t_with};
use crate::platform::ui::Layout;
use crate::session::present::page_links::PageLinks;

/// `/{lang}/desk`.
#[derive(Template)]
#[template(path = "session/desk.html")]
pub struct DeskPage {
    /// Its title is the heading: "I dag på Katrineholms bibliotek".
    pub l: Layout,
    /// What was just done.
    pub notice: Option<String>,
    pub tiles: Vec<Tile>,
    /// Back to the whole list, from what waits to be counted.
    pub back: Option<String>,
    /// Set for those who may draft a session.
    pub new_href: Option<String>,
    pub days: Vec<DeskDay>,
    /// Said where there are no sessions.
    pub none: String,
    /// Set where there is more than one page.
    pub paging: Option<PageLinks>,
}

impl DeskPage {
    /// "I dag på Katrineholms bibliotek"; without a place, "Tider".
    #[must_use]
    pub fn title(locale: Locale, place: Option<&str>) -> String {
        match place {
            None => t(locale, "desk-title").into_owned(),
            Some(place) => t_with(locale, "desk-title-place", &[("place", place.into())]),
        }
    }
}

/// A figure at the top of the desk.
#[derive(Debug, Clone, Default)]
pub struct Tile {
    /// "11".
    pub number: String,
    /// "bokade".
    pub label: String,
    /// Somebody must act.
    pub urgent: bool,
    /// Where the sessions are that it counts.
    pub href: Option<String>,
}

impl Tile {
    /// Sessions today.
    #[must_use]
    pub fn sessions(locale: Locale, n: i64) -> Self {
        Self::of(locale, "tile-sessions", n, false)
    }

    /// Seats booked today.
    #[must_use]
    pub fn booked(locale: Locale, n: i64) -> Self {
        Self::of(locale, "tile-booked", n, false)
    }

    /// People to telephone.
    #[must_use]
    pub fn to_call(locale: Locale, n: i64) -> Self {
        Self::of(locale, "tile-to-call", n, n > 0)
    }

    /// Letters that did not arrive.
    #[must_use]
    pub fn undelivered(locale: Locale, n: i64) -> Self {
        Self::of(locale, "tile-undelivered", n, n > 0)
    }

    /// Sessions that are over and not counted.
    #[must_use]
    pub fn uncounted(locale: Locale, n: i64) -> Self {
        Self::of(locale, "tile-uncounted", n, n > 0)
    }

    /// Reports on accessibility that wait.
    #[must_use]
    pub fn reports(locale: Locale, n: i64) -> Self {
        Self::of(locale, "tile-reports", n, true)
    }

    /// The figure leads to what it counts, where there is any.
    #[must_use]
    pub fn leading_to(mut self, href: String) -> Self {
        self.href = self.urgent.then_some(href);
        self
    }

    fn of(locale: Locale, key: &str, n: i64, urgent: bool) -> Self {
        Self {
            number: n.to_string(),
            label: t_with(locale, key, &[("n", n.into())]),
            urgent,
            href: None,
        }
    }
}

#[derive(Debug, Clone, Default)]
pub struct DeskDay {
    /// The heading's id in the page.
    pub id: String,
    /// "I dag, tisdag 6 oktober".
    pub heading: String,
    /// In order of time.
    pub sessions: Vec<DeskSession>,
}

#[derive(Debug, Clone, Default)]
pub struct DeskSession {
    /// The roster.
    pub href: String,
    /// "13.00".
    pub time: String,
    /// "till 15.00".
    pub until: String,
    pub title: String,
    /// Venue, room, helpers: "sal 2 · Huda, Lars".
    pub place: String,
    /// "11 av 12 bokade".
    pub booked: String,
    /// "Utkast", "Inställd".
    pub state: Option<String>,
    /// "Inte räknad".
    pub flag: Option<String>,
}

impl DeskSession {
    /// The seats taken, in words; without a total it is a drop-in.
    #[must_use]
    pub fn booked(locale: Locale, taken: i64, total: Option<i64>) -> String {
        match total {
            Some(total) => t_with(
                locale,
                "desk-booked",
                &[("taken", taken.into()), ("total", total.into())],
            ),
            None => t(locale, "seats-no-booking").into_owned(),
        }
    }

    /// What needs a look: a missing count, or a waiting list.
    #[must_use]
    pub fn flag(locale: Locale, waiting: i64, uncounted: bool) -> Option<String> {
        match (uncounted, waiting) {
            (true, _) => Some(t(locale, "desk-uncounted").into_owned()),
            (false, 0) => None,
            (false, n) => Some(t_with(locale, "desk-waiting", &[("n", n.into())])),
        }
    }
}
