//! What a new password must be: long, and not guessed soon. zxcvbn knows what is tried first in
//! English, keyboards, dates and repeats; our own words and the person's are told to it.

use std::collections::BTreeSet;
use std::fmt;
use std::sync::LazyLock;

use secrecy::{ExposeSecret, SecretString};
use unicode_normalization::UnicodeNormalization;
use zxcvbn::{Score, zxcvbn};

use crate::platform::problem::Fault;
use crate::platform::text::fold_to_ascii;

const MIN: usize = 12;
const MAX_BYTES: usize = 256;
const PRODUCT: &str = "motesplats";

/// What must be left of a password when the words tried first are taken out.
const LEFT: usize = 4;
/// A shorter word stands in too many others.
const SHORTEST_WORD: usize = 3;

/// What is tried first here, folded to ASCII; a word stands before those it contains.
const OWN_WORDS: [&str; 14] = [
    "correcthorsebatterystaple",
    "biblioteket",
    "bibliotek",
    "hemligt",
    "kommunen",
    "kommun",
    "losenord",
    "norge",
    "passord",
    "sommar",
    "stockholm",
    "sverige",
    "valkommen",
    "velkommen",
];

/// Municipalities and regions: each is the first guess at the accounts of its library. Shorter names stand in
/// too many other words.
static PLACES: LazyLock<Vec<String>> = LazyLock::new(|| {
    const SHORTEST_PLACE: usize = 5;
    let lines = MUNICIPALITIES.lines().skip(1);
    let names = lines.flat_map(|line| {
        let mut columns = line.split(',');
        [columns.nth(3), columns.nth(2)]
    });
    let folded = names
        .flatten()
        .map(fold_to_ascii)
        .collect::<Vec<_>>()
        .join(" ");
    let words = folded.split(|sign: char| !sign.is_alphanumeric());
    let words: BTreeSet<&str> = words.filter(|word| word.len() >= SHORTEST_PLACE).collect();
    words.into_iter().map(str::to_owned).collect()
});

const MUNICIPALITIES: &str = include_str!("../../../data/municipalities_se_no.csv");

/// A password that may be set. It is never printed.
#[derive(Clone)]
pub struct NewPassword(SecretString);

impl NewPassword {
    /// Takes a password as typed; nothing is trimmed. `personal` is what others know of the person:
    /// name and e-mail address.
    ///
    /// # Errors
    /// `too-short` (fact `min`), `too-long` (fact `max`), `common-password`,
    /// `contains-product-name`.
    pub fn parse(text: &str, personal: &[&str]) -> Result<Self, Fault> {
        if text.len() > MAX_BYTES {
            return Err(Fault::new("too-long").fact("max", MAX_BYTES));
        }
        let composed = compose(text);
        if composed.expose_secret().chars().count() < MIN {
            return Err(Fault::new("too-short").fact("min", MIN));
        }
        let mut plain = fold_to_ascii(text);
        plain.retain(char::is_alphanumeric);
        if plain.contains(PRODUCT) {
            return Err(Fault::new("contains-product-name"));
        }
        if is_guessable(&plain, personal) {
            return Err(Fault::new("common-password"));
        }
        Ok(Self(composed))
    }

    pub(super) fn secret(&self) -> &SecretString {
        &self.0
    }
}

/// One spelling of what was typed: an å may come as one sign or as two.
pub(super) fn compose(text: &str) -> SecretString {
    SecretString::from(text.nfc().collect::<String>())
}

/// Case, marks and signs between words are the first that a guesser varies, so `plain` has none.
fn is_guessable(plain: &str, personal: &[&str]) -> bool {
    let personal = fold_to_ascii(&personal.join(" "));
    let personal = personal.split(|sign: char| !sign.is_alphanumeric());
    let personal = personal.filter(|word| word.len() >= SHORTEST_WORD);
    let words: Vec<&str> = OWN_WORDS.into_iter().chain(personal).collect();
    let places = PLACES.iter().map(String::as_str);
    let known: Vec<&str> = words.iter().copied().chain(places).collect();
    is_made_of(plain, &known) || zxcvbn(plain, &words).score() < Score::Three
}

/// Whether next to nothing but digits is left without these words.
fn is_made_of(plain: &str, words: &[&str]) -> bool {
    let left = words
        .iter()
        .fold(plain.to_owned(), |left, word| left.replace(word, ""));
    let letters_left = left.chars().filter(|sign| sign.is_alphabetic()).count();
    letters_left == 0 || (left != plain && letters_left < LEFT)
}

impl fmt::Debug for NewPassword {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("NewPassword(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(text: &str) -> &'static str {
        NewPassword::parse(text, &[]).unwrap_err().code
    }

    #[test]
    fn long_uncommon_passwords_are_taken_as_typed() {
        for good in [
            "katten sover på elementet",
            "839a274c9102",
            "  kopp-Moln-77 ",
            "пароль для теста",
            "häst8kaka7lur",
        ] {
            let password = NewPassword::parse(good, &[]).unwrap();
            assert_eq!(password.secret().expose_secret(), good);
            assert_eq!(format!("{password:?}"), "NewPassword(…)");
        }
    }

    #[test]
    fn twelve_signs_and_256_bytes_are_the_bounds() {
        assert_eq!(code("elva tecken"), "too-short");
        assert_eq!(code("ååååååå"), "too-short");
        assert_eq!(code(&"lång fras ".repeat(26)), "too-long");
    }

    #[test]
    fn what_is_tried_first_is_refused() {
        for common in [
            "Password1234",
            "lösenord2026!",
            "passwordpassword",
            "123456789012",
            "aaaaaaaaaaaa",
            "qwertyuiop12",
            "abcdefghijkl",
            "Sommar-2026-2026",
            "correct horse battery staple",
            "administrator1",
            "!!!!!!!!!!!!",
            "Stockholm 2026",
            "st0ckh0lm-sverige",
            "sommar i stockholm 2026",
            "839274910283",
            "19700101-1970",
            "qwertyqwertyqwerty",
            "katrineholm2026",
            "Norrköping-2026",
            "Vestvågøy 123",
            "Södermanland2026",
        ] {
            assert_eq!(code(common), "common-password", "{common}");
        }
    }

    #[test]
    fn what_others_know_of_a_person_is_no_password() {
        let personal = ["Åsa Lindqvist", "asa.lindqvist@katrineholm.se"];
        for known in ["Lindqvist-Åsa-77", "asa.lindqvist@katrineholm.se"] {
            let refused = NewPassword::parse(known, &personal).unwrap_err();
            assert_eq!(refused.code, "common-password", "{known}");
        }
        assert!(NewPassword::parse("katten sover på elementet", &personal).is_ok());
    }

    #[test]
    fn the_products_name_is_no_password() {
        for named in [
            "Mötesplats 2026",
            "motesplats-katrineholm",
            "MÖTES-PLATS-ADMIN",
        ] {
            assert_eq!(code(named), "contains-product-name", "{named}");
        }
    }
}
