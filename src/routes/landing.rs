//! `/`: to the start page in the language the browser asks for.

use actix_web::{HttpRequest, HttpResponse, web};

use crate::platform::http::request::language::locale_of;
use crate::platform::http::routing::{Access, Endpoint, get};

/// `/` alone.
#[must_use]
pub fn endpoints() -> Vec<Endpoint> {
    vec![get("/", Access::Public, || web::to(landing))]
}

async fn landing(request: HttpRequest) -> HttpResponse {
    let language = locale_of(&request).tag();
    HttpResponse::SeeOther()
        .insert_header(("Location", format!("/{language}/")))
        .insert_header(("Vary", "Accept-Language"))
        .finish()
}
