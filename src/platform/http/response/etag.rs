//! Entity tags: what a change must have seen, and what a reader has already.
//!
//! A tag is `"<version>.<short hash of the answer>"`, with the coding behind it where the answer is compressed:
//! `"12.ab34cd-gz"`. `If-Match` looks at the version alone, so a booking never spoils a change under way;
//! `If-None-Match` looks at all but the coding (RFC 9110 parts 8.8.3.3 and 13).

use actix_web::http::header::{self, EntityTag, Header, IfMatch, IfNoneMatch};
use actix_web::{HttpMessage, HttpRequest};
use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};

use crate::platform::http::coding::Coding;
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

/// The same answer's tag in a coding.
#[must_use]
pub fn in_coding(tag: &str, coding: Coding) -> String {
    let opaque = tag.trim_end_matches('"');
    format!("{opaque}{}\"", coding.tag_ending())
}

/// The tag under which the reader has this very answer, in whatever coding; none where they have another or none.
#[must_use]
pub fn known(request: &impl HttpMessage, tag: &str) -> Option<String> {
    let known = IfNoneMatch::parse(request).ok()?;
    known_among(&known, tag)
}

/// The same for what an `If-None-Match` names. Compared weakly: a proxy that compresses an answer marks its tag as
/// weak.
#[must_use]
pub fn known_among(known: &IfNoneMatch, tag: &str) -> Option<String> {
    match known {
        IfNoneMatch::Any => Some(tag.to_owned()),
        IfNoneMatch::Items(tags) => {
            let mut names = tags.iter().map(EntityTag::tag);
            let named =
                names.find(|named| without_coding(named) == without_coding(tag.trim_matches('"')));
            named.map(|named| format!("\"{named}\""))
        }
    }
}

fn without_coding(opaque: &str) -> &str {
    let mut endings = [Coding::Gzip, Coding::Brotli]
        .map(Coding::tag_ending)
        .into_iter();
    let bare = endings.find_map(|ending| opaque.strip_suffix(ending));
    bare.unwrap_or(opaque)
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
