//! Telephone numbers as people write them.

use std::fmt;

use diesel::deserialize::FromSqlRow;
use diesel::expression::AsExpression;
use diesel::sql_types::Text;

use crate::platform::problem::Fault;
use crate::platform::schemas::{schema_of, text};
use crate::platform::text::{ascii_digit, is_hidden, text_type_as_stored, trim_typed};

const MIN: usize = 5;
const MAX: usize = 15;

/// A number in its tidy form: `+46…` where the country is known, else the digits as typed.
#[derive(Clone, PartialEq, Eq, Hash, AsExpression, FromSqlRow)]
#[diesel(sql_type = Text)]
pub struct PhoneNumber(String);

impl PhoneNumber {
    /// Reads a number as it is dialled in a country (`SE`, `NO`): spaces, dashes, dots, slashes and
    /// parentheses are for the eye, `00` and `+` begin a number abroad.
    ///
    /// # Errors
    /// `empty`, `bad-phone` for other signs, `too-short` (fact `min`), `too-long` (fact `max`).
    pub fn parse(text: &str, country: &str) -> Result<Self, Fault> {
        let mut dialled = String::new();
        for sign in trim_typed(text)
            .chars()
            .filter(|sign| !is_for_the_eye(*sign))
        {
            match ascii_digit(sign) {
                Some(digit) => dialled.push(digit),
                None if dialled.is_empty() && matches!(sign, '+' | '＋') => dialled.push('+'),
                None => return Err(Fault::new("bad-phone")),
            }
        }
        let number = tidy(&dialled, country);
        match number.trim_start_matches('+').len() {
            0 if dialled.is_empty() => Err(Fault::new("empty")),
            count if count < MIN => Err(Fault::new("too-short").fact("min", MIN)),
            count if count > MAX => Err(Fault::new("too-long").fact("max", MAX)),
            _ => Ok(Self(number)),
        }
    }

    /// Its last two digits: enough to recognise one's own and too little to call.
    #[must_use]
    pub fn end(&self) -> &str {
        let hidden = self.0.len().saturating_sub(2);
        self.0.get(hidden..).unwrap_or_default()
    }

    /// Only its end: `…67`.
    #[must_use]
    pub fn masked(&self) -> String {
        format!("…{}", self.end())
    }
}

fn is_for_the_eye(sign: char) -> bool {
    let dash = matches!(sign, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}');
    let space = sign.is_whitespace() && !sign.is_control();
    dash || space || is_hidden(sign) || matches!(sign, '(' | ')' | '.' | '/')
}

fn tidy(dialled: &str, country: &str) -> String {
    if let Some(abroad) = dialled.strip_prefix('+').or(dialled.strip_prefix("00")) {
        // `+46 (0)70` is often printed; the nought is for those who dial within the country.
        let rest = abroad.strip_prefix("460");
        return rest.map_or_else(
            || format!("+{abroad}"),
            |rest| format!("+46{}", rest.trim_start_matches('0')),
        );
    }
    match (country, dialled.strip_prefix('0')) {
        ("SE", Some(rest)) => format!("+46{rest}"),
        ("NO", None) if dialled.len() == 8 => format!("+47{dialled}"),
        _ => dialled.to_owned(),
    }
}

text_type_as_stored!(PhoneNumber);
schema_of!(
    PhoneNumber,
    "PhoneNumber",
    text(
        MIN,
        40,
        "A telephone number as it is dialled; spaces, dashes and parentheses do no harm"
    )
);

/// Numbers stay out of logs.
impl fmt::Debug for PhoneNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PhoneNumber({})", self.masked())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(text: &str, country: &str) -> String {
        PhoneNumber::parse(text, country).unwrap().to_string()
    }

    fn code(text: &str) -> &'static str {
        PhoneNumber::parse(text, "SE").unwrap_err().code
    }

    #[test]
    fn a_swedish_number_has_one_form_however_it_is_typed() {
        for typed in [
            "070-123 45 67",
            "070 1234567",
            "(070) 123.45.67",
            "+46 70 123 45 67",
            "+46 (0)70-123 45 67",
            "0046701234567",
            "070\u{2011}123\u{a0}45 67",
            "\t070-123 45 67.",
            "\u{202a}070-123 45 67\u{202c}",
            "\u{200b}070 123\u{200b}45 67\u{feff}",
            "۰۷۰۱۲۳۴۵۶۷",
        ] {
            assert_eq!(read(typed, "SE"), "+46701234567", "{typed}");
        }
    }

    #[test]
    fn norwegian_foreign_and_short_numbers_are_kept_sensibly() {
        assert_eq!(read("912 34 567", "NO"), "+4791234567");
        assert_eq!(read("116 117", "NO"), "116117");
        assert_eq!(read("+358 40 1234567", "SE"), "+358401234567");
        assert_eq!(read("90510", "SE"), "90510");
        assert_eq!(read("0150-123 45", ""), "015012345");
    }

    #[test]
    fn other_texts_are_no_numbers() {
        assert_eq!(code(" - "), "empty");
        for wrong in [
            "fråga mamma",
            "070-123 45 67 ankn. 3",
            "070+123456",
            "0701234567\n",
            "0701\x00234567",
        ] {
            assert_eq!(code(wrong), "bad-phone", "{wrong}");
        }
        assert_eq!(code("1177"), "too-short");
        assert_eq!(code("+"), "too-short");
        assert_eq!(code("+1234567890123456"), "too-long");
        assert_eq!(code(&"1".repeat(100_000)), "too-long");
    }

    #[test]
    fn a_number_is_masked_in_logs() {
        let number = PhoneNumber::parse("0701234567", "SE").unwrap();
        assert_eq!(format!("{number:?}"), "PhoneNumber(…67)");
    }

    proptest! {
        #[test]
        fn a_tidy_number_is_read_again_unchanged(text in "[+0-9 ()-]{4,24}", norwegian: bool) {
            let country = if norwegian { "NO" } else { "SE" };
            if let Ok(number) = PhoneNumber::parse(&text, country) {
                prop_assert_eq!(PhoneNumber::parse(number.as_str(), country), Ok(number));
            }
        }
    }
}
