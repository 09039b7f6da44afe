//! `/dev/…`: on a developer's machine alone.

pub mod letter;

use crate::platform::http::endpoint::Endpoint;

/// The pages of development.
#[must_use]
pub fn endpoints() -> Vec<Endpoint> {
    Vec::new()
}
