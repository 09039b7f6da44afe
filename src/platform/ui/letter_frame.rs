//! What stands around every letter in HTML: the logo, who writes, the colours. `templates/mail/frame.html` is made of
//! it. Nothing in it is fetched, and nothing that must be understood is a picture.

use super::{Branding, Colours};
use crate::platform::i18n::Locale;

/// The frame of a letter.
#[derive(Debug)]
pub struct LetterFrame<'a> {
    pub branding: &'a Branding,
    /// The reader's language.
    pub locale: Locale,
    pub subject: String,
    /// The organisation.
    pub from: String,
}

impl LetterFrame<'_> {
    #[must_use]
    pub fn colours(&self) -> &Colours {
        &self.branding.colours
    }

    /// The branding's SVG, to stand in the letter itself; mail programs that take it out leave the name beside it.
    #[must_use]
    pub fn logo(&self) -> &str {
        std::str::from_utf8(self.branding.logo.content()).unwrap_or_default()
    }
}
