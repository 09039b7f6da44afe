//! The `Idempotency-Key` header of an API request. Forms carry their key in a field instead.

use actix_web::HttpRequest;
use serde_json::{Value, json};

use super::RoutedPath;
use crate::platform::idempotency::{IdempotencyKey, IdempotentRequest};
use crate::platform::problem::{KEY_REQUIRED, Problem, TWO_KEYS, WEAK_KEY};
use crate::platform::secrets::Keys;

/// The key of a request that may carry one.
///
/// # Errors
/// 400 when the header is there and not a key, or there twice.
pub fn key_of(request: &HttpRequest) -> Result<Option<IdempotencyKey>, Problem> {
    let mut values = request.headers().get_all("idempotency-key");
    let Some(value) = values.next() else {
        return Ok(None);
    };
    if values.next().is_some() {
        return Err(Problem::new(&TWO_KEYS));
    }
    let text = value.to_str().unwrap_or_default();
    IdempotencyKey::parse(text)
        .map(Some)
        .map_err(|_fault| Problem::new(&KEY_REQUIRED))
}

/// The key of a request that must carry one.
///
/// # Errors
/// 400 when it is absent or not a key.
pub fn required_key(request: &HttpRequest) -> Result<IdempotencyKey, Problem> {
    key_of(request)?.ok_or_else(|| Problem::new(&KEY_REQUIRED))
}

/// The key of a request without a token, which must carry one that nobody else comes to.
///
/// # Errors
/// 400 when it is absent, not a key, or weak.
pub fn required_public_key(request: &HttpRequest) -> Result<IdempotencyKey, Problem> {
    let key = required_key(request)?;
    match key.is_weak() {
        true => Err(Problem::new(&WEAK_KEY)),
        false => Ok(key),
    }
}

/// A request that may carry a key, as it was understood: `parsed` has its defaults filled in, so
/// that what is absent equals its default. Method and path belong to it.
///
/// # Errors
/// 400 when the header is there and not a key.
pub fn idempotent(
    request: &HttpRequest,
    scope: impl Into<String>,
    parsed: &Value,
    keys: &Keys,
) -> Result<Option<IdempotentRequest>, Problem> {
    let whole = json!([request.method().as_str(), request.routed_path(), parsed]);
    Ok(key_of(request)?.map(|key| IdempotentRequest::new(scope, key, &whole, keys)))
}
