//! The key a caller gives a request: the promise that a repeat under it is the same request.

use crate::platform::problem::Fault;

/// 16 to 64 printable ASCII signs.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct IdempotencyKey(String);

impl IdempotencyKey {
    /// Parses a key.
    ///
    /// # Errors
    /// `bad-key` when it is too short, too long or holds other signs.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        let fits = (16..=64).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_graphic());
        if fits {
            Ok(Self(text.to_owned()))
        } else {
            Err(Fault::new("bad-key"))
        }
    }

    /// A new one, for a form.
    #[must_use]
    pub fn fresh() -> Self {
        Self(crate::platform::ids::fresh().simple().to_string())
    }

    /// The key's text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
