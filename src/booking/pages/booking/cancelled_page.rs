//! The page of a cancelled booking: that, and the session; nothing else.
//! One cause, one sentence.

use askama::Template;

use crate::booking::notify::LetterFate;
use crate::booking::present::VisitFacts;
use crate::platform::i18n::t;
use crate::platform::ui::Layout;

/// Who cancelled.
#[derive(Debug, Clone)]
pub enum CancelledBy {
    /// The visitor, or the desk because they asked for it.
    Visitor,
    /// The desk.
    Desk,
    /// The desk, for want of an interpreter.
    NoInterpreter,
    /// The session has become a drop-in.
    NoBookingNeeded,
    /// Nobody: an offer ran out before it was accepted.
    Late,
    /// We did.
    Us {
        /// Why.
        reason: Option<String>,
        /// The reason's language, where it is not the page's.
        reason_lang: Option<String>,
    },
}

impl CancelledBy {
    /// Whether the person may still come, as to a drop-in.
    fn takes_place(&self) -> bool {
        matches!(self, Self::NoBookingNeeded)
    }
}

/// `/{lang}/bookings/{number}` of a cancelled booking: that, and the session; nothing else.
#[derive(Template)]
#[template(path = "booking/cancelled.html")]
pub struct CancelledPage {
    /// The frame.
    pub l: Layout,
    /// Who did it.
    pub by: CancelledBy,
    /// What, when and where it was.
    pub visit: VisitFacts,
    /// The list of sessions.
    pub again_href: String,
    /// Whether the letter about it is withheld.
    no_letter: bool,
}

impl CancelledPage {
    /// The page; the layout's title is set here.
    #[must_use]
    pub fn new(layout: Layout, by: CancelledBy, visit: VisitFacts) -> Self {
        let key = match by {
            CancelledBy::Visitor | CancelledBy::Desk | CancelledBy::NoInterpreter => {
                "cancelled-title"
            }
            CancelledBy::NoBookingNeeded => "cancelled-drop-in-title",
            CancelledBy::Late => "cancelled-late-title",
            CancelledBy::Us { .. } => "cancelled-by-us-title",
        };
        let again_href = layout.url("/sessions");
        let l = Layout {
            title: t(layout.locale, key).into_owned(),
            ..layout
        };
        Self {
            l,
            by,
            visit,
            again_href,
            no_letter: false,
        }
    }

    /// The same, of a booking whose last letter fared so.
    #[must_use]
    pub fn with_letter(self, letter: Option<LetterFate>) -> Self {
        Self {
            no_letter: letter == Some(LetterFate::NotSent),
            ..self
        }
    }
}
