//! A device that has signed in with an address before is known by a cookie: guesses from elsewhere cost it no
//! wait. The cookie opens nothing, and its own guesses are counted.
//! The sign-in page gives it out and reads it.

use data_encoding::BASE64URL_NOPAD;
use subtle::ConstantTimeEq;

use crate::platform::problem::Problem;
use crate::platform::secrets::{Key, Keys, random_bytes};

const RANDOM: usize = 16;

/// What the cookie holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownDevice(String);

impl KnownDevice {
    /// For a device on which somebody has just signed in with this address.
    ///
    /// # Errors
    /// 500 without random bytes.
    pub fn issue(keys: &Keys, email: &str) -> Result<Self, Problem> {
        let random: [u8; RANDOM] = random_bytes().map_err(Problem::internal)?;
        let (_, key) = keys.current();
        let whole = [&random[..], &seal(key, email, &random)[..]].concat();
        Ok(Self(BASE64URL_NOPAD.encode(&whole)))
    }

    /// The device, if it has signed in with this address.
    #[must_use]
    pub fn recognise(keys: &Keys, email: &str, cookie: &str) -> Option<Self> {
        let whole = BASE64URL_NOPAD.decode(cookie.as_bytes()).ok()?;
        let (random, sealed) = whole.split_at_checked(RANDOM)?;
        let ids = keys.ids().into_iter();
        let mut known = ids.filter_map(|id| keys.by_id(id));
        let is_ours = |key: &Key| bool::from(seal(key, email, random).ct_eq(sealed));
        known.any(is_ours).then(|| Self(cookie.to_owned()))
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn seal(key: &Key, email: &str, random: &[u8]) -> [u8; 32] {
    let email = email.trim().to_lowercase();
    key.mac("known-device", &[email.as_bytes(), random])
}
