//! The word an address is made of: `katrineholm-valla`. It never changes.

use diesel::deserialize::FromSqlRow;
use diesel::expression::AsExpression;
use diesel::sql_types::Text;

use super::fold::fold_to_ascii;
use crate::platform::problem::Fault;
use crate::platform::schemas::{schema_of, text};

const MIN: usize = 2;
const MAX: usize = 60;

/// Two to sixty lower-case ASCII letters and digits, with single hyphens between them.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, AsExpression, FromSqlRow)]
#[diesel(sql_type = Text)]
pub struct Slug(String);

impl Slug {
    /// Reads a slug as it is; nothing is made lower-case here, so that one thing has one address.
    ///
    /// # Errors
    /// `empty`, `too-long` (fact `max`), `bad-slug`.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        match text.len() {
            0 => Err(Fault::new("empty")),
            length if length > MAX => Err(Fault::new("too-long").fact("max", MAX)),
            length if length >= MIN && is_slug(text) => Ok(Self(text.to_owned())),
            _ => Err(Fault::new("bad-slug")),
        }
    }

    /// Makes a slug from a name: `Katrineholm Välla` gives `katrineholm-valla`.
    ///
    /// # Errors
    /// `bad-slug` when the name has too few letters that ASCII can write.
    pub fn from_name(name: &str) -> Result<Self, Fault> {
        let folded = fold_to_ascii(name);
        let words: Vec<&str> = folded
            .split(|sign: char| !sign.is_ascii_alphanumeric())
            .filter(|word| !word.is_empty())
            .collect();
        let joined: String = words.join("-").chars().take(MAX).collect();
        match joined.trim_end_matches('-') {
            "" => Err(Fault::new("bad-slug")),
            slug => Self::parse(slug),
        }
    }
}

/// A query takes a slug or an id, so nothing that reads as an id is a slug.
fn is_slug(text: &str) -> bool {
    text.split('-').all(is_word) && uuid::Uuid::try_parse(text).is_err()
}

fn is_word(word: &str) -> bool {
    !word.is_empty()
        && word
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
}

text_type!(Slug);
schema_of!(
    Slug,
    "Slug",
    text(
        MIN,
        MAX,
        "A word in paths: lower-case letters and digits, with single hyphens between them"
    )
    .pattern(Some("^[a-z0-9]+(-[a-z0-9]+)*$"))
);

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn names_become_slugs() {
        for (name, slug) in [
            ("Katrineholm Välla", "katrineholm-valla"),
            ("Norsjø", "norsjo"),
            ("  Sæby -- Bibliotek & Café 2  ", "saeby-bibliotek-cafe-2"),
        ] {
            assert_eq!(Slug::from_name(name).unwrap().as_str(), slug);
        }
        let long = Slug::from_name(&"ab ".repeat(40)).unwrap();
        assert_eq!(long.as_str().len(), 59, "cut at a hyphen, which goes too");
        for none in ["", "!", "å", "مكتبة"] {
            assert_eq!(Slug::from_name(none).unwrap_err().code, "bad-slug");
        }
    }

    #[test]
    fn a_slug_is_lower_case_words_with_single_hyphens() {
        for right in ["katrineholm", "emedborgarveckan-2026", "a1"] {
            assert_eq!(Slug::parse(right).unwrap().as_str(), right);
        }
        for wrong in [
            "a", "Ab", "a--b", "-ab", "ab-", "välla", "a b", "a/b", "ab\n", "a_b",
        ] {
            assert_eq!(Slug::parse(wrong).unwrap_err().code, "bad-slug", "{wrong}");
        }
        assert_eq!(Slug::parse("").unwrap_err().code, "empty");
        assert_eq!(Slug::parse(&"a".repeat(61)).unwrap_err().code, "too-long");
    }

    #[test]
    fn nothing_that_reads_as_an_id_is_a_slug() {
        let id = "0190c8f4-7d0a-7000-8000-000000000001";
        assert_eq!(Slug::parse(id).unwrap_err().code, "bad-slug");
    }

    proptest! {
        #[test]
        fn what_a_name_gives_is_a_slug(name in "\\PC{0,80}") {
            if let Ok(slug) = Slug::from_name(&name) {
                prop_assert_eq!(Slug::parse(slug.as_str()), Ok(slug.clone()));
            }
        }
    }
}
