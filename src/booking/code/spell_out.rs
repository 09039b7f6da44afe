//! A number or PIN as it is read out on the telephone: "K som Kalle, D som David, fyra".
//! Each sign has a word in each language, and no word stands for two signs.
//! Pages of residents and of the desk show it.

use std::borrow::Cow;

use super::display::Code;
use crate::platform::i18n::{Locale, t, t_with};

/// What is read out, and how: the number, and the PIN where it is shown.
#[must_use]
pub fn spell_out(
    locale: Locale,
    number: &Code,
    pin: Option<&Code>,
) -> Vec<(Cow<'static, str>, String)> {
    let number = (t(locale, "booking-number"), spelt(locale, &number.grouped));
    let pin = pin.map(|pin| (t(locale, "booking-pin"), spelt(locale, &pin.grouped)));
    std::iter::once(number).chain(pin).collect()
}

/// Sign by sign: a letter with the name that tells it from others, a digit as a word.
fn spelt(locale: Locale, signs: &str) -> String {
    let signs = signs.chars().filter(|sign| !sign.is_whitespace());
    let words: Vec<String> = signs.map(|sign| said(locale, sign)).collect();
    words.join(", ")
}

fn said(locale: Locale, sign: char) -> String {
    let word = t(locale, &format!("sign-{}", sign.to_ascii_lowercase()));
    if sign.is_ascii_digit() {
        return word.into_owned();
    }
    let facts = [
        ("sign", sign.to_string().into()),
        ("word", word.as_ref().into()),
    ];
    t_with(locale, "booking-spelt", &facts)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn a_number_and_a_pin_are_read_out_in_every_language() {
        let number = |locale| spelt(locale, "KDM4 X7H3");
        assert_eq!(
            number(Locale::Sv),
            "K som Kalle, D som David, M som Martin, fyra, X som Xerxes, sju, H som Helge, tre"
        );
        assert!(number(Locale::Nb).starts_with("K som Karin, D som David"));
        assert!(number(Locale::En).starts_with("K for Kilo, D for Delta"));
        assert_eq!(spelt(Locale::Nb, "4071"), "fire, null, sju, en");
    }

    #[test]
    fn every_sign_has_a_word_and_no_word_stands_for_two() {
        for locale in Locale::PAGES {
            let mut words = BTreeSet::new();
            for sign in "0125346789ABCDEFGHJKMNPQRSTVWXYZ".chars() {
                let key = format!("sign-{}", sign.to_ascii_lowercase());
                let word = t(locale, &key);
                assert_ne!(word, key, "{locale:?}");
                assert!(words.insert(word.to_lowercase()), "{locale:?}: {word}");
            }
        }
    }
}
