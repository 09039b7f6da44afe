//! Proof that a sign-in has looked at an object before: its page carries the key and reads itself again with it.
//! The first look is recorded; a page that reads itself again is the same look, and needs no row of its own.

use data_encoding::BASE64URL_NOPAD;
use subtle::ConstantTimeEq;
use uuid::Uuid;

use super::csrf::SignIn;
use crate::platform::secrets::{Key, Keys};

/// The key that the page of an object carries, for one sign-in alone.
#[must_use]
pub fn poll_key(keys: &Keys, sign_in: &SignIn, object: Uuid) -> String {
    BASE64URL_NOPAD.encode(&code(keys.current().1, sign_in, object))
}

/// Whether this sign-in has looked at the object.
#[must_use]
pub fn has_looked(keys: &Keys, sign_in: &SignIn, object: Uuid, given: &str) -> bool {
    let Ok(given) = BASE64URL_NOPAD.decode(given.as_bytes()) else {
        return false;
    };
    let mut known = keys.ids().into_iter().filter_map(|id| keys.by_id(id));
    known.any(|key| code(key, sign_in, object).ct_eq(&given).into())
}

fn code(key: &Key, sign_in: &SignIn, object: Uuid) -> [u8; 32] {
    key.mac("poll", &[&sign_in.id_hash, object.as_bytes()])
}
