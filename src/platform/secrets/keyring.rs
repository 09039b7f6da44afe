//! The key in use and, while keys are changed, the one before it.

use super::key::Key;

/// The keys of this installation: new things take the current one, old things find theirs by its
/// fingerprint.
#[derive(Debug, Clone)]
pub struct Keyring {
    /// The key for everything new.
    pub current: Key,
    /// The key that live bookings may still hang on.
    pub previous: Option<Key>,
}

impl Keyring {
    /// A ring with one key.
    #[must_use]
    pub fn of(current: Key) -> Self {
        Self {
            current,
            previous: None,
        }
    }

    /// All keys, the current one first.
    pub fn keys(&self) -> impl Iterator<Item = &Key> {
        std::iter::once(&self.current).chain(&self.previous)
    }

    /// The current key's fingerprint.
    #[must_use]
    pub fn fingerprint(&self) -> [u8; 32] {
        self.current.fingerprint()
    }

    /// The key known by a fingerprint, if the ring holds it.
    #[must_use]
    pub fn by_fingerprint(&self, fingerprint: &[u8]) -> Option<&Key> {
        self.keys().find(|key| key.fingerprint() == fingerprint)
    }

    /// Authenticates parts under a label with the current key.
    #[must_use]
    pub fn mac(&self, label: &str, parts: &[&[u8]]) -> [u8; 32] {
        self.current.mac(label, parts)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_keys_are_found_by_their_fingerprints_and_no_other_is() {
        let [new, old, foreign] = std::array::from_fn(|_| Key::fresh().unwrap());
        let ring = Keyring {
            current: new.clone(),
            previous: Some(old.clone()),
        };
        for key in [&new, &old] {
            let found = ring.by_fingerprint(&key.fingerprint()).unwrap();
            assert_eq!(found.fingerprint(), key.fingerprint());
        }
        assert!(ring.by_fingerprint(&foreign.fingerprint()).is_none());
        assert!(ring.by_fingerprint(&[]).is_none());
        assert_eq!(ring.mac("label", &[b"part"]), new.mac("label", &[b"part"]));
    }
}
