//! What staff wrote, as a letter passes it on: in the reader's language where they wrote it in that, else marked.

use super::isolate::{self, Piece};
use crate::platform::i18n::Locale;
use crate::platform::text::LocalText;

/// Staff's own words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Said {
    pub text: String,
    /// Their language, where it is not the letter's.
    pub lang: Option<String>,
}

impl Said {
    /// The best of what they wrote for a reader: in the reader's language, else in that of the pages they are led to.
    pub fn best(text: &LocalText, locale: Locale) -> Self {
        let wanted = [locale.tag(), locale.page().tag()];
        let (text, lang) = text.best_in(&wanted, "sv");
        Self { text, lang }
    }

    /// With names and numbers apart.
    pub fn pieces(&self) -> Vec<Piece> {
        isolate::pieces(&self.text)
    }
}
