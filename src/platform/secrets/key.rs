//! One key of 32 bytes, and the messages it authenticates (HMAC-SHA-256).

use std::fmt;
use std::sync::Arc;

use data_encoding::HEXLOWER_PERMISSIVE;
use hmac::{Hmac, KeyInit, Mac};
use secrecy::{ExposeSecret, SecretBox};
use sha2::Sha256;

use super::random::{NoRandomness, random_bytes};
use crate::platform::problem::Fault;

/// A secret of 32 bytes. It is never printed, and a copy is the same memory.
#[derive(Clone)]
pub struct Key(Arc<SecretBox<[u8; 32]>>);

impl Key {
    /// A key from 64 hex signs; white space around them is cut, as a file ends with a line end.
    ///
    /// # Errors
    /// `bad-key` when the text is anything else.
    pub fn parse_hex(text: &str) -> Result<Self, Fault> {
        HEXLOWER_PERMISSIVE
            .decode(text.trim().as_bytes())
            .ok()
            .and_then(|bytes| <[u8; 32]>::try_from(bytes).ok())
            .map(Self::from_bytes)
            .ok_or_else(|| Fault::new("bad-key").fact("signs", 64))
    }

    /// A key nobody has seen before.
    ///
    /// # Errors
    /// When the operating system has no random bytes.
    pub fn fresh() -> Result<Self, NoRandomness> {
        random_bytes().map(Self::from_bytes)
    }

    fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(Arc::new(SecretBox::new(Box::new(bytes))))
    }

    /// The 64 hex signs, for the key's file and nothing else.
    pub(super) fn to_hex(&self) -> String {
        data_encoding::HEXLOWER.encode(self.0.expose_secret())
    }

    /// Authenticates parts under a label. Every piece goes in with its length and their number
    /// before them, so no two different lists give the same message.
    #[must_use]
    pub fn mac(&self, label: &str, parts: &[&[u8]]) -> [u8; 32] {
        let mut mac = self.begin();
        mac.update(&(parts.len() as u64).to_be_bytes());
        for piece in std::iter::once(label.as_bytes()).chain(parts.iter().copied()) {
            mac.update(&(piece.len() as u64).to_be_bytes());
            mac.update(piece);
        }
        mac.finalize().into_bytes().into()
    }

    /// What the database knows the key by; it says nothing of the key itself.
    #[must_use]
    pub fn fingerprint(&self) -> [u8; 32] {
        self.mac("fingerprint", &[])
    }

    /// HMAC pads a key with zeros to its block of 64 bytes; done here, it cannot fail.
    fn begin(&self) -> Hmac<Sha256> {
        let mut block = [0; 64];
        let (first, _) = block.split_at_mut(32);
        first.copy_from_slice(self.0.expose_secret());
        Hmac::new(&block.into())
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Key(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(sign: &str) -> Key {
        Key::parse_hex(&sign.repeat(64)).unwrap()
    }

    #[test]
    fn sixty_four_hex_signs_are_a_key_and_nothing_else_is() {
        assert!(Key::parse_hex(&format!("{}\n", "aB".repeat(32))).is_ok());
        for wrong in ["", "ab", &"g".repeat(64), &"a".repeat(63), &"a".repeat(66)] {
            assert_eq!(Key::parse_hex(wrong).unwrap_err().code, "bad-key");
        }
    }

    #[test]
    fn a_key_is_never_printed() {
        assert_eq!(format!("{:?}", key("a")), "Key(…)");
    }

    #[test]
    fn the_padding_done_here_is_the_padding_of_hmac() {
        let mut theirs = Hmac::<Sha256>::new_from_slice(&[0xaa; 32]).unwrap();
        let mut ours = key("a").begin();
        theirs.update(b"text");
        ours.update(b"text");
        assert_eq!(theirs.finalize().into_bytes(), ours.finalize().into_bytes());
    }

    #[test]
    fn a_fingerprint_is_steady_and_differs_between_keys() {
        assert_eq!(key("a").fingerprint(), key("a").fingerprint());
        assert_ne!(key("a").fingerprint(), key("b").fingerprint());
    }

    #[test]
    fn moving_a_byte_between_parts_changes_the_mac() {
        let key = key("a");
        let lists: [(&str, &[&[u8]]); 6] = [
            ("pin", &[b"ab", b"c"]),
            ("pin", &[b"a", b"bc"]),
            ("pin", &[b"abc"]),
            ("pin", &[b"abc", b""]),
            ("pina", &[b"b", b"c"]),
            ("pi", &[b"nab", b"c"]),
        ];
        let macs: std::collections::BTreeSet<_> = lists
            .iter()
            .map(|(label, parts)| key.mac(label, parts))
            .collect();
        assert_eq!(macs.len(), lists.len());
    }
}
