//! The secret that the app and we share. The database holds it mixed with a stream that only the installation's key
//! makes; each id is used for one secret, so a stream covers one secret.

use chrono::{DateTime, Utc};
use data_encoding::BASE32_NOPAD;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use totp_rs::{Builder, Secret, Totp};
use uuid::Uuid;

use crate::platform::secrets::{Key, NoRandomness, random_bytes};

/// What RFC 4226 recommends, in bytes.
const LENGTH: usize = 20;

/// It is never printed.
pub struct SharedSecret([u8; LENGTH]);

impl SharedSecret {
    /// One that nobody has seen.
    ///
    /// # Errors
    /// Without random bytes.
    pub fn fresh() -> Result<Self, NoRandomness> {
        random_bytes().map(Self)
    }

    /// As the database holds it.
    #[must_use]
    pub fn seal(&self, key: &Key, id: Uuid) -> Vec<u8> {
        mix(&self.0, key, id).to_vec()
    }

    /// What was sealed with this key for this id.
    #[must_use]
    pub fn open(key: &Key, id: Uuid, sealed: &[u8]) -> Option<Self> {
        let sealed = <[u8; LENGTH]>::try_from(sealed).ok()?;
        Some(Self(mix(&sealed, key, id)))
    }

    /// The signs that are typed into an app.
    #[must_use]
    pub fn text(&self) -> String {
        BASE32_NOPAD.encode(&self.0)
    }

    /// What an app reads out of a link or a QR code.
    #[must_use]
    pub fn otpauth(&self, service: &str, account: &str) -> String {
        let [service, account] =
            [service, account].map(|text| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string());
        let secret = self.text();
        format!("otpauth://totp/{service}:{account}?secret={secret}&issuer={service}")
    }

    /// The half minute that a code of six digits belongs to: this one, the one before or the one after, as clocks
    /// differ. None for a wrong code.
    #[must_use]
    pub fn counter_of(&self, code: &str, now: DateTime<Utc>) -> Option<i64> {
        let now = u64::try_from(now.timestamp()).ok()?;
        let counter = self.totp()?.check(code, now)?;
        i64::try_from(counter).ok()
    }

    /// Six digits, a half minute, one of them to either side: what every app knows.
    fn totp(&self) -> Option<Totp> {
        let secret = Secret::new_stack(self.0);
        Builder::new().with_secret(secret).build().ok()
    }
}

fn mix(bytes: &[u8; LENGTH], key: &Key, id: Uuid) -> [u8; LENGTH] {
    let stream = key.mac("second-step", &[id.as_bytes()]);
    let mut mixed = *bytes;
    for (byte, with) in mixed.iter_mut().zip(stream) {
        *byte ^= with;
    }
    mixed
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(seconds, 0).unwrap()
    }

    #[test]
    fn codes_are_those_of_the_standard() {
        // RFC 6238, appendix B: the last six digits.
        let secret = SharedSecret(*b"12345678901234567890");
        assert_eq!(secret.counter_of("287082", at(59)), Some(1));
        assert_eq!(
            secret.counter_of("081804", at(1_111_111_109)),
            Some(37_037_036)
        );
        for wrong in ["287083", "94287082", "", "28708", "+87082", "２８７０８２"] {
            assert_eq!(secret.counter_of(wrong, at(59)), None, "{wrong}");
        }
    }

    #[test]
    fn a_sealed_secret_opens_with_its_key_and_id_alone() {
        let [key, other] = std::array::from_fn(|_| Key::fresh().unwrap());
        let (id, another) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let secret = SharedSecret::fresh().unwrap();
        let sealed = secret.seal(&key, id);
        assert_ne!(sealed, secret.0);
        let opened = |key, id| SharedSecret::open(key, id, &sealed).unwrap().0;
        assert_eq!(opened(&key, id), secret.0);
        assert_ne!(opened(&other, id), secret.0);
        assert_ne!(opened(&key, another), secret.0);
        assert!(SharedSecret::open(&key, id, &sealed[1..]).is_none());
    }

    #[test]
    fn the_link_for_an_app_names_the_service_and_the_account() {
        let secret = SharedSecret(*b"12345678901234567890");
        assert_eq!(
            secret.otpauth("Mötes & platser", "åsa@x.example"),
            "otpauth://totp/M%C3%B6tes%20%26%20platser:%C3%A5sa%40x%2Eexample\
             ?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=M%C3%B6tes%20%26%20platser"
        );
    }
}
