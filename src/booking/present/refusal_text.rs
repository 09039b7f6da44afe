//! A refusal in the words of a page.

use crate::platform::i18n::{Locale, localise};
use crate::platform::problem::Problem;

/// The title and the detail of a refusal, in the reader's language.
#[derive(Debug, Clone)]
pub struct RefusalText {
    pub title: String,
    pub detail: String,
}

impl RefusalText {
    #[must_use]
    pub fn of(problem: &Problem, locale: Locale) -> Self {
        let localised = localise(problem, locale);
        Self {
            title: localised.title,
            detail: localised.detail,
        }
    }
}
