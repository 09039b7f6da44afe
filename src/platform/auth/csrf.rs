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

/// Put beside a request whose form must carry a code; the reader of forms obeys it.
#[derive(Debug, Clone)]
pub struct ExpectedCodes(Vec<String>);

impl ExpectedCodes {
    /// The codes of a sign-in, under the key in use and the one before it.
    #[must_use]
    pub fn of(keys: &Keys, sign_in: &SignIn) -> Self {
        let known = keys.ids().into_iter().filter_map(|id| keys.by_id(id));
        Self(known.map(|key| code(key, sign_in)).collect())
    }

    /// Whether a form's code is one of them.
    #[must_use]
    pub fn admits(&self, given: &str) -> bool {
        self.0
            .iter()
            .any(|code| code.as_bytes().ct_eq(given.as_bytes()).into())
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
