//! A person's name as the person writes it.

use std::fmt;

use diesel::deserialize::FromSqlRow;
use diesel::expression::AsExpression;
use diesel::sql_types::Text;
use unicode_segmentation::UnicodeSegmentation;

use super::clean::{Lines, clean, looks_like_link, looks_like_offer, trim_typed};
use crate::platform::problem::Fault;
use crate::platform::schemas::{schema_of, text};

const MAX_SEEN: usize = 80;
const MAX_BYTES: usize = 320;

/// A name of 1 to 80 characters as they are seen (at most 320 bytes), in any script. No rule says
/// what a name looks like, but it cannot be a link, a sum of money or a telephone number.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, AsExpression, FromSqlRow)]
#[diesel(sql_type = Text)]
pub struct PersonName(String);

impl PersonName {
    /// Reads a name; white space within becomes single spaces.
    ///
    /// # Errors
    /// `looks-like-link`, `looks-like-offer`, and those of [`super::PlainText::parse`].
    pub fn parse(text: &str) -> Result<Self, Fault> {
        let too_long = || Fault::new("too-long").fact("max", MAX_SEEN);
        let cleaned = clean(trim_typed(text), MAX_BYTES, Lines::One).map_err(|fault| {
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
        if looks_like_offer(&name) {
            return Err(Fault::new("looks-like-offer"));
        }
        Ok(Self(name))
    }
}

/// What stands before a name and is none.
const TITLES: [&str; 15] = [
    "dr",
    "doktor",
    "prof",
    "professor",
    "herr",
    "hr",
    "fru",
    "fröken",
    "frk",
    "frøken",
    "mr",
    "mrs",
    "ms",
    "miss",
    "pastor",
];

/// The first name, as far as it can be told: all that a volunteer's list shows. A surname written first is passed
/// over ("Svensson, Anna", "van der Berg Eva"); where only a surname is left, its initial stands for it.
#[must_use]
pub fn first_name(name: &str) -> String {
    let given = match name.split_once(',') {
        Some((_, given)) if !given.trim().is_empty() => given,
        _ => name,
    };
    let mut words = given.split_whitespace().peekable();
    let mut titled = false;
    while words.next_if(|word| is_title(word)).is_some() {
        titled = true;
    }
    let mut surname = None;
    if words.peek().is_some_and(|word| is_particle(word)) {
        surname = words.by_ref().find(|word| !is_particle(word));
    }
    let first = words.next();
    let alone = first.filter(|_| titled && words.peek().is_none());
    match (first, alone.or(surname.filter(|_| first.is_none()))) {
        (_, Some(surname)) => initial(surname),
        (Some(first), None) => first.to_owned(),
        (None, None) => initial(given),
    }
}

fn is_title(word: &str) -> bool {
    let plain = word.trim_end_matches('.').to_lowercase();
    TITLES.contains(&plain.as_str())
}

/// "van", "der", "af", "de la": a word in small letters, in a script that has capitals.
fn is_particle(word: &str) -> bool {
    const PARTICLES: [&str; 22] = [
        "af", "al", "av", "bin", "da", "dal", "de", "del", "della", "den", "der", "di", "dos",
        "du", "el", "la", "le", "ten", "ter", "van", "von", "zu",
    ];
    PARTICLES.contains(&word)
}

fn initial(name: &str) -> String {
    let first = name.trim().graphemes(true).next().unwrap_or_default();
    format!("{first}.")
}

text_type!(PersonName);
schema_of!(
    PersonName,
    "PersonName",
    text(
        1,
        MAX_SEEN,
        "A person's name as the person writes it; a first name is enough"
    )
);

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
        assert_eq!(spaced.as_str(), "Anna Ek");
        for typed in [
            "Anna Ek.",
            "\tAnna Ek\u{200f}",
            "\u{feff}Anna Ek,".trim_end_matches(','),
        ] {
            assert_eq!(PersonName::parse(typed).unwrap().as_str(), "Anna Ek");
        }
    }

    #[test]
    fn a_first_name_is_found_wherever_it_stands_and_a_surname_is_not_shown() {
        for (name, first) in [
            ("Anna Ek", "Anna"),
            ("Anna", "Anna"),
            ("Svensson, Anna", "Anna"),
            ("Svensson, Anna Maria", "Anna"),
            ("van der Berg Eva", "Eva"),
            ("Eva van der Berg", "Eva"),
            ("van der Berg", "B."),
            ("Dr. Ek", "E."),
            ("dr Anna Ek", "Anna"),
            ("Fru Öberg", "Ö."),
            ("Ek,", "Ek,"),
            ("محمد علي", "محمد"),
        ] {
            assert_eq!(first_name(name), first, "{name}");
        }
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
        assert_eq!(code("Eve\u{2028}Ek"), "hidden-character");
        assert_eq!(code("Vinn på http://evil.example"), "looks-like-link");
        assert_eq!(code("Du har vunnit 5000 kr"), "looks-like-offer");
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
