//! Opaque tokens of staff: random, shown once, stored as a hash. Whoever reads the database can use
//! none of them.

use data_encoding::BASE32_NOPAD_NOCASE;
use sha2::{Digest, Sha256};

use crate::platform::secrets::{NoRandomness, random_bytes};

/// What every staff token begins with; secret scanners look for it.
pub const PREFIX: &str = "mps_";
const RANDOM: usize = 32;
const CHECK: usize = 4;

/// A new token: its text, to be shown once, and the hash to store.
///
/// # Errors
/// When the operating system has no random bytes.
pub fn fresh() -> Result<(String, [u8; 32]), NoRandomness> {
    let secret: [u8; RANDOM] = random_bytes()?;
    let coded = BASE32_NOPAD_NOCASE.encode(&[secret.as_slice(), &check(&secret)].concat());
    let text = format!("{PREFIX}{}", coded.to_ascii_lowercase());
    Ok((text, Sha256::digest(secret).into()))
}

/// The hash a token is stored under; none when the text cannot be a token, so that a mistyped one
/// costs no look at the database.
#[must_use]
pub fn hash_of(text: &str) -> Option<[u8; 32]> {
    let coded = text.strip_prefix(PREFIX)?;
    let bytes = BASE32_NOPAD_NOCASE.decode(coded.as_bytes()).ok()?;
    let (secret, given) = bytes.split_first_chunk::<RANDOM>()?;
    (given == check(secret)).then(|| Sha256::digest(secret).into())
}

/// Tells a token from a typing error; it protects nothing.
fn check(secret: &[u8; RANDOM]) -> [u8; CHECK] {
    let [a, b, c, d, ..]: [u8; 32] = Sha256::new()
        .chain_update(PREFIX)
        .chain_update(secret)
        .finalize()
        .into();
    [a, b, c, d]
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_fresh_token_is_found_by_its_hash() {
        let (text, hash) = fresh().unwrap();
        assert_eq!(text.len(), 62);
        assert!(text.starts_with("mps_"));
        assert_eq!(hash_of(&text), Some(hash));
        assert_ne!(fresh().unwrap().1, hash);
    }

    #[test]
    fn a_changed_sign_or_another_prefix_makes_it_no_token() {
        let (text, _) = fresh().unwrap();
        for place in PREFIX.len()..text.len() {
            let mut changed = text.clone().into_bytes();
            changed[place] = if changed[place] == b'a' { b'b' } else { b'a' };
            assert_eq!(hash_of(std::str::from_utf8(&changed).unwrap()), None);
        }
        assert_eq!(hash_of(&text.replacen("mps_", "mpb_", 1)), None);
        assert_eq!(hash_of(&format!("{text}a")), None);
    }

    proptest! {
        #[test]
        fn no_text_makes_reading_panic(text in any::<String>()) {
            prop_assert_eq!(hash_of(&text), None);
            prop_assert_eq!(hash_of(&format!("{PREFIX}{text}")), None);
        }
    }
}
