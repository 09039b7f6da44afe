//! What was refused, in the reader's language; faults of fields stand beside their fields.

use crate::platform::i18n::{Locale, localise};
use crate::platform::problem::{Problem, UNSENT_FORM};

/// The title and the detail of a refusal.
#[derive(Debug, Clone)]
pub struct RefusedWords {
    pub title: String,
    pub detail: String,
}

impl RefusedWords {
    /// None for faults of fields, and for a form that nobody sent.
    #[must_use]
    pub fn of(problem: Option<&Problem>, locale: Locale) -> Option<Self> {
        let problem = problem?;
        if !problem.fields.is_empty() || *problem.kind == UNSENT_FORM {
            return None;
        }
        let localised = localise(problem, locale);
        Some(Self {
            title: localised.title,
            detail: localised.detail,
        })
    }
}

/// Whether a page shows the problem; what is not there, or is not theirs to see, has a page of its own.
pub fn is_shown(problem: &Problem) -> bool {
    [401, 409, 412, 422, 429].contains(&problem.kind.status)
        || *problem.kind == crate::staff::problems::NOT_GRANTABLE
}
