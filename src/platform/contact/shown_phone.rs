//! A telephone number as people see it, and as a link dials it.
//! Where it is at home it stands as it was typed, or as it is dialled there; abroad it has its plus. Pages and
//! letters show it so; the API has the tidy form alone.

use crate::platform::i18n::Locale;
use crate::platform::text::{ascii_digit, is_hidden, trim_typed};

/// Longer than anybody writes a number.
const LONGEST: usize = 30;

/// A number for a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShownPhone {
    /// "0150-570 00", or `+4615057000` abroad.
    pub text: String,
    /// `+4615057000`.
    pub dial: String,
}

impl ShownPhone {
    /// A stored number, in its tidy form and as it was typed, for a page in a language.
    #[must_use]
    pub fn of(tidy: &str, typed: Option<&str>, locale: Locale) -> Self {
        let typed = typed.filter(|_| is_at_home(tidy, locale));
        let at_home = || national(tidy, locale);
        let text = typed.map(str::to_owned).or_else(at_home);
        Self {
            text: text.unwrap_or_else(|| tidy.to_owned()),
            dial: tidy.to_owned(),
        }
    }
}

/// Whether a reader of this language dials the number without its country. The others are read in both countries.
fn is_at_home(tidy: &str, locale: Locale) -> bool {
    match locale {
        Locale::Sv => !tidy.starts_with("+47"),
        Locale::Nb | Locale::Nn => !tidy.starts_with("+46"),
        Locale::En | Locale::Fi | Locale::Ar => true,
    }
}

/// A number of which nobody knows how it was typed, as it is dialled in the reader's country: Sweden has a nought
/// before it, Norway nothing.
fn national(tidy: &str, locale: Locale) -> Option<String> {
    match locale {
        Locale::Sv => tidy.strip_prefix("+46").map(|rest| format!("0{rest}")),
        Locale::Nb | Locale::Nn => tidy.strip_prefix("+47").map(str::to_owned),
        Locale::En | Locale::Fi | Locale::Ar => None,
    }
}

/// A number as it was typed, cleaned for eyes; none where that is longer than any number.
#[must_use]
pub fn phone_as_typed(text: &str) -> Option<String> {
    let seen = trim_typed(text).chars().filter(|sign| !is_hidden(*sign));
    let seen: String = seen.map(|sign| ascii_digit(sign).unwrap_or(sign)).collect();
    let words: Vec<&str> = seen.split_whitespace().collect();
    Some(words.join(" ")).filter(|typed| typed.chars().count() <= LONGEST)
}

/// The same of a member of a merge patch.
#[must_use]
pub fn typed_change(patch: Option<&Option<String>>) -> Option<Option<String>> {
    patch.map(|phone| phone.as_deref().and_then(phone_as_typed))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_has_no_plus_at_home_and_has_one_abroad() {
        let shown = |locale| ShownPhone::of("+4615057000", Some("0150-570 00"), locale);
        assert_eq!(shown(Locale::Sv).text, "0150-570 00");
        assert_eq!(shown(Locale::En).text, "0150-570 00");
        assert_eq!(shown(Locale::Nb).text, "+4615057000");
        assert_eq!(shown(Locale::Sv).dial, "+4615057000");
    }

    #[test]
    fn a_number_that_was_kept_without_its_spelling_has_no_plus_at_home_either() {
        let shown = |tidy, locale| ShownPhone::of(tidy, None, locale).text;
        assert_eq!(shown("+4615057000", Locale::Sv), "015057000");
        assert_eq!(shown("+4722334455", Locale::Nb), "22334455");
        assert_eq!(shown("+4722334455", Locale::Sv), "+4722334455");
        assert_eq!(shown("+4615057000", Locale::En), "+4615057000");
    }

    #[test]
    fn what_was_typed_is_cleaned() {
        let typed = phone_as_typed("\u{202a} 0150\u{a0}-\t570  00.\u{202c}");
        assert_eq!(typed.as_deref(), Some("0150 - 570 00"));
        assert_eq!(phone_as_typed("٠٧٠-١٢٣").as_deref(), Some("070-123"));
        assert_eq!(phone_as_typed(&"-".repeat(31)), None);
    }
}
