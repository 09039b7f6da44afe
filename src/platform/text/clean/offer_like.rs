//! Whether a name offers something: a sum of money, or a number to ring. With our letters a stranger must not be
//! able to promise others a prize.

use icu_properties::props::{EnumeratedProperty, GeneralCategory};
use unicode_normalization::UnicodeNormalization;

/// More digits in a row than ages, classes and rooms have, whatever stands between them; years are not counted.
const LONG: usize = 7;
/// The same where the row begins as a telephone number does.
const LONG_DIALLED: usize = 5;
/// What money is called here, beside a number. Signs such as € are known by their kind.
const MONEY: [&str; 15] = [
    "kr", "sek", "nok", "dkk", "eur", "euro", "euros", "usd", "dollar", "dollars", "gbp", "pund",
    "mkr", "tkr", "btc",
];
/// What a word of money begins with: kronor, kronors, spänn, tusen, miljoner.
const MONEY_BEGINS: [&str; 5] = ["kron", "spänn", "spenn", "tusen", "milj"];

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

/// A row goes on over every sign that is no letter; what is listed or put into brackets is a row of its own.
fn holds_long_number(text: &str) -> bool {
    let text = text.replace(", ", "(");
    let mut rows = text.split(|sign: char| sign.is_alphabetic() || sign == '(');
    rows.any(|row| {
        let numbers = row.split(|sign: char| !sign.is_numeric());
        let digits: usize = numbers.filter(|number| !is_year(number)).map(signs).sum();
        let dialled = row.trim_start().starts_with(['0', '+']);
        digits >= LONG || (dialled && digits >= LONG_DIALLED)
    })
}

fn signs(text: &str) -> usize {
    text.chars().count()
}

fn is_year(number: &str) -> bool {
    signs(number) == 4 && (number.starts_with("19") || number.starts_with("20"))
}

/// A number with the name of money before or behind it, or with the dash that stands for no pennies.
fn holds_sum(text: &str) -> bool {
    let words = words(text);
    let is_number = |word: &str| word.starts_with(char::is_numeric);
    let is_money = |word: &str| {
        MONEY.contains(&word) || MONEY_BEGINS.iter().any(|begin| word.starts_with(begin))
    };
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
            "Ring 0900*123*45",
            "Ring 0900·123·45",
            "Ring 0⃣9⃣0⃣0⃣1⃣2⃣3⃣",
            "Ring (070) 123 45 67",
            "5000 kronors presentkort",
            "5000 spänn",
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
            "Klass 7C, 2026/2027",
            "Klass 7C läsår 2026-2027",
            "Grupp 10-12 (14 pers)",
            "åk 7-9 (13-15 år)",
            "SFI 2, 3, 4, 5, 6, 7",
            "Anna och Bo (1944, 1946)",
            "Gunvor f.1944-03-12",
            "Bo, rum 204-206",
            "kl 13-14.30, Bo",
            "Kund 123456",
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
