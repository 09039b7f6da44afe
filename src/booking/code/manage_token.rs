//! The manage token: opens one booking without the PIN, from a letter's link or after a look-up.
//! Derived from the key and stored nowhere; a raised link version ends the links in letters.
//! Letters and look-ups issue it, `access` verifies it.

use std::fmt;

use chrono::{DateTime, Utc};
use data_encoding::BASE64URL_NOPAD;
use subtle::ConstantTimeEq;

use crate::platform::auth::Bearer;
use crate::platform::ids::BookingId;
use crate::platform::secrets::Key;

/// What every manage token begins with.
const PREFIX: &str = Bearer::OF_BOOKING;
const KIND: usize = 1;
const ID: usize = 16;
const EXPIRY: usize = 8;
const MAC: usize = 16;
/// The link version of a visit, which ends by its time: whoever changes the address in it goes on. It is the
/// one that bookings begin with, so visits of older versions go on too.
const UNBOUND: i32 = 1;
const LENGTH: usize = KIND + ID + EXPIRY + MAC;

/// What a token was given for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenKind {
    /// The link in a letter; it ends with its session, which may move, so it bears no time.
    Letter,
    /// One visit after a look-up by number and PIN.
    Visit,
    /// The visit of whoever just booked: its pages show the PIN.
    FirstVisit,
}

impl TokenKind {
    fn byte(self) -> u8 {
        match self {
            Self::Letter => 1,
            Self::Visit => 2,
            Self::FirstVisit => 3,
        }
    }

    fn of(byte: u8) -> Option<Self> {
        [Self::Letter, Self::Visit, Self::FirstVisit]
            .into_iter()
            .find(|kind| kind.byte() == byte)
    }
}

/// A token to give out.
pub struct ManageToken(String);

impl ManageToken {
    /// The token for a letter's link.
    #[must_use]
    pub fn issue_for_letter(key: &Key, booking: BookingId, link_version: i32) -> Self {
        Self::issue(key, TokenKind::Letter, booking, link_version, 0)
    }

    /// The token for one visit, which ends at a time of its own.
    #[must_use]
    pub fn issue_for_visit(key: &Key, booking: BookingId, expires_at: DateTime<Utc>) -> Self {
        let expiry = expires_at.timestamp();
        Self::issue(key, TokenKind::Visit, booking, UNBOUND, expiry)
    }

    /// The token for the visit of whoever just booked.
    #[must_use]
    pub fn issue_for_first_visit(key: &Key, booking: BookingId, expires_at: DateTime<Utc>) -> Self {
        let expiry = expires_at.timestamp();
        Self::issue(key, TokenKind::FirstVisit, booking, UNBOUND, expiry)
    }

    fn issue(
        key: &Key,
        kind: TokenKind,
        booking: BookingId,
        link_version: i32,
        expiry: i64,
    ) -> Self {
        let mut bytes = Vec::with_capacity(LENGTH);
        bytes.push(kind.byte());
        bytes.extend_from_slice(booking.0.as_bytes());
        bytes.extend_from_slice(&expiry.to_be_bytes());
        bytes.extend_from_slice(&mac(key, kind, booking, link_version, expiry));
        Self(format!("{PREFIX}{}", BASE64URL_NOPAD.encode(&bytes)))
    }

    /// The text, for the link, cookie or answer that carries it.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for ManageToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ManageToken(…)")
    }
}

/// What a token says of itself; nothing of it counts before [`TokenClaim::verify`].
#[derive(Clone)]
pub struct TokenClaim {
    /// The booking it would open.
    pub booking_id: BookingId,
    /// What it was given for.
    pub kind: TokenKind,
    expiry: i64,
    mac: [u8; MAC],
}

impl TokenClaim {
    /// Reads a token's text; none when it cannot be one.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let coded = text.strip_prefix(PREFIX)?;
        let bytes = BASE64URL_NOPAD.decode(coded.as_bytes()).ok()?;
        let (kind, rest) = bytes.split_first()?;
        let (id, rest) = rest.split_first_chunk::<ID>()?;
        let (expiry, mac) = rest.split_first_chunk::<EXPIRY>()?;
        Some(Self {
            booking_id: BookingId(uuid::Uuid::from_bytes(*id)),
            kind: TokenKind::of(*kind)?,
            expiry: i64::from_be_bytes(*expiry),
            mac: mac.try_into().ok()?,
        })
    }

    /// Whether the key made this token for the link version and its time is not over. The
    /// comparison takes the same time whatever is wrong.
    #[must_use]
    pub fn verify(&self, key: &Key, link_version: i32, now: DateTime<Utc>) -> bool {
        let is_letter = self.kind == TokenKind::Letter;
        let version = if is_letter { link_version } else { UNBOUND };
        let expected = mac(key, self.kind, self.booking_id, version, self.expiry);
        let made_here: bool = expected.ct_eq(&self.mac).into();
        let in_time = is_letter || now.timestamp() < self.expiry;
        made_here && in_time
    }
}

impl fmt::Debug for TokenClaim {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TokenClaim")
            .field("booking_id", &self.booking_id)
            .field("kind", &self.kind)
            .finish_non_exhaustive()
    }
}

fn mac(
    key: &Key,
    kind: TokenKind,
    booking: BookingId,
    link_version: i32,
    expiry: i64,
) -> [u8; MAC] {
    let parts: [&[u8]; 4] = [
        booking.0.as_bytes(),
        &link_version.to_be_bytes(),
        &[kind.byte()],
        &expiry.to_be_bytes(),
    ];
    let full = key.mac("link", &parts);
    std::array::from_fn(|index| full.get(index).copied().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;
    use proptest::prelude::*;

    use super::*;

    fn now() -> DateTime<Utc> {
        DateTime::from_timestamp(1_790_000_000, 0).unwrap()
    }

    fn key() -> Key {
        Key::parse_hex(&"7".repeat(64)).unwrap()
    }

    /// When a visit ends; a letter's link bears no time.
    fn expires_at(claim: &TokenClaim) -> Option<DateTime<Utc>> {
        match claim.kind {
            TokenKind::Letter => None,
            TokenKind::Visit | TokenKind::FirstVisit => DateTime::from_timestamp(claim.expiry, 0),
        }
    }

    #[test]
    fn a_link_opens_its_booking_at_its_version_alone() {
        let booking = BookingId::fresh();
        let token = ManageToken::issue_for_letter(&key(), booking, 3);
        assert!(token.reveal().starts_with("mpb_"));
        let claim = TokenClaim::parse(token.reveal()).unwrap();
        assert_eq!((claim.booking_id, claim.kind), (booking, TokenKind::Letter));
        assert_eq!(expires_at(&claim), None);
        assert!(claim.verify(&key(), 3, now()));
        assert!(!claim.verify(&key(), 4, now()));
        assert!(!claim.verify(&Key::fresh().unwrap(), 3, now()));
    }

    #[test]
    fn a_visit_ends_at_its_time() {
        let end = now() + TimeDelta::minutes(30);
        let token = ManageToken::issue_for_visit(&key(), BookingId::fresh(), end);
        let claim = TokenClaim::parse(token.reveal()).unwrap();
        assert_eq!(expires_at(&claim), Some(end));
        for link_version in [1, 2] {
            assert!(claim.verify(&key(), link_version, end - TimeDelta::seconds(1)));
        }
        assert!(!claim.verify(&key(), 1, end));
    }

    #[test]
    fn a_token_is_never_printed() {
        let token = ManageToken::issue_for_letter(&key(), BookingId::fresh(), 1);
        assert_eq!(format!("{token:?}"), "ManageToken(…)");
        let claim = TokenClaim::parse(token.reveal()).unwrap();
        assert!(!format!("{claim:?}").contains("mac"));
    }

    #[test]
    fn other_texts_are_no_tokens() {
        let token = ManageToken::issue_for_letter(&key(), BookingId::fresh(), 1);
        let text = token.reveal();
        let longer = format!("{text}A");
        let foreign = text.replacen("mpb_", "mps_", 1);
        for wrong in [
            "",
            "mpb_",
            "mpb_åäö",
            &text[..text.len() - 4],
            &longer,
            &foreign,
        ] {
            assert!(TokenClaim::parse(wrong).is_none(), "{wrong}");
        }
    }

    proptest! {
        #[test]
        fn one_changed_bit_is_never_accepted(place in 0..LENGTH, bit in 0..8_u8) {
            let end = now() + TimeDelta::hours(1);
            let token = ManageToken::issue_for_visit(&key(), BookingId::fresh(), end);
            let mut bytes = BASE64URL_NOPAD.decode(&token.reveal().as_bytes()[4..]).unwrap();
            bytes[place] ^= 1 << bit;
            let text = format!("{PREFIX}{}", BASE64URL_NOPAD.encode(&bytes));
            let accepted = TokenClaim::parse(&text).is_some_and(|claim| claim.verify(&key(), 1, now()));
            prop_assert!(!accepted);
        }

        #[test]
        fn no_text_makes_reading_panic(text in any::<String>()) {
            let _ = TokenClaim::parse(&format!("{PREFIX}{text}"));
        }
    }
}
