//! Members of a merge patch (RFC 7396): what is absent stays, what is null is removed.

use serde::de::{Deserialize, Deserializer};

/// Reads a member of a merge patch: absent stays `None`, `null` is `Some(None)`. Goes with
/// `#[serde(default)]`.
pub fn present<'de, T, D>(from: D) -> Result<Option<Option<T>>, D::Error>
where
    T: Deserialize<'de>,
    D: Deserializer<'de>,
{
    Option::deserialize(from).map(Some)
}
