//! The API's document: the base of the platform, joined with every slice's.

use actix_web::{HttpRequest, HttpResponse};
use utoipa::OpenApi;
use utoipa::openapi::OpenApi as Document;

use crate::platform::http::openapi::base;
use crate::platform::http::request::query::Query;
use crate::platform::problem::Problem;
use crate::{booking, campaign, organisation, report, session, staff, venue};

/// What belongs to no slice.
#[derive(OpenApi)]
#[openapi(
    paths(super::api_info::api_info, the_document),
    components(schemas(super::api_info::ApiInfo))
)]
struct Doc;

/// The whole document; paths are below the server `/api/v1`.
#[must_use]
pub fn document() -> Document {
    let mut whole = base();
    for part in [
        Doc::openapi(),
        organisation::Doc::openapi(),
        staff::Doc::openapi(),
        venue::Doc::openapi(),
        session::Doc::openapi(),
        campaign::Doc::openapi(),
        booking::Doc::openapi(),
        report::Doc::openapi(),
    ] {
        whole.merge(part);
    }
    name_operations(&mut whole);
    whole
}

/// Each operation is named by its method and path: handlers of different slices share words such
/// as `change`.
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

/// This document.
///
/// # Errors
/// 400 for a parameter.
#[utoipa::path(get, path = "/openapi.json", tag = "about", responses((status = 200)))]
pub async fn the_document(request: HttpRequest) -> Result<HttpResponse, Problem> {
    Query::strict(&request, &[])?;
    Ok(HttpResponse::Ok()
        .insert_header(("Cache-Control", "public, max-age=300"))
        .json(document()))
}
