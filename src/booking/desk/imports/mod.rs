//! A programme read in out of a sheet: a file is chosen, what would come of it is shown, and a press reads it in.

pub mod choose;
pub mod page;
pub mod review;
pub mod sample;

use actix_web::HttpResponse;
use actix_web::http::header;

/// After the language.
const PATH: &str = "/desk/imports";

fn see_other(place: &str) -> HttpResponse {
    HttpResponse::SeeOther()
        .insert_header((header::LOCATION, place))
        .finish()
}
