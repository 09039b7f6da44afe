//! Chooses among the languages of a session's texts.

use crate::platform::i18n::Locale;
use crate::platform::text::LocalText;

/// Chooses a text's language for one reader, and remembers the first that is not the reader's own.
pub struct Words<'a> {
    locale: Locale,
    default: &'a str,
    fallback: Option<String>,
}

impl<'a> Words<'a> {
    /// `default` is the language that the texts' owner writes in.
    #[must_use]
    pub fn new(locale: Locale, default: &'a str) -> Self {
        Self {
            locale,
            default,
            fallback: None,
        }
    }

    pub fn pick(&mut self, text: &LocalText) -> String {
        let (text, tag) = text.best(&[self.locale.tag()], self.default);
        if tag != self.locale.tag() && self.fallback.is_none() {
            self.fallback = Some(tag.to_owned());
        }
        text.to_owned()
    }

    /// The first language that is not the reader's own.
    #[must_use]
    pub fn fallback(self) -> Option<String> {
        self.fallback
    }
}
