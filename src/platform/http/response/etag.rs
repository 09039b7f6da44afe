//! Entity tags: what a change must have seen, and what a reader has already.
//!
//! A tag is `"<version>.<short hash of the answer>"`. `If-Match` looks at the version alone, so a
//! booking never spoils a change under way; `If-None-Match` looks at the whole (RFC 9110 part 13).

use actix_web::HttpRequest;
use actix_web::http::header::{self, Header, IfNoneMatch};
use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};

use crate::platform::problem::{PRECONDITION_REQUIRED, Problem, STALE};

/// The tag of an answer.
#[must_use]
pub fn of(version: i32, answer: &[u8]) -> String {
    let hash = Sha256::digest(answer);
    let short = hash.first_chunk::<6>().map(|start| HEXLOWER.encode(start));
    format!("\"{version}.{}\"", short.unwrap_or_default())
}

/// The version a change was made against.
///
/// # Errors
/// 428 without `If-Match`; 412 when it cannot be one of ours.
pub fn wanted_version(request: &HttpRequest) -> Result<i32, Problem> {
    let value = request
        .headers()
        .get(header::IF_MATCH)
        .ok_or_else(|| Problem::new(&PRECONDITION_REQUIRED))?;
    let text = value.to_str().unwrap_or_default().trim().trim_matches('"');
    text.split('.')
        .next()
        .and_then(|version| version.parse().ok())
        .ok_or_else(|| Problem::new(&STALE))
}

/// Refuses a change made against another version than the present one.
///
/// # Errors
/// 412.
pub fn require_version(wanted: i32, present: i32) -> Result<(), Problem> {
    if wanted == present {
        Ok(())
    } else {
        Err(Problem::new(&STALE))
    }
}

/// Whether the reader has this very answer.
#[must_use]
pub fn is_known(request: &HttpRequest, tag: &str) -> bool {
    IfNoneMatch::parse(request).is_ok_and(|known| is_among(&known, tag))
}

/// Whether a tag is one of those an `If-None-Match` names. Compared weakly: a proxy that compresses
/// an answer marks its tag as weak.
#[must_use]
pub fn is_among(known: &IfNoneMatch, tag: &str) -> bool {
    match known {
        IfNoneMatch::Any => true,
        IfNoneMatch::Items(tags) => tags.iter().any(|one| one.tag() == tag.trim_matches('"')),
    }
}
