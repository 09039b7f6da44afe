//! Answers that hold one object: its JSON, its tag, and where it is.

use actix_web::http::header::{self, HeaderValue};
use actix_web::{HttpRequest, HttpResponse, HttpResponseBuilder};
use serde::Serialize;

use super::etag;
use crate::platform::problem::Problem;

/// 200 for a reader, or 304 when the reader has this very answer.
///
/// # Errors
/// 500 when it cannot be written as JSON.
pub fn ok_with_etag(
    request: &HttpRequest,
    version: i32,
    view: &impl Serialize,
) -> Result<HttpResponse, Problem> {
    let bytes = serde_json::to_vec(view).map_err(Problem::internal)?;
    let tag = etag::of(version, &bytes);
    let mut answer = unless_known(request, &tag, || with_etag(HttpResponse::Ok(), &tag, bytes));
    let headers = answer.headers_mut();
    // A browser may store it and asks each time; what it says depends on the language.
    let stored = HeaderValue::from_static("private, no-cache");
    headers.insert(header::CACHE_CONTROL, stored);
    let vary = HeaderValue::from_static("Accept-Language, Authorization");
    headers.insert(header::VARY, vary);
    Ok(answer)
}

/// How long a cache may answer with what everybody may read: half a minute old is new enough, and an hour where the
/// service does not answer.
pub const FOR_EVERYBODY: &str = "public, max-age=30, stale-if-error=3600";

/// 200 with what everybody may read, in a language that their program may choose; 304 for a reader who has it.
#[must_use]
pub fn ok_for_everybody(request: &HttpRequest, kind: &'static str, bytes: Vec<u8>) -> HttpResponse {
    let tag = etag::of(0, &bytes);
    let mut answer = unless_known(request, &tag, || {
        let mut whole = HttpResponse::Ok();
        whole.insert_header((header::ETAG, &*tag));
        whole.content_type(kind).body(bytes)
    });
    let headers = answer.headers_mut();
    let stored = HeaderValue::from_static(FOR_EVERYBODY);
    headers.insert(header::CACHE_CONTROL, stored);
    let vary = HeaderValue::from_static("Accept-Language");
    headers.insert(header::VARY, vary);
    answer
}

/// The whole answer of this tag; 304 for a reader who has it.
pub fn unless_known(
    request: &HttpRequest,
    tag: &str,
    whole: impl FnOnce() -> HttpResponse,
) -> HttpResponse {
    match etag::known(request, tag) {
        Some(known) => HttpResponse::NotModified()
            .insert_header((header::ETAG, known))
            .finish(),
        None => whole(),
    }
}

/// 200 for a change.
pub fn changed(version: i32, view: &impl Serialize) -> Result<HttpResponse, Problem> {
    let bytes = serde_json::to_vec(view).map_err(Problem::internal)?;
    Ok(with_etag(
        HttpResponse::Ok(),
        &etag::of(version, &bytes),
        bytes,
    ))
}

/// 200 for a change that tells more than the object: the tag is that of the object alone.
///
/// # Errors
/// 500 when it cannot be written as JSON.
pub fn changed_and_told(
    version: i32,
    object: &impl Serialize,
    view: &impl Serialize,
) -> Result<HttpResponse, Problem> {
    let object = serde_json::to_vec(object).map_err(Problem::internal)?;
    let bytes = serde_json::to_vec(view).map_err(Problem::internal)?;
    let tag = etag::of(version, &object);
    Ok(with_etag(HttpResponse::Ok(), &tag, bytes))
}

/// 201 for what was made, now or when this request was first sent.
pub fn created(
    version: i32,
    view: &impl Serialize,
    location: &str,
    replayed: bool,
) -> Result<HttpResponse, Problem> {
    let bytes = serde_json::to_vec(view).map_err(Problem::internal)?;
    let mut answer = HttpResponse::Created();
    answer.insert_header((header::LOCATION, location));
    if replayed {
        answer.insert_header(("Idempotency-Replayed", "true"));
    }
    Ok(with_etag(answer, &etag::of(version, &bytes), bytes))
}

fn with_etag(mut answer: HttpResponseBuilder, tag: &str, bytes: Vec<u8>) -> HttpResponse {
    answer
        .insert_header((header::ETAG, tag))
        .content_type("application/json")
        .body(bytes)
}
