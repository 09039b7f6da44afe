//! Which answers pages of other sites may read: what everybody may GET from the API, asked without a token.
//! Nothing else says so. The outermost middleware calls it, so errors are readable too.

use actix_web::http::Method;
use actix_web::http::header::{AUTHORIZATION, HeaderMap, HeaderName, HeaderValue};

/// No cookie and no token is ever sent along.
pub const EVERYBODY: (&str, &str) = ("access-control-allow-origin", "*");
const EXPOSED: (&str, &str) = (
    "access-control-expose-headers",
    "ETag, Link, Content-Language, Retry-After, X-Request-Id",
);
const AS_RESOURCE: (&str, &str) = ("cross-origin-resource-policy", "cross-origin");

/// Whether such a request is one whose answer everybody may read, if its row is a public read.
pub(super) fn asks_for_everybody(method: &Method, headers: &HeaderMap) -> bool {
    let reads = matches!(*method, Method::GET | Method::HEAD);
    reads && !headers.contains_key(AUTHORIZATION)
}

/// Lets pages of every site read the answer.
pub(super) fn open_to_everybody(headers: &mut HeaderMap) {
    for (name, value) in [EVERYBODY, EXPOSED, AS_RESOURCE] {
        let name = HeaderName::from_static(name);
        headers.insert(name, HeaderValue::from_static(value));
    }
}
