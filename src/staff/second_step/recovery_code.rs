//! Codes to come back with when the telephone is gone: 120 bits each, shown once, stored as hashes.

use data_encoding::BASE32_NOPAD;
use sha2::{Digest, Sha256};

use crate::platform::secrets::{NoRandomness, random_bytes};

/// How many there are.
pub const MANY: usize = 10;
/// Bytes of a code: 24 signs, six groups of four.
const BYTES: usize = 15;
const GROUP: usize = 4;

/// A code and its hash.
pub struct RecoveryCode {
    /// `ABCD-EFGH-…`.
    pub text: String,
    pub hash: [u8; 32],
}

impl RecoveryCode {
    /// # Errors
    /// Without random bytes.
    pub fn fresh() -> Result<Self, NoRandomness> {
        let bytes: [u8; BYTES] = random_bytes()?;
        let signs: Vec<char> = BASE32_NOPAD.encode(&bytes).chars().collect();
        let groups: Vec<String> = signs.chunks(GROUP).map(String::from_iter).collect();
        Ok(Self {
            text: groups.join("-"),
            hash: Sha256::digest(bytes).into(),
        })
    }
}

/// The hash of what was typed; none for what no code is. Hyphens, spaces and small letters do no harm.
pub fn hash_of(typed: &str) -> Option<[u8; 32]> {
    let signs = typed
        .chars()
        .filter(|sign| !sign.is_whitespace() && *sign != '-');
    let signs: String = signs.collect::<String>().to_ascii_uppercase();
    let bytes = BASE32_NOPAD.decode(signs.as_bytes()).ok()?;
    (bytes.len() == BYTES).then(|| Sha256::digest(bytes).into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_known_however_it_is_typed() {
        let code = RecoveryCode::fresh().unwrap();
        assert_eq!(code.text.len(), 6 * GROUP + 5);
        for typed in [
            code.text.clone(),
            code.text.to_lowercase(),
            code.text.replace('-', " "),
            format!(" {} ", code.text.replace('-', "")),
        ] {
            assert_eq!(hash_of(&typed), Some(code.hash), "{typed}");
        }
        for wrong in ["", "123456", &code.text[1..], "ÅÅÅÅ-ÅÅÅÅ"] {
            assert_eq!(hash_of(wrong), None, "{wrong}");
        }
    }
}
