//! Problems as actix knows errors.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, ResponseError};

use crate::platform::problem::{Kind, Problem};

/// The HTTP status of a kind.
#[must_use]
pub fn status_of(kind: &Kind) -> StatusCode {
    StatusCode::from_u16(kind.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
}

impl ResponseError for Problem {
    fn status_code(&self) -> StatusCode {
        status_of(self.kind)
    }

    /// Empty: the middleware around every route renders it in the caller's language and form.
    fn error_response(&self) -> HttpResponse {
        HttpResponse::new(status_of(self.kind))
    }
}
