//! What a browser asks before a page of another site reads from the API (CORS).
//! Public reads alone are answered, and never allow `Authorization`.

use actix_web::http::header;
use actix_web::{HttpResponse, Route, guard, web};

use crate::platform::http::response::cors::EVERYBODY;

/// A day; browsers keep it for less.
const SECONDS: &str = "86400";

/// The route of a path that has a public read.
pub fn preflight() -> Route {
    web::route()
        .guard(guard::Options())
        .guard(guard::fn_guard(|context| {
            let headers = context.head().headers();
            headers.contains_key(header::ACCESS_CONTROL_REQUEST_METHOD)
        }))
        .to(allow)
}

async fn allow() -> HttpResponse {
    HttpResponse::NoContent()
        .insert_header(EVERYBODY)
        .insert_header((header::ACCESS_CONTROL_ALLOW_METHODS, "GET"))
        .insert_header((
            header::ACCESS_CONTROL_ALLOW_HEADERS,
            "Accept, Accept-Language, If-None-Match",
        ))
        .insert_header((header::ACCESS_CONTROL_MAX_AGE, SECONDS))
        .finish()
}
