//! Chooses among the languages of a session's texts.

use std::collections::BTreeMap;

use crate::platform::i18n::Locale;
use crate::platform::text::LocalText;

/// The languages of texts, by the members that hold them.
pub type TextLanguages = BTreeMap<&'static str, String>;

/// Chooses a text's language for one reader, and remembers which are not the reader's own.
pub struct Words<'a> {
    locale: Locale,
    default: &'a str,
    fallback: Option<String>,
    named: TextLanguages,
    first: Option<String>,
    differ: bool,
}

impl<'a> Words<'a> {
    /// `default` is the language that the texts' owner writes in.
    #[must_use]
    pub fn new(locale: Locale, default: &'a str) -> Self {
        Self {
            locale,
            default,
            fallback: None,
            named: TextLanguages::new(),
            first: None,
            differ: false,
        }
    }

    pub fn pick(&mut self, text: &LocalText) -> String {
        self.choose(text).0
    }

    /// The same of the text that a member of an answer holds.
    pub fn pick_for(&mut self, member: &'static str, text: &LocalText) -> String {
        let (text, tag) = self.choose(text);
        let first = self.first.get_or_insert_with(|| tag.clone());
        self.differ |= *first != tag;
        if tag != self.locale.tag() {
            self.named.insert(member, tag);
        }
        text
    }

    fn choose(&mut self, text: &LocalText) -> (String, String) {
        let (text, tag) = text.best(&[self.locale.tag()], self.default);
        if tag != self.locale.tag() && self.fallback.is_none() {
            self.fallback = Some(tag.to_owned());
        }
        (text.to_owned(), tag.to_owned())
    }

    /// Where the texts are in different languages: that of each which is not the reader's own, by member.
    #[must_use]
    pub fn each(&self) -> Option<TextLanguages> {
        self.differ.then(|| self.named.clone())
    }

    /// The first language that is not the reader's own.
    #[must_use]
    pub fn fallback(self) -> Option<String> {
        self.fallback
    }
}
