//! What somebody searches for, and whether a booking is that.

use chrono::NaiveDate;

use crate::booking::code::BookingNumber;
use crate::platform::input::query::Query;
use crate::platform::problem::{Fault, Faults, Problem};
use crate::platform::text::{PlainText, ascii_digit, fold_to_ascii};
use crate::platform::time::parse_date;

/// The least of a name, and of a telephone number, that finds anybody.
const LEAST_SIGNS: usize = 2;
const LEAST_DIGITS: usize = 4;

/// What of a booking is looked at.
#[derive(Debug, Clone, Copy)]
pub struct Findable<'a> {
    pub number: &'a str,
    pub name: Option<&'a str>,
    pub email: Option<&'a str>,
    pub phone: Option<&'a str>,
    pub discreet: bool,
}

/// A checked search.
#[derive(Debug, Clone)]
pub struct BookingSearch {
    text: String,
    /// The days of the sessions, both ends included.
    pub from: Option<NaiveDate>,
    pub to: Option<NaiveDate>,
}

impl BookingSearch {
    /// Reads `q`, `from` and `to`.
    ///
    /// # Errors
    /// 422 with every fault; `/q` needs two signs.
    pub fn parse(query: &Query) -> Result<Self, Problem> {
        let mut faults = Faults::none();
        let text = PlainText::<100>::parse(query.get("q").unwrap_or_default());
        let text = faults.take("/q", text.and_then(long_enough));
        let from = faults.take_optional("/from", query.get("from"), parse_date);
        let to = faults.take_optional("/to", query.get("to"), parse_date);
        match text.filter(|_| faults.is_empty()) {
            Some(text) => Ok(Self { text, from, to }),
            None => Err(faults.into()),
        }
    }

    /// Whether a booking is what is searched for.
    pub(super) fn finds(&self, one: Findable<'_>) -> bool {
        let by_number = BookingNumber::parse(&self.text);
        if by_number.is_ok_and(|number| number.as_str() == one.number) {
            return true;
        }
        !one.discreet && (self.names(one) || self.is_phone_of(one) || self.is_email_of(one))
    }

    /// Every word that was typed begins one of the name.
    fn names(&self, one: Findable<'_>) -> bool {
        let name = words(one.name.unwrap_or_default());
        let typed = words(&self.text);
        let begins = |word: &String| name.iter().any(|part| part.starts_with(word.as_str()));
        !typed.is_empty() && typed.iter().all(begins)
    }

    /// The end of the number, however it was written.
    fn is_phone_of(&self, one: Findable<'_>) -> bool {
        let digits: String = self.text.chars().filter_map(ascii_digit).collect();
        let national = digits.trim_start_matches('0');
        let is_a_number = !self.text.chars().any(char::is_alphabetic);
        let ends = |phone: &str| phone.ends_with(&digits) || phone.ends_with(national);
        is_a_number && digits.len() >= LEAST_DIGITS && one.phone.is_some_and(ends)
    }

    fn is_email_of(&self, one: Findable<'_>) -> bool {
        let typed = self.text.to_lowercase();
        let email = one.email.map(str::to_lowercase);
        typed.contains('@') && email.is_some_and(|email| email.starts_with(&typed))
    }
}

fn long_enough(text: PlainText<100>) -> Result<String, Fault> {
    let text = String::from(text);
    match text.chars().count() >= LEAST_SIGNS {
        true => Ok(text),
        false => Err(Fault::new("search-short")),
    }
}

/// Folded, so that `Ake` finds `Åke` and `karl erik` finds `Karl-Erik`.
fn words(text: &str) -> Vec<String> {
    let folded = fold_to_ascii(text);
    let words = folded.split(|sign: char| !sign.is_alphanumeric());
    words
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const KARL: Findable<'_> = Findable {
        number: "KDM4X7H3",
        name: Some("Karl-Erik Åström"),
        email: Some("karl.erik@exempel.se"),
        phone: Some("+46701740612"),
        discreet: false,
    };

    fn search(text: &str) -> BookingSearch {
        BookingSearch {
            text: text.to_owned(),
            from: None,
            to: None,
        }
    }

    #[test]
    fn somebody_is_found_by_whatever_they_say() {
        for text in [
            "Karl-Erik",
            "karl erik",
            "erik k",
            "astrom",
            "ÅSTRÖM",
            "070-174 06 12",
            "+46 70 174 06 12",
            "0612",
            "Karl.Erik@",
            "karl.erik@exempel.se",
        ] {
            assert!(search(text).finds(KARL), "{text}");
        }
        for text in [
            "Karla",
            "rik",
            "Karl-Erik Berg",
            "612",
            "0613",
            "erik@exempel.se",
            "@",
            "-",
        ] {
            assert!(!search(text).finds(KARL), "{text}");
        }
    }

    #[test]
    fn a_discreet_booking_is_found_by_its_number_alone() {
        let number = BookingNumber::parse("KDM4 X7H3");
        let hidden = Findable {
            discreet: true,
            ..KARL
        };
        assert_eq!(search("kdm4 x7h3").finds(hidden), number.is_ok());
        for text in ["Karl", "070-174 06 12", "karl.erik@exempel.se"] {
            assert!(!search(text).finds(hidden), "{text}");
        }
    }
}
