//! A request under a key, recognised by a keyed fingerprint: neither its names nor its PIN are
//! stored.

use serde_json::Value;

use super::key::IdempotencyKey;
use crate::platform::secrets::{Keys, canonical};

/// The scope of callers without an account.
pub const PUBLIC: &str = "public";

/// A request that takes effect once, however often it is sent.
#[derive(Debug, Clone)]
pub struct IdempotentRequest {
    /// Whose key it is: [`PUBLIC`], or the account's id.
    pub scope: String,
    /// The caller's key.
    pub key: IdempotencyKey,
    /// The fingerprint under the installation's present key; what is stored.
    pub keyed_fingerprint: Vec<u8>,
    /// The same under the keys before: after a change of keys a replay is still recognised.
    earlier: Vec<Vec<u8>>,
}

impl IdempotentRequest {
    /// A request under a key that was found elsewhere than in the header, such as in a form.
    #[must_use]
    pub fn new(
        scope: impl Into<String>,
        key: IdempotencyKey,
        request: &Value,
        keys: &Keys,
    ) -> Self {
        Self::from_fingerprint(scope, key, &canonical(request), keys)
    }

    /// The same for a request whose type writes its own fingerprint: equal bytes for equal requests.
    #[must_use]
    pub fn from_fingerprint(
        scope: impl Into<String>,
        key: IdempotencyKey,
        fingerprint: &[u8],
        keys: &Keys,
    ) -> Self {
        let (current_id, current) = keys.current();
        let earlier = keys
            .ids()
            .into_iter()
            .filter(|id| *id != current_id)
            .filter_map(|id| keys.by_id(id))
            .map(|key| key.fingerprint_of_request(fingerprint).to_vec())
            .collect();
        Self {
            scope: scope.into(),
            key,
            keyed_fingerprint: current.fingerprint_of_request(fingerprint).to_vec(),
            earlier,
        }
    }

    /// Whether another request is this one repeated: the same key and the same content.
    #[must_use]
    pub fn is_duplicate_of(&self, other: &Self) -> bool {
        self.matches(&other.keyed_fingerprint)
    }

    /// Whether a stored fingerprint is this request's, made with the present key or one before.
    pub(super) fn matches(&self, stored: &[u8]) -> bool {
        stored == self.keyed_fingerprint || self.earlier.iter().any(|one| one == stored)
    }
}
