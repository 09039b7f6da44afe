//! Answers that hold one object: its JSON, its tag, and where it is.

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, HttpResponseBuilder};
use serde::Serialize;

use super::etag;
use super::problem::Problem;

/// 200 for a reader, or 304 when the reader has this very answer.
///
/// # Errors
/// 500 when it cannot be written as JSON.
pub fn shown(
    request: &HttpRequest,
    edit: i32,
    view: &impl Serialize,
) -> Result<HttpResponse, Problem> {
    let bytes = serde_json::to_vec(view).map_err(Problem::internal)?;
    let tag = etag::of(edit, &bytes);
    let mut answer = if etag::is_known(request, &tag) {
        HttpResponse::NotModified()
    } else {
        HttpResponse::Ok()
    };
    // Kept, but asked about each time; what it says depends on the language.
    answer.insert_header((header::CACHE_CONTROL, "private, no-cache"));
    answer.insert_header((header::VARY, "Accept-Language, Authorization"));
    if etag::is_known(request, &tag) {
        return Ok(answer.insert_header((header::ETAG, tag)).finish());
    }
    Ok(written(answer, &tag, bytes))
}

/// 200 for a change.
///
/// # Errors
/// As [`shown`].
pub fn changed(edit: i32, view: &impl Serialize) -> Result<HttpResponse, Problem> {
    let bytes = serde_json::to_vec(view).map_err(Problem::internal)?;
    Ok(written(HttpResponse::Ok(), &etag::of(edit, &bytes), bytes))
}

/// 201 for what came into being, now or when this wish was first sent.
///
/// # Errors
/// As [`shown`].
pub fn created(
    edit: i32,
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
    Ok(written(answer, &etag::of(edit, &bytes), bytes))
}

fn written(mut answer: HttpResponseBuilder, tag: &str, bytes: Vec<u8>) -> HttpResponse {
    answer
        .insert_header((header::ETAG, tag))
        .content_type("application/json")
        .body(bytes)
}
