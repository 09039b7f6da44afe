//! View model of the plan: plain data in the reader's language.
//! `days` fills its rows; `templates/session/plan.html` shows it.

use askama::Template;

use crate::platform::i18n::{Locale, t, t_with};
use crate::platform::ui::Layout;
use crate::platform::ui::PageLinks;
use crate::platform::ui::form::{Choices, Field};

/// `/{lang}/desk/plan`. The filter sends `from` and `status`, and keeps `venue`.
#[derive(Template)]
#[template(path = "session/plan.html")]
pub struct PlanPage {
    pub l: Layout,
    /// What was just done.
    pub notice: Option<String>,
    pub new_href: String,
    pub series_href: String,
    pub blocks_href: String,
    pub tours_href: String,
    /// What the chosen venue helps with.
    pub topics_href: Option<String>,
    /// Reports on accessibility that wait.
    pub reports: Option<Waiting>,
    /// Proposals that wait to be published.
    pub proposals: Option<Waiting>,
    /// Series that end soon and have no next term.
    pub ending: Vec<EndingLine>,
    pub from: Field,
    pub status: Choices,
    /// The slug of the chosen venue.
    pub venue: Option<String>,
    pub days: Vec<PlanDay>,
    /// Set where there is more than one page.
    pub paging: Option<PageLinks>,
}

/// A series that ends soon.
#[derive(Debug, Clone)]
pub struct EndingLine {
    /// "Mobilhjälp slutar måndag 30 november."
    pub text: String,
    /// The form for its next term.
    pub href: String,
}

/// Something that waits for this reader.
#[derive(Debug, Clone)]
pub struct Waiting {
    pub href: String,
    /// "2 rapporter om tillgänglighet".
    pub text: String,
}

impl Waiting {
    /// `None` where nothing waits; the text says how many.
    #[must_use]
    pub fn of(locale: Locale, key: &str, href: String, n: i64) -> Option<Self> {
        let text = t_with(locale, key, &[("n", n.into())]);
        (n > 0).then_some(Self { href, text })
    }
}

#[derive(Debug, Clone, Default)]
pub struct PlanDay {
    /// The heading's id in the page.
    pub id: String,
    /// "I dag, tisdag 6 oktober".
    pub heading: String,
    /// In order of time.
    pub sessions: Vec<PlanRow>,
}

#[derive(Debug, Clone, Default)]
pub struct PlanRow {
    /// The roster.
    pub href: String,
    /// "13.00".
    pub time: String,
    /// "till 15.00".
    pub until: String,
    pub title: String,
    /// Venue and room: "Katrineholms bibliotek, sal 2".
    pub place: String,
    /// "11 av 12 bokade".
    pub booked: String,
    /// "Utkast", "Inställd".
    pub state: Option<String>,
    /// "3 i kö".
    pub flag: Option<String>,
}

impl PlanRow {
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
