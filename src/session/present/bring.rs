//! What a visitor has along, or ready where nobody goes anywhere, by the kind of session: in the organisation's words
//! where it has some, else in ours.
//! The session's page says it, and the booking slice's pages, slips and letters.

use crate::platform::i18n::{Locale, t};
use crate::platform::text::LocalText;
use crate::platform::ui::Layout;
use crate::session::model::SessionKind;

/// What to have along.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bring {
    /// The key of what it is called.
    pub label: &'static str,
    /// The key of our words.
    text: &'static str,
    own: Option<LocalText>,
}

/// What to have along, for one reader.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BringSaid {
    pub text: String,
    /// Its language, where it is not the reader's.
    pub lang: Option<String>,
}

impl Bring {
    /// In our words.
    #[must_use]
    pub fn to(kind: SessionKind) -> Self {
        Self::of(kind, None)
    }

    /// In these words, where there are some.
    #[must_use]
    pub fn of(kind: SessionKind, own: Option<LocalText>) -> Self {
        let (label, text) = match kind {
            SessionKind::Phone => ("fact-prepare", "prepare-phone"),
            SessionKind::HomeVisit => ("fact-prepare", "prepare-home"),
            SessionKind::Lecture
            | SessionKind::Debate
            | SessionKind::FocusGroup
            | SessionKind::InternalTraining => ("fact-bring", "bring-to-listen"),
            _ => ("fact-bring", "bring-usual"),
        };
        Self { label, text, own }
    }

    /// For the reader of a page.
    #[must_use]
    pub fn said_on(&self, layout: &Layout) -> BringSaid {
        self.said(layout.locale)
    }

    /// For a reader: the best of what was written, in the reader's language or in that of the pages they are led to.
    #[must_use]
    pub fn said(&self, locale: Locale) -> BringSaid {
        let Some(own) = &self.own else {
            return BringSaid {
                text: t(locale, self.text).into_owned(),
                lang: None,
            };
        };
        let (text, lang) = own.best_in(&[locale.tag(), locale.page().tag()], "sv");
        BringSaid { text, lang }
    }
}
