//! The `Idempotency-Key` header: a caller's promise that a repeat is the same wish.

use actix_web::HttpRequest;

use super::problem::{KEY_REQUIRED, Problem};
use crate::platform::fault::Fault;

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

    /// The header of a request.
    ///
    /// # Errors
    /// 400 when it is there and not a key.
    pub fn of(request: &HttpRequest) -> Result<Option<Self>, Problem> {
        let Some(value) = request.headers().get("idempotency-key") else {
            return Ok(None);
        };
        let text = value.to_str().unwrap_or_default();
        Self::parse(text)
            .map(Some)
            .map_err(|_fault| Problem::new(&KEY_REQUIRED))
    }

    /// The header where it must be.
    ///
    /// # Errors
    /// 400 when it is absent or not a key.
    pub fn required(request: &HttpRequest) -> Result<Self, Problem> {
        Self::of(request)?.ok_or_else(|| Problem::new(&KEY_REQUIRED))
    }

    /// The key's text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
