//! `/`: redirects to the start page in the browser's language.

use actix_web::{HttpRequest, HttpResponse, web};

use crate::platform::http::request::language::locale_of;
use crate::platform::http::routing::{Access, Endpoint, get};

#[must_use]
pub fn endpoints() -> Vec<Endpoint> {
    vec![get("/", Access::Public, || web::to(redirect_to_start_page))]
}

async fn redirect_to_start_page(request: HttpRequest) -> HttpResponse {
    let language = locale_of(&request).tag();
    HttpResponse::SeeOther()
        .insert_header(("Location", format!("/{language}/")))
        .insert_header(("Vary", "Accept-Language"))
        .finish()
}
