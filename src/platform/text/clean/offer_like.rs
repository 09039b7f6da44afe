//! Whether a name offers something: a sum of money, or a number to ring. With our letters a stranger must not be
//! able to promise others a prize.

use icu_properties::props::{EnumeratedProperty, GeneralCategory};
use unicode_normalization::UnicodeNormalization;

/// More digits in a row than an age, a class or a year has, whatever stands between them.
const LONG: usize = 6;
/// The same where the row begins as a telephone number does.
const LONG_DIALLED: usize = 5;
/// What money is called here, beside a number. Signs such as € are known by their kind.
const MONEY: [&str; 17] = [
    "kr", "krona", "kronor", "kroner", "sek", "nok", "dkk", "eur", "euro", "euros", "usd",
    "dollar", "dollars", "gbp", "pund", "mkr", "tkr",
];

/// Whether a text names a sum of money or a telephone number.
pub fn looks_like_offer(text: &str) -> bool {
    let seen: String = text.nfkc().collect::<String>().to_lowercase();
    if seen.chars().any(is_currency) {
        return true;
    }
    if !seen.contains(char::is_numeric) {
        return false;
    }
    holds_long_number(&seen) || holds_sum(&seen)
}

fn is_currency(sign: char) -> bool {
    !sign.is_alphanumeric() && GeneralCategory::for_char(sign) == GeneralCategory::CurrencySymbol
}

fn holds_long_number(text: &str) -> bool {
    let is_part = |sign: char| sign.is_numeric() || sign.is_whitespace() || is_mark(sign);
    text.split(|sign| !is_part(sign)).any(|run| {
        let digits = run.chars().filter(|sign| sign.is_numeric()).count();
        let dialled = run.trim_start().starts_with(['0', '+', '(']);
        digits >= LONG || (dialled && digits >= LONG_DIALLED)
    })
}

/// What stands between the digits of a number.
fn is_mark(sign: char) -> bool {
    matches!(
        sign,
        '-' | '+' | '.' | ',' | '/' | '(' | ')' | '\'' | '\u{2010}'..='\u{2015}' | '\u{2212}'
    )
}

/// A number with the name of money before or behind it, or with the dash that stands for no pennies.
fn holds_sum(text: &str) -> bool {
    let words = words(text);
    let is_number = |word: &str| word.starts_with(char::is_numeric);
    let is_money = |word: &str| MONEY.contains(&word);
    let beside = words.windows(2).any(|two| match two {
        [one, other] => (is_number(one) && is_money(other)) || (is_money(one) && is_number(other)),
        _ => false,
    });
    let dashed = [":-", ",-", ".-", ":–", ",–"]
        .iter()
        .flat_map(|dash| text.match_indices(dash))
        .any(|(at, _)| {
            text.get(..at)
                .is_some_and(|before| before.ends_with(char::is_numeric))
        });
    beside || dashed
}

/// Letters by themselves, digits by themselves: "500kr" is two words.
fn words(text: &str) -> Vec<&str> {
    text.split(|sign: char| !sign.is_alphanumeric())
        .flat_map(|word| {
            let turns = word.char_indices().zip(word.chars().skip(1));
            let turns = turns.filter(|((_, one), other)| one.is_numeric() != other.is_numeric());
            let cuts = turns.map(|((at, one), _)| at + one.len_utf8());
            let mut from = 0;
            let mut parts = Vec::new();
            for cut in cuts.chain([word.len()]) {
                parts.extend(word.get(from..cut).filter(|part| !part.is_empty()));
                from = cut;
            }
            parts
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_and_numbers_to_ring_are_seen_through_their_disguises() {
        for text in [
            "Ring 0900-123 45 du har vunnit",
            "Ring 0900-12",
            "Ring +46 70 123 45 67",
            "Ring 912 34 567",
            "Ring ٠٧٠١٢٣٤٥٦٧",
            "Du har vunnit 5000 kr",
            "Du har vunnit 5000kr",
            "Du har vunnit 500:-",
            "Kr 500",
            "Vinn SEK500",
            "€500",
            "500 €",
            "Vinn $",
            "１０００ kr",
            "1 000 000",
            "1.000.000",
        ] {
            assert!(looks_like_offer(text), "{text}");
        }
    }

    #[test]
    fn names_offer_nothing() {
        for name in [
            "Klass 4B",
            "Ek, Anna (2 år)",
            "Karl XII",
            "Gunvor f. 1944",
            "Kr. Ek",
            "Grupp 1, 2 och 3",
            "Anna/Bo Ek",
            "X",
            "李",
            "محمد علي",
            "B2",
            "Euro Ek",
            "",
        ] {
            assert!(!looks_like_offer(name), "{name}");
        }
    }
}
