//! Entity tags: what a change must have seen, and what a reader has already.
//!
//! A tag is `"<version>.<short hash of the answer>"`. `If-Match` looks at the version alone, so a
//! booking never spoils a change under way; `If-None-Match` looks at the whole (RFC 9110 part 13).

use actix_web::HttpRequest;
use actix_web::http::header::{self, EntityTag, Header, IfMatch, IfNoneMatch};
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

/// The present version, where a change was made against it: `If-Match` names it, alone or among others, or is `*`.
/// A weak tag names none (RFC 9110, 13.1.1).
///
/// # Errors
/// 428 without `If-Match`; 412 when it names other versions.
pub fn matched_version(request: &HttpRequest, present: i32) -> Result<i32, Problem> {
    let matched = matched_version_if_any(request, Some(present))?;
    matched.ok_or_else(|| Problem::new(&PRECONDITION_REQUIRED))
}

/// The same for what may be changed unseen, or is not there yet: none without `If-Match`.
///
/// # Errors
/// 412 when `If-Match` names other versions.
pub fn matched_version_if_any(
    request: &HttpRequest,
    present: Option<i32>,
) -> Result<Option<i32>, Problem> {
    if !request.headers().contains_key(header::IF_MATCH) {
        return Ok(None);
    }
    let matches = match IfMatch::parse(request) {
        Ok(IfMatch::Any) => present.is_some(),
        Ok(IfMatch::Items(tags)) => tags.iter().any(|tag| names_version(tag, present)),
        Err(_unreadable) => false,
    };
    match matches {
        true => Ok(present),
        false => Err(Problem::new(&STALE)),
    }
}

fn names_version(tag: &EntityTag, version: Option<i32>) -> bool {
    let named = tag.tag().split('.').next();
    let named: Option<i32> = named.and_then(|named| named.parse().ok());
    !tag.weak && named.is_some() && named == version
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

#[cfg(test)]
mod tests {
    use actix_web::test::TestRequest;

    use super::*;

    #[test]
    fn if_match_names_the_version_as_the_rfc_has_it() {
        for (header, matches) in [
            ("\"7.ab34cd\"", true),
            ("\"7.other\"", true),
            ("\"7.ab34cd-gz\"", true),
            ("*", true),
            (" * ", true),
            ("\"6.a\", \"7.b\"", true),
            ("W/\"7.a\", \"7.b\"", true),
            ("W/\"7.ab34cd\"", false),
            ("\"6.a\", \"8.b\"", false),
            ("\"70.a\"", false),
            ("\"*\"", false),
            ("seven", false),
            ("", false),
        ] {
            let request = TestRequest::default().insert_header(("if-match", header));
            let found = matched_version(&request.to_http_request(), 7);
            assert_eq!(found.ok(), matches.then_some(7), "{header}");
        }
        let lines = TestRequest::default().append_header(("if-match", "\"6.a\""));
        let lines = lines
            .append_header(("if-match", "\"7.b\""))
            .to_http_request();
        assert_eq!(matched_version(&lines, 7).ok(), Some(7));
    }

    #[test]
    fn what_may_be_changed_unseen_needs_no_if_match() {
        let none = TestRequest::default().to_http_request();
        assert_eq!(matched_version(&none, 7).unwrap_err().kind.status, 428);
        assert_eq!(matched_version_if_any(&none, Some(7)).unwrap(), None);
        let any = TestRequest::default().insert_header(("if-match", "*"));
        let absent = matched_version_if_any(&any.to_http_request(), None);
        assert_eq!(absent.unwrap_err().kind.status, 412);
    }
}
