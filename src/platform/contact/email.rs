//! E-mail addresses, by a policy narrower than the standard: what ordinary people have, and what
//! every mail server takes.

use std::borrow::Cow;
use std::fmt;

use diesel::deserialize::{self, FromSql, FromSqlRow};
use diesel::expression::AsExpression;
use diesel::pg::{Pg, PgValue};
use diesel::serialize::{self, Output, ToSql};
use diesel::sql_types::Text;
use lettre::Address;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use utoipa::openapi::schema::{KnownFormat, SchemaFormat};

use super::mailbox::Mailbox;
use crate::platform::problem::Fault;
use crate::platform::schemas::{schema_of, text};
use crate::platform::text::{is_hidden, trim_typed};

const MAX: usize = 254;
const MAX_LOCAL: usize = 64;
const MAX_LABEL: usize = 63;

/// An address in ASCII with a dot in its domain, which is lower-case. `räksmörgås.se` is stored as mail servers know
/// it (`xn--…`), so it is one address however it is written.
#[derive(Clone, PartialEq, Eq, Hash, AsExpression, FromSqlRow)]
#[diesel(sql_type = Text)]
pub struct EmailAddress(Address);

schema_of!(
    EmailAddress,
    "EmailAddress",
    text(6, MAX, "An e-mail address").format(Some(SchemaFormat::KnownFormat(KnownFormat::Email)))
);

impl EmailAddress {
    /// Reads an address; what was not meant around it is cut.
    ///
    /// # Errors
    /// `empty`, `too-long` (fact `max`), `hidden-character`, `email-not-ascii` (`åsa@…`), `bad-email`.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        let text = trim_typed(text);
        if text.is_empty() {
            return Err(Fault::new("empty"));
        }
        if text.len() > MAX {
            return Err(Fault::new("too-long").fact("max", MAX));
        }
        if text.chars().any(is_hidden) {
            return Err(Fault::new("hidden-character"));
        }
        let local = text.split('@').next().unwrap_or_default();
        if local
            .chars()
            .any(|sign| !sign.is_ascii() && sign.is_alphabetic())
        {
            return Err(Fault::new("email-not-ascii"));
        }
        read(text).map(Self).ok_or_else(|| Fault::new("bad-email"))
    }

    /// The address.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.0.as_ref()
    }

    /// The address as the mailer takes it.
    #[must_use]
    pub fn address(&self) -> &Address {
        &self.0
    }

    /// Where its letters arrive.
    #[must_use]
    pub fn mailbox(&self) -> Mailbox {
        Mailbox::of(self.as_str())
    }

    /// Enough to recognise one's own and too little to write to: `a…@exempel.se`.
    #[must_use]
    pub fn masked(&self) -> String {
        let first: String = self.0.user().chars().take(1).collect();
        format!("{first}…@{}", readable_domain(self.0.domain()))
    }
}

fn read(text: &str) -> Option<Address> {
    let (local, domain) = text.split_once('@')?;
    let domain = ascii_domain(domain)?;
    if !(is_local(local) && is_domain(&domain) && local.len() + domain.len() < MAX) {
        return None;
    }
    Address::new(local, domain.as_ref()).ok()
}

/// A domain as mail servers know it.
fn ascii_domain(domain: &str) -> Option<Cow<'_, str>> {
    if domain.is_ascii() {
        return Some(Cow::Owned(domain.to_ascii_lowercase()));
    }
    idna::domain_to_ascii_strict(domain).ok().map(Cow::Owned)
}

/// A domain as people know it; as it is stored where that cannot be said.
fn readable_domain(domain: &str) -> Cow<'_, str> {
    match idna::domain_to_unicode(domain) {
        (readable, Ok(())) => Cow::Owned(readable),
        _ => Cow::Borrowed(domain),
    }
}

/// Words of ordinary signs with single dots between them (RFC 5322's dot-atom); nothing quoted.
fn is_local(local: &str) -> bool {
    let ordinary =
        |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-/=?^_`{|}~".contains(&byte);
    local.len() <= MAX_LOCAL
        && local
            .split('.')
            .all(|word| !word.is_empty() && word.bytes().all(ordinary))
}

/// Two labels or more, the last no number: neither a bare host nor an address of digits.
fn is_domain(domain: &str) -> bool {
    let ending = domain.rsplit_once('.').map(|(_, ending)| ending);
    let named = |ending: &str| {
        ending.len() > 1 && ending.starts_with(|sign: char| sign.is_ascii_alphabetic())
    };
    ending.is_some_and(named) && domain.split('.').all(is_label)
}

fn is_label(label: &str) -> bool {
    (1..=MAX_LABEL).contains(&label.len())
        && !label.starts_with('-')
        && !label.ends_with('-')
        && label
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

impl fmt::Display for EmailAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// Addresses stay out of logs.
impl fmt::Debug for EmailAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "EmailAddress({})", self.masked())
    }
}

impl Serialize for EmailAddress {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for EmailAddress {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        Self::parse(&text).map_err(|fault| serde::de::Error::custom(fault.code))
    }
}

impl ToSql<Text, Pg> for EmailAddress {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Pg>) -> serialize::Result {
        <str as ToSql<Text, Pg>>::to_sql(self.as_str(), out)
    }
}

impl FromSql<Text, Pg> for EmailAddress {
    fn from_sql(bytes: PgValue<'_>) -> deserialize::Result<Self> {
        let text = <String as FromSql<Text, Pg>>::from_sql(bytes)?;
        Ok(Self(text.parse()?))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn code(text: &str) -> &'static str {
        EmailAddress::parse(text).unwrap_err().code
    }

    #[test]
    fn ordinary_addresses_are_read_and_their_domain_is_lower_case() {
        let read = EmailAddress::parse(" Anna.Ek+bibblan@Exempel.SE ").unwrap();
        assert_eq!(read.as_str(), "Anna.Ek+bibblan@exempel.se");
        for right in [
            "a@b.se",
            "o'neill@mail.exempel.co.uk",
            "x_1@xn--rksmrgs-5wao1o.se",
        ] {
            assert_eq!(EmailAddress::parse(right).unwrap().as_str(), right);
        }
    }

    #[test]
    fn what_the_mailer_or_the_standard_would_let_through_is_refused() {
        for wrong in [
            "a@b",
            "a@[127.0.0.1]",
            "a@127.0.0.1",
            "\"a b\"@exempel.se",
            "a@exempel..se",
            "a.@exempel.se",
            "a..b@exempel.se",
            "@exempel.se",
            "a@",
            "a",
            "a@b@exempel.se",
            "Anna <a@exempel.se>",
            "a@-exempel.se",
            "a@exempel-.se",
            "a@exempel.s",
            "a@exempel.se\u{a0}b",
            "a b@exempel.se",
            "a@exe mpel.se",
            "a,b@exempel.se",
        ] {
            assert_eq!(code(wrong), "bad-email", "{wrong}");
        }
        assert_eq!(code("åsa@exempel.se"), "email-not-ascii");
        assert_eq!(code(" "), "empty");
    }

    #[test]
    fn nothing_can_be_put_into_a_header() {
        for sign in ["\r", "\n", "\0", "\r\n", "\t", "\u{7f}"] {
            assert_eq!(code(&format!("a{sign}b@exempel.se")), "bad-email");
            if sign != "\t" {
                assert_eq!(code(&format!("a@exempel.se{sign}")), "bad-email");
            }
        }
        assert_eq!(code("a@exempel\u{2028}.se"), "hidden-character");
        assert_eq!(code("a\u{200b}@exempel.se"), "hidden-character");
    }

    #[test]
    fn what_was_copied_around_an_address_is_cut() {
        for around in ["\u{a0}", "\u{200b}", "\u{200f}", "\t", ".", " .\u{feff}"] {
            let typed = format!("{around}anna@exempel.se{around}");
            assert_eq!(
                EmailAddress::parse(&typed).unwrap().as_str(),
                "anna@exempel.se",
                "{around:?}"
            );
        }
    }

    #[test]
    fn lengths_are_bounded() {
        let long = |local: usize, labels: usize| {
            format!(
                "{}@{}se",
                "a".repeat(local),
                format!("{}.", "b".repeat(59)).repeat(labels)
            )
        };
        assert!(EmailAddress::parse(&long(11, 4)).is_ok());
        assert_eq!(code(&long(12, 4)), "too-long");
        assert_eq!(code(&long(65, 1)), "bad-email");
    }

    #[test]
    fn a_domain_with_letters_of_its_own_is_one_address_and_is_shown_as_people_write_it() {
        for typed in [
            "anna@räksmörgås.se",
            "anna@RÄKSMÖRGÅS.SE",
            "anna@ra\u{308}ksmo\u{308}rga\u{30a}s.se",
            "anna@xn--rksmrgs-5wao1o.se",
        ] {
            let read = EmailAddress::parse(typed).unwrap();
            assert_eq!(read.as_str(), "anna@xn--rksmrgs-5wao1o.se", "{typed}");
            assert_eq!(read.masked(), "a…@räksmörgås.se");
        }
        for wrong in [
            "anna@räk_smörgås.se",
            "anna@räksmörgås",
            "anna@räk smörgås.se",
            "anna@räksmörgås.se@exempel.se",
        ] {
            assert_eq!(code(wrong), "bad-email", "{wrong}");
        }
        let long = format!("anna@{}.se", "ö".repeat(70));
        assert_eq!(code(&long), "bad-email");
    }

    #[test]
    fn an_address_is_masked_in_logs() {
        let address = EmailAddress::parse("anna@exempel.se").unwrap();
        assert_eq!(address.masked(), "a…@exempel.se");
        assert_eq!(format!("{address:?}"), "EmailAddress(a…@exempel.se)");
    }

    proptest! {
        #[test]
        fn an_accepted_address_is_read_again_from_the_database(
            text in "[a-zA-Z.+_'-]{1,12}@[a-zA-Z0-9.-]{1,20}\\.[a-z]{1,4}"
        ) {
            if let Ok(address) = EmailAddress::parse(&text) {
                let stored: Address = address.as_str().parse().unwrap();
                prop_assert_eq!(EmailAddress(stored), address);
            }
        }
    }
}
