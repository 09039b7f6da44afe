//! Counts and shares as people write them.

use super::Locale;

/// "12 345" in Swedish and Norwegian (with spaces that do not break), "12,345" in English.
#[must_use]
pub fn count(locale: Locale, n: i64) -> String {
    let between = match locale {
        Locale::Sv | Locale::Nb => '\u{a0}',
        Locale::En => ',',
    };
    let digits = n.unsigned_abs().to_string();
    let mut text = String::new();
    if n < 0 {
        text.push('\u{2212}');
    }
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(between);
        }
        text.push(digit);
    }
    text
}

/// "72 %" in Swedish and Norwegian, "72%" in English.
#[must_use]
pub fn percent(locale: Locale, share: f64) -> String {
    let number = format!("{:.0}", share * 100.0);
    match locale {
        Locale::Sv | Locale::Nb => format!("{number}\u{a0}%"),
        Locale::En => format!("{number}%"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_stand_apart() {
        assert_eq!(count(Locale::Sv, 0), "0");
        assert_eq!(count(Locale::Sv, 1234), "1\u{a0}234");
        assert_eq!(count(Locale::En, 12_345_678), "12,345,678");
        assert_eq!(percent(Locale::Nb, 0.72), "72\u{a0}%");
    }
}
