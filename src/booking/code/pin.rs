//! The booking's PIN: four digits that open it together with its number.
//! Derived from the key and a version, stored nowhere; a new PIN is a new version.
//! Shown once by API, pages and slip; compared in a look-up.

use std::fmt;

use subtle::ConstantTimeEq;

use crate::platform::ids::BookingId;
use crate::platform::secrets::Key;
use crate::platform::text::{ascii_digit, trim_typed};

/// Four digits that open one booking together with its number.
pub struct Pin([u8; 4]);

impl Pin {
    /// The PIN of a booking in one of its versions. 64 bits modulo 10,000: no PIN is likelier than
    /// another by more than one in 10¹⁵.
    #[must_use]
    pub fn of(key: &Key, booking: BookingId, version: i32) -> Self {
        let mac = key.mac("pin", &[booking.0.as_bytes(), &version.to_be_bytes()]);
        let [a, b, c, d, e, f, g, h, ..] = mac;
        let number = u64::from_be_bytes([a, b, c, d, e, f, g, h]) % 10_000;
        Self([1_000, 100, 10, 1].map(|unit| digit(number / unit)))
    }

    /// Whether this is what a person typed (spaces and dashes do not count, and the digits of any
    /// keyboard do), in the same time whichever digits were wrong.
    #[must_use]
    pub fn matches(&self, typed: &str) -> bool {
        let digits: String = trim_typed(typed)
            .chars()
            .filter(|sign| !(sign.is_whitespace() || *sign == '-'))
            .map(|sign| ascii_digit(sign).unwrap_or(sign))
            .take(self.0.len() + 1)
            .collect();
        self.0.as_slice().ct_eq(digits.as_bytes()).into()
    }

    /// The digits, for the one answer or slip that shows them.
    #[must_use]
    pub fn reveal(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

fn digit(number: u64) -> u8 {
    b'0' + u8::try_from(number % 10).unwrap_or_default()
}

impl fmt::Debug for Pin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Pin(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pin_is_four_digits_and_the_same_each_time() {
        let (key, booking) = (Key::fresh().unwrap(), BookingId::fresh());
        let pin = Pin::of(&key, booking, 1);
        assert_eq!(pin.reveal().len(), 4);
        assert!(pin.reveal().bytes().all(|digit| digit.is_ascii_digit()));
        assert_eq!(pin.reveal(), Pin::of(&key, booking, 1).reveal());
        assert_eq!(format!("{pin:?}"), "Pin(…)");
    }

    #[test]
    fn the_right_digits_match_with_spaces_and_nothing_else_does() {
        let pin = Pin(*b"0472");
        for right in ["0472", " 04 72 ", "04-72", "٠٤٧٢"] {
            assert!(pin.matches(right));
        }
        for wrong in ["", "472", "0473", "04720", "00472", "O472"] {
            assert!(!pin.matches(wrong));
        }
    }

    #[test]
    fn key_booking_and_version_each_change_the_pin() {
        let (key, booking) = (Key::fresh().unwrap(), BookingId::fresh());
        let equal = (2..=1_001)
            .filter(|version| {
                Pin::of(&key, booking, *version).matches(Pin::of(&key, booking, 1).reveal())
            })
            .count();
        // One in ten thousand is expected to be equal by chance; ten of a thousand never.
        assert!(equal < 10);
        let first_digits: std::collections::BTreeSet<u8> = (0..1_000)
            .map(|_| Pin::of(&key, BookingId::fresh(), 1).0[0])
            .collect();
        assert_eq!(first_digits.len(), 10);
    }
}
