//! What was made under an `Idempotency-Key`: remembered 72 hours, without a name or a PIN. Only
//! success is remembered; a refusal wrote nothing, so the same key decides anew. Verbs claim keys.

mod claim;
mod key;
mod known_keys;
mod request;

pub use claim::{Claimed, claim_or_find, count_replay, forget_expired, pin_is_told};
pub use key::IdempotencyKey;
pub use known_keys::KnownKeys;
pub use request::{IdempotentRequest, PUBLIC};
