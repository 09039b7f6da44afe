//! A person's name as the person writes it.

use std::fmt;

use diesel::deserialize::FromSqlRow;
use diesel::expression::AsExpression;
use diesel::sql_types::Text;
use unicode_segmentation::UnicodeSegmentation;

use super::clean::{Lines, clean};
use super::link_like::looks_like_link;
use crate::platform::problem::Fault;

const MAX_SEEN: usize = 80;
const MAX_BYTES: usize = 320;

/// A name of 1 to 80 characters as they are seen (at most 320 bytes), in any script. No rule says
/// what a name looks like, but it cannot be a link.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, AsExpression, FromSqlRow)]
#[diesel(sql_type = Text)]
pub struct PersonName(String);

impl PersonName {
    /// Reads a name; white space within becomes single spaces.
    ///
    /// # Errors
    /// `looks-like-link`, and those of [`super::PlainText::parse`].
    pub fn parse(text: &str) -> Result<Self, Fault> {
        let too_long = || Fault::new("too-long").fact("max", MAX_SEEN);
        let cleaned = clean(text, MAX_BYTES, Lines::One).map_err(|fault| {
            if fault.code == "too-long" {
                too_long()
            } else {
                fault
            }
        })?;
        let name = cleaned.split_whitespace().collect::<Vec<_>>().join(" ");
        // Most names have fewer bytes than signs are allowed: nothing to count.
        let many = name.len() > MAX_SEEN && name.graphemes(true).count() > MAX_SEEN;
        if many || name.len() > MAX_BYTES {
            return Err(too_long());
        }
        if looks_like_link(&name) {
            return Err(Fault::new("looks-like-link"));
        }
        Ok(Self(name))
    }

    /// The first word: all that a volunteer's list shows.
    #[must_use]
    pub fn first(&self) -> &str {
        self.0.split(' ').next().unwrap_or_default()
    }
}

text_type!(PersonName);

/// Names stay out of logs.
impl fmt::Debug for PersonName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PersonName(…)")
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn code(text: &str) -> &'static str {
        PersonName::parse(text).unwrap_err().code
    }

    #[test]
    fn names_of_all_kinds_are_kept() {
        for name in [
            "Åsa Öberg",
            "O'Neill",
            "María-José",
            "محمد",
            "Nguyễn Thị Hương",
            "X",
            "李",
        ] {
            assert_eq!(PersonName::parse(name).unwrap().as_str(), name);
        }
        let spaced = PersonName::parse(" Anna \u{a0} Ek ").unwrap();
        assert_eq!((spaced.as_str(), spaced.first()), ("Anna Ek", "Anna"));
    }

    #[test]
    fn eighty_seen_characters_are_the_bound_whatever_they_are_made_of() {
        assert!(PersonName::parse(&"å".repeat(80)).is_ok());
        assert!(PersonName::parse(&"q\u{301}".repeat(80)).is_ok());
        for long in [
            "å".repeat(81),
            "x".repeat(10_000),
            "e\u{302}\u{323}\u{335}".repeat(80),
        ] {
            let fault = PersonName::parse(&long).unwrap_err();
            assert_eq!(fault, Fault::new("too-long").fact("max", 80));
        }
    }

    #[test]
    fn header_tricks_and_links_are_refused() {
        assert_eq!(code("Eve\r\nBcc: x@exempel.se"), "control-character");
        assert_eq!(code("Eve\n"), "control-character");
        assert_eq!(code("Eve\0"), "control-character");
        assert_eq!(code("Eve\u{2028}"), "hidden-character");
        assert_eq!(code("Vinn på http://evil.example"), "looks-like-link");
        assert_eq!(code("=?utf-8?b?RXZl?="), "encoded-word");
        assert_eq!(code(" "), "empty");
    }

    #[test]
    fn a_name_is_not_printed_by_debug() {
        let name = PersonName::parse("Anna Ek").unwrap();
        assert_eq!(format!("{name:?}"), "PersonName(…)");
    }

    proptest! {
        #[test]
        fn an_accepted_name_is_accepted_again_unchanged(text in "\\PC{0,90}") {
            if let Ok(name) = PersonName::parse(&text) {
                prop_assert_eq!(PersonName::parse(name.as_str()), Ok(name.clone()));
                prop_assert!(name.as_str().len() <= 320);
            }
        }
    }
}
