//! The page that moves a booking: plain data, in the reader's language.

use askama::Template;

use crate::booking::present::{RefusalText, VisitFacts};
use crate::platform::i18n::{t, t_with};
use crate::platform::ui::Layout;
use crate::platform::ui::form::{FormErrors, SummaryLine};

/// The booking that is moved.
#[derive(Debug, Clone)]
pub struct MovedBooking {
    /// The name; for a discreet booking the code.
    pub name: String,
    /// Whether that is the code.
    pub is_code: bool,
    /// The session it is in.
    pub visit: VisitFacts,
    /// How many seats it is for.
    pub seats: i64,
    /// Whether a letter tells of the move.
    pub by_letter: bool,
    /// Whether it can be moved at all.
    pub live: bool,
    /// The page of that session.
    pub back_href: String,
}

/// A session to move to.
#[derive(Debug, Clone)]
pub struct MoveChoice {
    /// What the form sends: the session's id.
    pub value: String,
    /// "Onsdag 7 oktober kl. 15.30–16.10".
    pub when: String,
    /// The title.
    pub title: String,
    /// The title's language, where it is not the page's.
    pub title_lang: Option<String>,
    /// The venue's name.
    pub place: String,
    /// "3 platser kvar".
    pub seats: String,
    /// Whether it is chosen.
    pub chosen: bool,
}

/// `/{lang}/desk/bookings/{id}/move`. The form sends `session`.
#[derive(Template)]
#[template(path = "booking/move.html")]
pub struct MovePage {
    /// The frame.
    pub l: Layout,
    action: String,
    moving: MovedBooking,
    /// "Bokningen gäller 2 platser."
    seats: String,
    /// How the person learns of it.
    told: String,
    summary: Vec<SummaryLine>,
    /// Said of a form that was not carried out.
    pub notice: Option<String>,
    /// Why it could not be moved.
    refused: Option<RefusalText>,
    choices: Vec<MoveChoice>,
    /// What is wrong with the choice.
    error: Option<String>,
}

impl MovePage {
    /// The page; the layout's path is its own, and its title is set here.
    #[must_use]
    pub fn new(
        layout: Layout,
        moving: MovedBooking,
        choices: Vec<MoveChoice>,
        errors: &FormErrors,
        refused: Option<RefusalText>,
    ) -> Self {
        let locale = layout.locale;
        let notified = if moving.by_letter {
            "move-told"
        } else {
            "move-not-told"
        };
        // Without choices there is no field to lead to.
        let asked = (!choices.is_empty()).then(|| ("session", t(locale, "move-where")));
        let labels: Vec<_> = asked.into_iter().collect();
        Self {
            action: layout.url(&layout.path),
            seats: t_with(locale, "move-seats", &[("n", moving.seats.into())]),
            told: t(locale, notified).into_owned(),
            summary: errors.summary(&labels),
            error: errors.of_field("session"),
            l: Layout {
                title: t(locale, "move-title").into_owned(),
                error: !errors.is_empty() || refused.is_some(),
                ..layout
            },
            moving,
            notice: None,
            refused,
            choices,
        }
    }
}
