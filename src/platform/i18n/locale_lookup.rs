//! What follows from a language's row of the table: its tag and direction, its pages, and who is served by it.

use super::Locale;
use super::language_table::{LANGUAGES, Language, Pages};
use crate::platform::text::primary_language;

impl Locale {
    /// The BCP 47 tag: the first segment of a page's path, and `lang` in HTML.
    #[must_use]
    pub fn tag(self) -> &'static str {
        self.row().tag
    }

    fn row(self) -> &'static Language {
        let mut rows = LANGUAGES.iter();
        let row = rows.find(|row| row.locale == self);
        row.unwrap_or(&LANGUAGES[0])
    }

    /// Under which name CLDR has its dates and numbers.
    pub(super) fn in_cldr(self) -> &'static icu_locale::Locale {
        &self.row().cldr
    }

    /// The direction of writing, for `dir` in HTML.
    #[must_use]
    pub fn dir(self) -> &'static str {
        self.row().dir
    }

    /// The language's name for itself.
    #[must_use]
    pub fn endonym(self) -> &'static str {
        self.row().endonym
    }

    /// Whether a person who speaks it has read its texts.
    #[must_use]
    pub fn is_checked(self) -> bool {
        self.row().checked
    }

    /// The language of the pages that its readers are led to.
    #[must_use]
    pub fn page(self) -> Self {
        match self.row().pages {
            Pages::Own => self,
            Pages::SharedWith(page) | Pages::Instead(page) => page,
        }
    }

    /// The page language whose tag this is, to the letter: what a path may begin with.
    #[must_use]
    pub fn exact(tag: &str) -> Option<Self> {
        Self::PAGES.into_iter().find(|locale| locale.tag() == tag)
    }

    /// The page language that serves a reader of `tag`: `sv-FI` gets Swedish, `nn` and `no` get Bokmål.
    #[must_use]
    pub fn parse(tag: &str) -> Option<Self> {
        let asked = Self::of_letter(tag)?;
        match asked.row().pages {
            Pages::Own => Some(asked),
            Pages::SharedWith(page) => Some(page),
            Pages::Instead(_) => None,
        }
    }

    /// The language of a letter to a reader of `tag`.
    #[must_use]
    pub fn of_letter(tag: &str) -> Option<Self> {
        let primary = primary_language(tag)?;
        let mut rows = LANGUAGES.iter();
        rows.find(|row| row.tag == primary).map(|row| row.locale)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_begins_with_a_tag_to_the_letter() {
        assert_eq!(Locale::exact("nb"), Some(Locale::Nb));
        for no_page in ["nn", "fi", "ar", "SV"] {
            assert_eq!(Locale::exact(no_page), None, "{no_page}");
        }
    }

    #[test]
    fn letters_are_in_languages_that_pages_are_not() {
        for (tag, page, letter) in [
            ("no", Some(Locale::Nb), Some(Locale::Nb)),
            ("nn-NO", Some(Locale::Nb), Some(Locale::Nn)),
            ("fi", None, Some(Locale::Fi)),
            ("ar-SY", None, Some(Locale::Ar)),
            ("so", None, None),
        ] {
            assert_eq!(Locale::parse(tag), page, "{tag}");
            assert_eq!(Locale::of_letter(tag), letter, "{tag}");
        }
    }

    #[test]
    fn a_letters_links_lead_to_pages_there_are() {
        let pages = Locale::ALL.map(|locale| locale.page().tag());
        assert_eq!(pages, ["sv", "nb", "en", "nb", "sv", "en"]);
    }
}
