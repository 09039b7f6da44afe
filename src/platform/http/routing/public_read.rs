//! What goes with every answer of the API that everybody may read: a tag, and for whom a cache may store it.

use actix_web::body::{BoxBody, to_bytes};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::StatusCode;
use actix_web::http::header::{self, HeaderMap, HeaderValue};
use actix_web::middleware::Next;

use crate::platform::http::response::answer::FOR_EVERYBODY;
use crate::platform::http::response::etag;

/// What staff see beyond that.
const FOR_ITS_READER: HeaderValue = HeaderValue::from_static("private, no-store");
const BY_READER: HeaderValue = HeaderValue::from_static("Accept-Language, Authorization");

/// Tags an answer that has no tag, and lets caches store what whoever has no token reads.
pub async fn answer_for_all(
    request: ServiceRequest,
    next: Next<BoxBody>,
) -> Result<ServiceResponse<BoxBody>, actix_web::Error> {
    let response = next.call(request).await?;
    if !matches!(response.status(), StatusCode::OK | StatusCode::NOT_MODIFIED) {
        return Ok(response);
    }
    let mut response = match response.headers().contains_key(header::ETAG) {
        true => response,
        false => tagged(response).await?,
    };
    let has_token = response
        .request()
        .headers()
        .contains_key(header::AUTHORIZATION);
    add_cache_headers(response.headers_mut(), has_token);
    Ok(response)
}

/// The answer with a tag of the whole of it; 304 for whoever has it already.
async fn tagged(
    response: ServiceResponse<BoxBody>,
) -> Result<ServiceResponse<BoxBody>, actix_web::Error> {
    let (request, response) = response.into_parts();
    let (mut response, body) = response.into_parts();
    let body = to_bytes(body).await?;
    let tag = etag::of(0, &body);
    let (tag, body) = match etag::known(&request, &tag) {
        Some(known) => {
            *response.status_mut() = StatusCode::NOT_MODIFIED;
            response.headers_mut().remove(header::CONTENT_TYPE);
            (known, BoxBody::new(()))
        }
        None => (tag, BoxBody::new(body)),
    };
    let tag = HeaderValue::from_str(&tag)?;
    response.headers_mut().insert(header::ETAG, tag);
    Ok(ServiceResponse::new(request, response.set_body(body)))
}

fn add_cache_headers(headers: &mut HeaderMap, has_token: bool) {
    if !headers.contains_key(header::VARY) {
        headers.insert(header::VARY, BY_READER);
    }
    let told = headers.get(header::CACHE_CONTROL);
    let stored = match told {
        Some(told) if has_token || told.as_bytes().starts_with(b"public") => told.clone(),
        None if has_token => FOR_ITS_READER,
        _ => HeaderValue::from_static(FOR_EVERYBODY),
    };
    headers.insert(header::CACHE_CONTROL, stored);
}
