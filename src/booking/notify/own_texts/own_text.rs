//! An own text in all its languages, checked: whatever stands in braces is known.

use serde_json::Value;

use super::template::Template;
use crate::platform::problem::Faults;
use crate::platform::text::{LanguageTag, LocalText};

/// So many signs in each language.
const MAX_SIGNS: usize = 500;

/// A paragraph that an organisation says in its own words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnText(LocalText);

impl OwnText {
    /// # Errors
    /// At each language's text: those of [`LocalText::parse`] and of [`Template::parse`].
    pub fn parse(texts: Value, first_language: LanguageTag) -> Result<Self, Faults> {
        let texts = LocalText::parse(texts, first_language, MAX_SIGNS, true)?;
        let mut faults = Faults::none();
        for (tag, text) in texts.iter() {
            faults.take(&format!("/{tag}"), Template::parse(text));
        }
        match faults.is_empty() {
            true => Ok(Self(texts)),
            false => Err(faults),
        }
    }

    /// What was checked when it was written.
    pub(super) fn stored(texts: LocalText) -> Self {
        Self(texts)
    }

    /// With its variables in braces.
    #[must_use]
    pub fn texts(&self) -> &LocalText {
        &self.0
    }
}
