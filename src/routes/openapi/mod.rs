//! The `OpenAPI` document: the platform's base joined with the part of every slice, and finished by rules on the
//! route table.

mod access;
mod examples;
mod finish;
mod headers;
mod operation;
mod parameters;
mod problem_schemas;
mod refusals;
mod tidy;

use std::sync::OnceLock;

use actix_web::http::header::{self, HeaderValue};
use actix_web::web::Bytes;
use actix_web::{HttpRequest, HttpResponse, web};
use serde_json::Value;
use utoipa::OpenApi;

use crate::platform::http::openapi::base;
use crate::platform::http::response::answer::unless_known;
use crate::platform::http::response::etag;
use crate::platform::http::routing::{Access, Endpoint, get};
use crate::platform::input::query::Query;
use crate::platform::problem::Problem;
use crate::{booking, campaign, organisation, question, report, session, staff, venue};

pub use access::security;

#[must_use]
pub fn endpoints() -> Vec<Endpoint> {
    vec![get("/openapi.json", Access::Public, || {
        web::to(serve_document)
    })]
}

/// What belongs to no slice.
#[derive(OpenApi)]
#[openapi(
    paths(crate::routes::api_info::api_info, serve_document),
    components(schemas(crate::routes::api_info::ApiInfo))
)]
struct AboutApiDoc;

/// The whole document, of the rows of the API's table; its paths are below `/api/v1`.
#[must_use]
pub fn document(rows: &[Endpoint]) -> Value {
    let mut whole = base();
    for part in [
        AboutApiDoc::openapi(),
        organisation::OrganisationApiDoc::openapi(),
        staff::StaffApiDoc::openapi(),
        venue::VenueApiDoc::openapi(),
        session::SessionApiDoc::openapi(),
        campaign::CampaignApiDoc::openapi(),
        booking::BookingApiDoc::openapi(),
        question::QuestionApiDoc::openapi(),
        report::ReportApiDoc::openapi(),
    ] {
        whole.merge(part);
    }
    let mut document = serde_json::to_value(whole).unwrap_or_default();
    finish::finish(&mut document, rows);
    document
}

/// The document as it is sent. It says the same as long as this process lives, and takes longer to make than
/// any other answer.
struct WrittenDocument {
    bytes: Bytes,
    tag: String,
}

/// What makes the document: who knows the whole table.
#[derive(Debug, Clone, Copy)]
pub struct DocumentSource(pub fn() -> Value);

impl DocumentSource {
    fn written(self) -> &'static WrittenDocument {
        static WRITTEN: OnceLock<WrittenDocument> = OnceLock::new();
        WRITTEN.get_or_init(|| {
            let bytes = serde_json::to_vec(&(self.0)()).unwrap_or_default();
            WrittenDocument {
                tag: etag::of(1, &bytes),
                bytes: bytes.into(),
            }
        })
    }
}

/// This document.
///
/// # Errors
/// 400 for a parameter.
#[utoipa::path(get, path = "/openapi.json", tag = "about", 
    responses((status = 200, description = "This document", body = Object,
        example = json!({ "openapi": "3.1.0" }))))]
pub async fn serve_document(
    source: web::Data<DocumentSource>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    Query::strict(&request, &[])?;
    let WrittenDocument { bytes, tag } = source.written();
    let mut answer = unless_known(&request, tag, || {
        let mut whole = HttpResponse::Ok();
        let whole = whole.insert_header((header::ETAG, &**tag));
        whole.content_type("application/json").body(bytes.clone())
    });
    let stored = HeaderValue::from_static("public, max-age=300");
    answer.headers_mut().insert(header::CACHE_CONTROL, stored);
    Ok(answer)
}
