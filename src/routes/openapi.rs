//! The `OpenAPI` document: the platform's base joined with the part of every slice.

use std::sync::LazyLock;

use actix_web::http::header;
use actix_web::web::Bytes;
use actix_web::{HttpRequest, HttpResponse, web};
use utoipa::OpenApi;
use utoipa::openapi::OpenApi as Document;

use crate::platform::http::openapi::base;
use crate::platform::http::response::etag;
use crate::platform::http::routing::{Access, Endpoint, get};
use crate::platform::input::query::Query;
use crate::platform::problem::Problem;
use crate::{booking, campaign, organisation, report, session, staff, venue};

#[must_use]
pub fn endpoints() -> Vec<Endpoint> {
    vec![get("/openapi.json", Access::Public, || {
        web::to(serve_document)
    })]
}

/// What belongs to no slice.
#[derive(OpenApi)]
#[openapi(
    paths(super::api_info::api_info, serve_document),
    components(schemas(super::api_info::ApiInfo))
)]
struct AboutApiDoc;

/// The whole document; its paths are below `/api/v1`.
#[must_use]
pub fn document() -> Document {
    let mut whole = base();
    for part in [
        AboutApiDoc::openapi(),
        organisation::OrganisationApiDoc::openapi(),
        staff::StaffApiDoc::openapi(),
        venue::VenueApiDoc::openapi(),
        session::SessionApiDoc::openapi(),
        campaign::CampaignApiDoc::openapi(),
        booking::BookingApiDoc::openapi(),
        report::ReportApiDoc::openapi(),
    ] {
        whole.merge(part);
    }
    name_operations(&mut whole);
    whole
}

/// Names each operation by its method and path, as handlers of different slices share names such as
/// `change`.
fn name_operations(document: &mut Document) {
    for (path, item) in &mut document.paths.paths {
        let words = path
            .split(['/', '{', '}', '-', '.'])
            .filter(|word| !word.is_empty());
        let place = words.collect::<Vec<_>>().join("_");
        for (method, operation) in [
            ("get", &mut item.get),
            ("post", &mut item.post),
            ("put", &mut item.put),
            ("patch", &mut item.patch),
            ("delete", &mut item.delete),
        ] {
            if let Some(operation) = operation {
                operation.operation_id = Some(format!("{method}_{place}"));
            }
        }
    }
}

/// The document as it is sent. It says the same as long as this process lives, and takes longer to make than
/// any other answer.
struct WrittenDocument {
    bytes: Bytes,
    tag: String,
}

fn written() -> &'static WrittenDocument {
    static WRITTEN: LazyLock<WrittenDocument> = LazyLock::new(|| {
        let bytes = serde_json::to_vec(&document()).unwrap_or_default();
        WrittenDocument {
            tag: etag::of(1, &bytes),
            bytes: bytes.into(),
        }
    });
    &WRITTEN
}

/// This document.
///
/// # Errors
/// 400 for a parameter.
#[utoipa::path(get, path = "/openapi.json", tag = "about", responses((status = 200)))]
pub async fn serve_document(request: HttpRequest) -> Result<HttpResponse, Problem> {
    Query::strict(&request, &[])?;
    let WrittenDocument { bytes, tag } = written();
    let known = etag::is_known(&request, tag);
    let mut answer = match known {
        true => HttpResponse::NotModified(),
        false => HttpResponse::Ok(),
    };
    answer.insert_header((header::CACHE_CONTROL, "public, max-age=300"));
    answer.insert_header((header::ETAG, tag.as_str()));
    Ok(match known {
        true => answer.finish(),
        false => answer.content_type("application/json").body(bytes.clone()),
    })
}
