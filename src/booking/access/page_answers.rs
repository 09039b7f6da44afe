//! Answers of pages and desk: a form leads to another address.

use actix_web::HttpResponse;
use actix_web::http::header;

/// 303: what a form did is seen at another address, which can be loaded again.
pub fn see_other(path: &str) -> HttpResponse {
    HttpResponse::SeeOther()
        .insert_header((header::LOCATION, path))
        .finish()
}
