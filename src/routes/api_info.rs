//! `GET /api/v1/api-info`: what this service is, and where its document is.

use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;
use utoipa::ToSchema;

use crate::platform::http::routing::{Access, Endpoint, get};
use crate::platform::input::query::Query;
use crate::platform::problem::Problem;

/// The day of the release that this is, or of the one that this will follow.
const RELEASED: &str = "2026-11-29";

#[must_use]
pub fn endpoints() -> Vec<Endpoint> {
    vec![get("/api-info", Access::Public, || web::to(api_info))]
}

/// What this is, and where its document is.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ApiInfo {
    /// The product.
    pub name: &'static str,
    /// Its release.
    pub version: &'static str,
    /// The day that release was made.
    pub released: &'static str,
    /// Where all of it is described.
    pub documentation: &'static str,
    /// Whether callers may rely on it: `active`.
    pub status: &'static str,
    /// Where the `OpenAPI` document is.
    pub openapi: &'static str,
    /// The languages of texts, the first one is the fallback.
    pub languages: Vec<&'static str>,
}

/// What this is, and where its document is.
#[utoipa::path(get, path = "/api-info", tag = "about", responses((status = 200, description = "What this is", body = ApiInfo)))]
pub async fn api_info(request: HttpRequest) -> Result<HttpResponse, Problem> {
    Query::strict(&request, &[])?;
    Ok(HttpResponse::Ok().json(ApiInfo {
        name: "Mötesplats",
        version: env!("CARGO_PKG_VERSION"),
        released: RELEASED,
        documentation: "/api/v1/openapi.json",
        status: "active",
        openapi: "/api/v1/openapi.json",
        languages: crate::platform::i18n::Locale::PAGES
            .iter()
            .map(|locale| locale.tag())
            .collect(),
    }))
}
