//! Sentences for the two usual causes, in the languages that the service speaks.

use super::form::CancelForm;
use crate::platform::i18n::{Locale, t};

/// Why sessions are usually called off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Proposal {
    Storm,
    Sickness,
}

impl Proposal {
    pub fn parse(step: &str) -> Option<Self> {
        match step {
            "storm" => Some(Self::Storm),
            "sickness" => Some(Self::Sickness),
            _ => None,
        }
    }

    fn key(self) -> &'static str {
        match self {
            Self::Storm => "cancel-several-storm-text",
            Self::Sickness => "cancel-several-sickness-text",
        }
    }

    /// Writes it into the fields of those languages.
    pub fn write_into(self, form: &mut CancelForm) {
        for (tag, text) in &mut form.reasons {
            if let Some(locale) = Locale::parse(tag.as_str()) {
                *text = t(locale, self.key()).into_owned();
            }
        }
    }
}
