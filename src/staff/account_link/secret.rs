//! What a link carries: derived from the installation's key and the link's id, so that the letter can be written when
//! it is sent. The database holds a hash of it.

use data_encoding::BASE64URL_NOPAD;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::platform::secrets::{Key, Keys};

/// The text that goes into a link, and its hash.
pub struct LinkSecret {
    pub text: String,
    pub hash: [u8; 32],
}

impl LinkSecret {
    /// Under the key in use.
    #[must_use]
    pub fn fresh(keys: &Keys, link: Uuid) -> Self {
        Self::under(keys.current().1, link)
    }

    /// The one with this hash, under any key that is held; none after two changes of keys.
    #[must_use]
    pub fn of_hash(keys: &Keys, link: Uuid, hash: &[u8]) -> Option<Self> {
        let mut known = keys.ids().into_iter().filter_map(|id| keys.by_id(id));
        known.find_map(|key| Some(Self::under(key, link)).filter(|one| one.hash == *hash))
    }

    fn under(key: &Key, link: Uuid) -> Self {
        let secret = key.mac("account-link", &[link.as_bytes()]);
        Self {
            text: BASE64URL_NOPAD.encode(&secret),
            hash: Sha256::digest(secret).into(),
        }
    }
}

/// The hash that a link's text is found by; none for a text that no link carries.
#[must_use]
pub fn hash_of(text: &str) -> Option<[u8; 32]> {
    let bytes = BASE64URL_NOPAD.decode(text.as_bytes()).ok()?;
    (bytes.len() == 32).then(|| Sha256::digest(bytes).into())
}
