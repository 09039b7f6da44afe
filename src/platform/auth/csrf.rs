//! Proof that a form of a signed-in person comes from one of our own pages: a code derived from
//! the sign-in, which a page of another host cannot know.

use actix_web::{HttpMessage, HttpRequest};
use data_encoding::HEXLOWER;
use subtle::ConstantTimeEq;

use crate::platform::ids::StaffId;
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
    let mut known = keys.ids().into_iter().filter_map(|id| keys.by_id(id));
    let equal = |key| code(key, sign_in).as_bytes().ct_eq(given.as_bytes()).into();
    if known.any(equal) {
        return Provenance::ThisSignIn;
    }
    match HEXLOWER.decode(given.as_bytes()) {
        Ok(bytes) if bytes.len() == 32 => Provenance::AnotherSignIn,
        _ => Provenance::NoPage,
    }
}

/// The code for the forms of a sign-in.
#[must_use]
pub fn token(keys: &Keys, sign_in: &SignIn) -> String {
    code(keys.current().1, sign_in)
}

/// The code for the forms of a page; none where nobody is signed in.
#[must_use]
pub fn token_for(request: &HttpRequest, keys: &Keys) -> Option<String> {
    let extensions = request.extensions();
    extensions.get::<SignIn>().map(|found| token(keys, found))
}

fn code(key: &Key, sign_in: &SignIn) -> String {
    HEXLOWER.encode(&key.mac("csrf", &[&sign_in.id_hash]))
}
