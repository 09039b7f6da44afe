//! Counts and shares as people write them.

use icu_decimal::DecimalFormatter;
use icu_decimal::options::DecimalFormatterOptions;

use super::Locale;

/// "12 345" in Swedish and Norwegian (with spaces that do not break), "12,345" in English; without
/// them should CLDR's data fail to load.
#[must_use]
pub fn count(locale: Locale, n: i64) -> String {
    let language = locale.in_cldr().into();
    match DecimalFormatter::try_new(language, DecimalFormatterOptions::default()) {
        Ok(formatter) => formatter.format(&n.into()).to_string(),
        Err(cause) => {
            tracing::error!(%cause, "number formats are missing");
            n.to_string()
        }
    }
}

/// "72 %" in Swedish and Norwegian, "72%" in English.
#[must_use]
pub fn percent(locale: Locale, share: f64) -> String {
    let number = format!("{:.0}", share * 100.0);
    match locale {
        Locale::Sv | Locale::Nb | Locale::Nn | Locale::Fi => format!("{number}\u{a0}%"),
        Locale::En | Locale::Ar => format!("{number}%"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_stand_apart() {
        assert_eq!(count(Locale::Sv, 0), "0");
        assert_eq!(count(Locale::Sv, 1234), "1\u{a0}234");
        assert_eq!(count(Locale::Nb, 1234), "1\u{a0}234");
        assert_eq!(count(Locale::Sv, -1234), "\u{2212}1\u{a0}234");
        assert_eq!(count(Locale::Sv, i64::MIN).chars().count(), 26);
        assert_eq!(count(Locale::En, 12_345_678), "12,345,678");
        assert_eq!(percent(Locale::Nb, 0.72), "72\u{a0}%");
    }
}
