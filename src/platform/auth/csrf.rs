//! Proof that a form of a signed-in person comes from one of our own pages: a code derived from
//! the sign-in, which a page of another host cannot know.
//!
//! Each page carries it under a mask of its own, so that no two pages have the same: otherwise the length of
//! compressed pages would tell, guess by guess, what the code is (BREACH).

use actix_web::{HttpMessage, HttpRequest};
use data_encoding::BASE64URL_NOPAD;
use subtle::ConstantTimeEq;

use crate::platform::ids::{self, StaffId};
use crate::platform::secrets::{Key, Keys};

/// The hidden field that carries the code.
pub const FIELD: &str = "csrf";

/// The sign-in that a page's request came with.
#[derive(Debug, Clone)]
pub struct SignIn {
    /// Whose it is.
    pub staff: StaffId,
    /// What the database knows it by.
    pub id_hash: [u8; 32],
    /// Whether an identity provider proved who it is.
    pub by_provider: bool,
}

/// What a form's code says of the page that sends it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Provenance {
    /// A page of this sign-in.
    ThisSignIn,
    /// A page of ours, opened under another sign-in; that one is gone, so nobody can prove it.
    AnotherSignIn,
    /// No code at all, or none that a page of ours could carry.
    NoPage,
}

/// Compares a form's code with those of the sign-in, under the key in use and the one before it.
#[must_use]
pub fn judge(keys: &Keys, sign_in: &SignIn, given: &str) -> Provenance {
    let Some(given) = unmasked(given) else {
        return Provenance::NoPage;
    };
    let mut known = keys.ids().into_iter().filter_map(|id| keys.by_id(id));
    match known.any(|key| code(key, sign_in).ct_eq(&given).into()) {
        true => Provenance::ThisSignIn,
        false => Provenance::AnotherSignIn,
    }
}

/// The code for the forms of one page of a sign-in; another each time.
#[must_use]
pub fn token(keys: &Keys, sign_in: &SignIn) -> String {
    let (_, key) = keys.current();
    let mask = key.mac("csrf-mask", &[ids::fresh().as_bytes()]);
    let masked = xor(code(key, sign_in), mask);
    BASE64URL_NOPAD.encode(&[mask, masked].concat())
}

/// The code for the forms of a page; none where nobody is signed in.
#[must_use]
pub fn token_for(request: &HttpRequest, keys: &Keys) -> Option<String> {
    let extensions = request.extensions();
    extensions.get::<SignIn>().map(|found| token(keys, found))
}

type Code = [u8; 32];

fn code(key: &Key, sign_in: &SignIn) -> Code {
    key.mac("csrf", &[&sign_in.id_hash])
}

/// What a page sent, without its mask; none for what no page of ours could send.
fn unmasked(given: &str) -> Option<Code> {
    let bytes = BASE64URL_NOPAD.decode(given.as_bytes()).ok()?;
    let (mask, masked) = bytes.split_first_chunk()?;
    Some(xor(masked.try_into().ok()?, *mask))
}

fn xor(code: Code, mask: Code) -> Code {
    let mut masked = code;
    masked
        .iter_mut()
        .zip(mask)
        .for_each(|(byte, mask)| *byte ^= mask);
    masked
}
