//! The languages our own texts are complete in, and which of them a reader gets.

use icu_locale::locale;

use crate::platform::text::primary_language;

/// A language of our texts. What staff write may be in many more.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Locale {
    /// Swedish.
    #[default]
    Sv,
    /// Norwegian Bokmål.
    Nb,
    /// English.
    En,
}

impl Locale {
    /// Every one, in the order the language links stand in.
    pub const ALL: [Self; 3] = [Self::Sv, Self::Nb, Self::En];

    /// The BCP 47 tag: the first segment of a page's path, and `lang` in its HTML.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Self::Sv => "sv",
            Self::Nb => "nb",
            Self::En => "en",
        }
    }

    /// Under which name CLDR has its dates and numbers.
    pub(super) fn in_cldr(self) -> icu_locale::Locale {
        match self {
            Self::Sv => locale!("sv"),
            Self::Nb => locale!("nb"),
            Self::En => locale!("en-GB"),
        }
    }

    /// The direction of writing, for `dir` in HTML.
    #[must_use]
    pub fn dir(self) -> &'static str {
        match self {
            Self::Sv | Self::Nb | Self::En => "ltr",
        }
    }

    /// The language's name for itself.
    #[must_use]
    pub fn endonym(self) -> &'static str {
        match self {
            Self::Sv => "Svenska",
            Self::Nb => "Norsk",
            Self::En => "English",
        }
    }

    /// The locale whose tag this is, to the letter: what a path may begin with.
    #[must_use]
    pub fn exact(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|locale| locale.tag() == tag)
    }

    /// The locale that serves a reader of `tag`: `sv-FI` gets Swedish, `nn` and `no` get Bokmål.
    #[must_use]
    pub fn parse(tag: &str) -> Option<Self> {
        match primary_language(tag)? {
            "sv" => Some(Self::Sv),
            "nb" | "nn" => Some(Self::Nb),
            "en" => Some(Self::En),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Locale;

    #[test]
    fn a_path_begins_with_a_tag_to_the_letter() {
        assert_eq!(Locale::exact("nb"), Some(Locale::Nb));
        assert_eq!(Locale::exact("nn"), None);
        assert_eq!(Locale::exact("SV"), None);
    }
}
