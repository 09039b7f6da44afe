//! What a new password must be: long, and not among those that are tried first.

use std::collections::BTreeSet;
use std::fmt;

use secrecy::{ExposeSecret, SecretString};
use unicode_normalization::UnicodeNormalization;

use crate::platform::problem::Fault;
use crate::platform::text::fold_to_ascii;

const MIN: usize = 12;
const MAX_BYTES: usize = 256;
/// Fewer different signs than this are a pattern, not a password.
const DIFFERENT: usize = 5;
/// What must be left of a password when the words tried first are taken out.
const LEFT: usize = 4;
const PRODUCT: &str = "motesplats";

/// Words that long common passwords are made of, folded to ASCII; a word stands before
/// those it contains.
const COMMON: [&str; 40] = [
    "correcthorsebatterystaple",
    "abcdefghijklmnopqrstuvwxyz",
    "qwertyuiopasdfghjklzxcvbnm",
    "administrator",
    "abcdefghijkl",
    "qwertyuiop",
    "1q2w3e4r5t6y",
    "asdfghjkl",
    "stockholm",
    "biblioteket",
    "kommunen",
    "bibliotek",
    "sverige",
    "password",
    "passwort",
    "losenord",
    "passord",
    "qazwsxedc",
    "1qaz2wsx",
    "changeme",
    "iloveyou",
    "football",
    "baseball",
    "superman",
    "sunshine",
    "princess",
    "starwars",
    "trustno",
    "zxcvbnm",
    "letmein",
    "welcome",
    "valkommen",
    "velkommen",
    "hemligt",
    "sommar",
    "qwerty",
    "dragon",
    "monkey",
    "azerty",
    "admin",
];

/// A password that may be set. It is never printed.
#[derive(Clone)]
pub struct NewPassword(SecretString);

impl NewPassword {
    /// Takes a password as typed; nothing is trimmed.
    ///
    /// # Errors
    /// `too-short` (fact `min`), `too-long` (fact `max`), `common-password`,
    /// `contains-product-name`.
    pub fn parse(text: &str) -> Result<Self, Fault> {
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
        if is_common(&plain) {
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

fn is_common(plain: &str) -> bool {
    let different = plain.chars().collect::<BTreeSet<_>>().len();
    let digits_alone = plain.chars().all(|sign| sign.is_ascii_digit());
    let left = COMMON
        .iter()
        .fold(plain.to_owned(), |left, word| left.replace(word, ""));
    let letters_left = left.chars().filter(|sign| sign.is_alphabetic()).count();
    different < DIFFERENT || digits_alone || (left != plain && letters_left < LEFT)
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
        NewPassword::parse(text).unwrap_err().code
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
            let password = NewPassword::parse(good).unwrap();
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
        ] {
            assert_eq!(code(common), "common-password", "{common}");
        }
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
