//! The middleware that compresses: whole bodies of text, where it saves a packet.
//!
//! Not actix' own `Compress`: it has no least length, gives every coding the same tag, streams (so that neither the
//! length is known nor the answer can be cached), and refuses whoever takes no coding that it knows.

use actix_web::body::{BodySize, BoxBody, MessageBody, to_bytes};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::StatusCode;
use actix_web::http::header::{self, HeaderMap, HeaderValue};
use actix_web::middleware::Next;
use actix_web::web::{self, Bytes};

use super::Coding;
use super::pack::pack;
use super::shown_plainly::ShownPlainly;
use crate::platform::http::response::etag;

/// A shorter body fits into one packet as it is.
const SHORTEST: usize = 1024;
/// A longer one takes milliseconds to compress, and is not compressed where requests are served.
const LONG: usize = 64 * 1024;

/// Answers in the coding that whoever asks likes best.
///
/// # Errors
/// Those of the handler.
pub async fn compress<B: MessageBody + 'static>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<BoxBody>, actix_web::Error> {
    let coding = Coding::wanted(&request);
    let mut response = next.call(request).await?.map_into_boxed_body();
    if !depends_on_the_reader(&response) {
        return Ok(response);
    }
    add_vary(response.headers_mut());
    let is_worth_it = is_worth_it(response.response().body());
    let Some(coding) = coding.filter(|_| is_worth_it) else {
        return Ok(response);
    };
    let (request, response) = response.into_parts();
    let (mut response, body) = response.into_parts();
    let body = packed(coding, to_bytes(body).await?).await?;
    mark(response.headers_mut(), coding);
    Ok(ServiceResponse::new(
        request,
        response.set_body(BoxBody::new(body)),
    ))
}

/// Whether this answer may come in several codings. A 304 stands for one that may.
fn depends_on_the_reader(response: &ServiceResponse<BoxBody>) -> bool {
    let (answer, headers) = (response.response(), response.headers());
    let is_plain = answer.extensions().get::<ShownPlainly>().is_some();
    let is_coded = headers.contains_key(header::CONTENT_ENCODING);
    let is_text = headers.get(header::CONTENT_TYPE).is_some_and(is_text);
    !is_plain && !is_coded && (is_text || response.status() == StatusCode::NOT_MODIFIED)
}

fn is_text(media_type: &HeaderValue) -> bool {
    let whole = media_type.to_str().unwrap_or_default();
    let essence = whole.split(';').next().unwrap_or_default().trim();
    let is_structured = ["json", "xml"].iter().any(|kind| {
        essence.ends_with(&format!("/{kind}")) || essence.ends_with(&format!("+{kind}"))
    });
    essence.starts_with("text/") || is_structured
}

fn is_worth_it(body: &BoxBody) -> bool {
    matches!(body.size(), BodySize::Sized(length) if length >= SHORTEST as u64)
}

async fn packed(coding: Coding, body: Bytes) -> Result<Bytes, actix_web::Error> {
    let packed = match body.len() > LONG {
        true => web::block(move || pack(coding, &body)).await?,
        false => pack(coding, &body),
    };
    Ok(packed?.into())
}

/// Tells the coding, and gives this variant a tag of its own.
fn mark(headers: &mut HeaderMap, coding: Coding) {
    headers.insert(
        header::CONTENT_ENCODING,
        HeaderValue::from_static(coding.name()),
    );
    let tag = headers.get(header::ETAG).and_then(|tag| tag.to_str().ok());
    let tag = tag.and_then(|tag| HeaderValue::from_str(&etag::in_coding(tag, coding)).ok());
    if let Some(tag) = tag {
        headers.insert(header::ETAG, tag);
    }
}

/// Adds to what caches must know that the answer depends on; in one line, as most of them read only one.
fn add_vary(headers: &mut HeaderMap) {
    const CODING: &str = "Accept-Encoding";
    let told = headers
        .get(header::VARY)
        .and_then(|told| told.to_str().ok());
    let told = match told {
        Some(told) if told.contains(CODING) => return,
        Some(told) => HeaderValue::from_str(&format!("{told}, {CODING}")),
        None => Ok(HeaderValue::from_static(CODING)),
    };
    if let Ok(told) = told {
        headers.insert(header::VARY, told);
    }
}
