//! The booking's public number: seven random signs and a check sign, to be read aloud and copied by hand.
//! It only locates a booking; the PIN or the link opens it.
//! The batcher draws one for each booking; look-ups and pages read what people typed.

use std::fmt;

use diesel::deserialize::{self, FromSql, FromSqlRow};
use diesel::expression::AsExpression;
use diesel::pg::{Pg, PgValue};
use diesel::serialize::{self, Output, ToSql};
use diesel::sql_types::Text;
use serde::{Deserialize, Serialize};

use crate::platform::problem::Fault;
use crate::platform::secrets::{NoRandomness, random_bytes};
use crate::platform::text::{ascii_digit, trim_typed};

/// What a number is written with: nothing that is easily taken for another sign.
const SIGNS: &[u8; 28] = b"346789ABCDEFGHJKMNPQRSTVWXYZ";
const LENGTH: usize = 8;

/// Eight signs, the last of which checks the others.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, AsExpression, FromSqlRow,
)]
#[diesel(sql_type = Text)]
#[serde(into = "String", try_from = "String")]
pub struct BookingNumber([u8; LENGTH]);

impl BookingNumber {
    /// A number drawn at random; every one is equally likely. It may be taken already.
    ///
    /// # Errors
    /// When the operating system has no random bytes.
    pub fn draw() -> Result<Self, NoRandomness> {
        let mut signs = [0; LENGTH - 1];
        let mut drawn = 0;
        while drawn < signs.len() {
            // 252 is the last multiple of 28 in a byte; a byte above would favour some signs.
            let even = random_bytes::<16>()?.into_iter().filter(|byte| *byte < 252);
            for (place, byte) in signs.iter_mut().skip(drawn).zip(even) {
                *place = byte % 28;
                drawn += 1;
            }
        }
        Ok(Self::from_values(signs))
    }

    /// Reads what a person typed: any case, with spaces and dashes, 2 for Z and 5 for S.
    ///
    /// # Errors
    /// `empty`, `foreign-sign` (fact `sign`), `wrong-length` (fact `length`), and `bad-number` when
    /// the check sign does not fit the others.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        let mut values = [0; LENGTH];
        let mut given = 0;
        for sign in trim_typed(text).chars().filter(|sign| !separates(*sign)) {
            let value = value_of(sign)
                .ok_or_else(|| Fault::new("foreign-sign").fact("sign", shown(sign)))?;
            if let Some(place) = values.get_mut(given) {
                *place = value;
            }
            given += 1;
        }
        match given {
            0 => Err(Fault::new("empty")),
            LENGTH if checks(&values) => Ok(Self(values.map(sign_of))),
            LENGTH => Err(Fault::new("bad-number")),
            _ => Err(Fault::new("wrong-length").fact("length", LENGTH)),
        }
    }

    fn from_values(signs: [u8; LENGTH - 1]) -> Self {
        let mut values = [0; LENGTH];
        for (place, value) in values
            .iter_mut()
            .zip(signs.into_iter().chain([check(&signs)]))
        {
            *place = value;
        }
        Self(values.map(sign_of))
    }

    /// The eight signs without a space, as they are stored.
    #[must_use]
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }

    /// Two groups of four, to read aloud: `KDM4 X7H3`.
    #[must_use]
    pub fn grouped(&self) -> String {
        let (first, second) = self.as_str().split_at(LENGTH / 2);
        format!("{first} {second}")
    }
}

fn separates(sign: char) -> bool {
    sign.is_whitespace() || matches!(sign, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

/// A fact is put into an answer, so what cannot be seen is not repeated.
fn shown(sign: char) -> char {
    if sign.is_alphanumeric() || sign.is_ascii_graphic() {
        sign
    } else {
        char::REPLACEMENT_CHARACTER
    }
}

fn value_of(sign: char) -> Option<u8> {
    let meant = match ascii_digit(sign).unwrap_or(sign.to_ascii_uppercase()) {
        '2' => 'Z',
        '5' => 'S',
        other => other,
    };
    let index = SIGNS.iter().position(|known| char::from(*known) == meant)?;
    u8::try_from(index).ok()
}

fn sign_of(value: u8) -> u8 {
    SIGNS.get(usize::from(value)).copied().unwrap_or_default()
}

/// No weights modulo 28 catch every swap of neighbours. Read as a pair (GF(4), GF(7)), with the
/// weight of each place (w, 3) times that of the next, no single wrong sign and no swap of
/// neighbours leaves both sums at zero: w differs from 1 in GF(4), and 3 from 1 modulo 7.
fn sums(values: &[u8]) -> (u8, u8) {
    values.iter().fold((0, 0), |(four, seven), value| {
        (times_w(four) ^ (value / 7), (seven * 3 + value % 7) % 7)
    })
}

fn checks(values: &[u8]) -> bool {
    sums(values) == (0, 0)
}

/// The value that brings both sums to zero; in GF(4) every element is its own opposite.
fn check(values: &[u8]) -> u8 {
    let (four, seven) = sums(values);
    times_w(four) * 7 + (7 - seven * 3 % 7) % 7
}

/// Times w in GF(4), whose elements 0, 1, w, w+1 are written 0, 1, 2, 3.
fn times_w(element: u8) -> u8 {
    match element {
        1 => 2,
        2 => 3,
        3 => 1,
        _ => 0,
    }
}

impl fmt::Display for BookingNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl From<BookingNumber> for String {
    fn from(number: BookingNumber) -> Self {
        number.as_str().to_owned()
    }
}

impl TryFrom<String> for BookingNumber {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text).map_err(|fault| fault.code)
    }
}

impl ToSql<Text, Pg> for BookingNumber {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Pg>) -> serialize::Result {
        <str as ToSql<Text, Pg>>::to_sql(self.as_str(), out)
    }
}

impl FromSql<Text, Pg> for BookingNumber {
    fn from_sql(bytes: PgValue<'_>) -> deserialize::Result<Self> {
        let text = <String as FromSql<Text, Pg>>::from_sql(bytes)?;
        Ok(Self::try_from(text)?)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use proptest::prelude::*;

    use super::*;

    fn numbers() -> impl Strategy<Value = BookingNumber> {
        prop::array::uniform7(0_u8..28).prop_map(BookingNumber::from_values)
    }

    fn code(text: &str) -> &'static str {
        BookingNumber::parse(text).unwrap_err().code
    }

    proptest! {
        #[test]
        fn a_number_is_read_as_it_is_written(number in numbers()) {
            prop_assert_eq!(BookingNumber::parse(number.as_str()), Ok(number));
            prop_assert_eq!(BookingNumber::parse(&number.grouped()), Ok(number));
        }

        #[test]
        fn every_single_wrong_sign_is_caught(number in numbers()) {
            for place in 0..LENGTH {
                for wrong in SIGNS.iter().filter(|sign| **sign != number.0[place]) {
                    let mut signs = number.0;
                    signs[place] = *wrong;
                    prop_assert_eq!(code(std::str::from_utf8(&signs).unwrap()), "bad-number");
                }
            }
        }

        #[test]
        fn every_swap_of_neighbours_is_caught(number in numbers()) {
            for place in 1..LENGTH {
                let mut signs = number.0;
                signs.swap(place - 1, place);
                if signs != number.0 {
                    prop_assert_eq!(code(std::str::from_utf8(&signs).unwrap()), "bad-number");
                }
            }
        }

        #[test]
        fn no_text_makes_reading_panic(text in any::<String>()) {
            let _ = BookingNumber::parse(&text);
        }
    }

    /// The sums are linear, so an error is caught exactly when its own difference is: trying every
    /// pair of values at every place proves it for all numbers.
    #[test]
    fn wrong_signs_and_swaps_are_caught_for_all_pairs_at_all_places() {
        for place in 0..LENGTH {
            for (a, b) in (0..28).flat_map(|a| (0..28).map(move |b| (a, b))) {
                let mut values = [0; LENGTH];
                values[place] = a;
                let right = sums(&values);
                values[place] = b;
                assert_eq!(sums(&values) == right, a == b);
                if place > 0 {
                    values[place - 1] = a;
                    let right = sums(&values);
                    values.swap(place - 1, place);
                    assert_eq!(sums(&values) == right, a == b);
                }
            }
        }
    }

    #[test]
    fn what_a_person_types_is_forgiven() {
        let number = BookingNumber::from_values([27, 21, 10, 0, 25, 4, 12]);
        assert!(number.as_str().starts_with("ZSE3"));
        let typed = number
            .as_str()
            .to_lowercase()
            .replace('z', "2")
            .replace('s', "5");
        let (first, second) = typed.split_at(3);
        assert_eq!(
            BookingNumber::parse(&format!(" {first} – {second}\u{a0}")),
            Ok(number)
        );
    }

    #[test]
    fn a_sign_that_does_not_occur_is_named() {
        for sign in ['0', 'O', '1', 'i', 'L', 'U', 'å', '!'] {
            let fault = BookingNumber::parse(&format!("KDM4 {sign}7H3")).unwrap_err();
            assert_eq!(fault.code, "foreign-sign");
            assert_eq!(fault.facts, [("sign", sign.to_string())]);
        }
        let hidden = BookingNumber::parse("KDM4\0X7H3").unwrap_err();
        assert_eq!(hidden.facts, [("sign", "\u{fffd}".to_owned())]);
    }

    #[test]
    fn too_few_too_many_and_none_are_told_apart() {
        assert_eq!(code(" - "), "empty");
        assert_eq!(code("KDM4X7H"), "wrong-length");
        assert_eq!(code("KDM4X7H33"), "wrong-length");
        assert_eq!(code(&"K".repeat(100_000)), "wrong-length");
    }

    #[test]
    fn drawn_numbers_are_valid_differ_and_use_every_sign_alike() {
        let drawn: Vec<_> = (0..4_000).map(|_| BookingNumber::draw().unwrap()).collect();
        assert!(
            drawn
                .iter()
                .all(|number| BookingNumber::parse(number.as_str()) == Ok(*number))
        );
        let mut seen = HashMap::<u8, u32>::new();
        for sign in drawn.iter().flat_map(|number| number.0) {
            *seen.entry(sign).or_default() += 1;
        }
        assert_eq!(seen.len(), SIGNS.len());
        // 32,000 signs, 1,143 of each expected, deviation 33: seven deviations either way.
        assert!(
            seen.values().all(|times| (910..1_380).contains(times)),
            "{seen:?}"
        );
    }

    #[test]
    fn json_holds_the_plain_text() {
        let number = BookingNumber::from_values([1, 2, 3, 4, 5, 6, 7]);
        let json = serde_json::to_value(number).unwrap();
        assert_eq!(json, number.as_str());
        assert_eq!(
            serde_json::from_value::<BookingNumber>(json).unwrap(),
            number
        );
        assert!(serde_json::from_str::<BookingNumber>("\"KDM4\"").is_err());
    }
}
