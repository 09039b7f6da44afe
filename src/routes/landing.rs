//! `/`: to the start page in the language the browser asks for.

use actix_web::{HttpRequest, HttpResponse, web};

use crate::platform::http::endpoint::{Access, Endpoint, get};
use crate::platform::http::render::locale_of;

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
