//! The API's document: the base of the platform, joined with every slice's.

use actix_web::{HttpRequest, HttpResponse};
use utoipa::OpenApi;
use utoipa::openapi::OpenApi as Document;

use crate::organisation;
use crate::platform::http::openapi::base;
use crate::platform::http::problem::Problem;
use crate::platform::http::query::Query;

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
        crate::organisation::Doc::openapi(),
        crate::staff::Doc::openapi(),
        crate::venue::Doc::openapi(),
        crate::campaign::Doc::openapi(),
        crate::session::Doc::openapi(),
        crate::booking::Doc::openapi(),
        crate::report::Doc::openapi(),
    ] {
        whole.merge(part);
    }
    whole
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
