//! What no route of the API takes, refused before its handler is asked: a token that opens nothing.

use actix_web::body::BoxBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::middleware::Next;
use actix_web::{HttpMessage, HttpRequest};

use crate::platform::auth::{BadToken, sign_in_first};
use crate::platform::problem::Problem;

/// The middleware of one row.
pub async fn refuse_early(
    request: ServiceRequest,
    next: Next<BoxBody>,
) -> Result<ServiceResponse<BoxBody>, actix_web::Error> {
    match check(request.request()) {
        Ok(()) => next.call(request).await,
        Err(refused) => Ok(request.error_response(refused)),
    }
}

fn check(request: &HttpRequest) -> Result<(), Problem> {
    if request.extensions().contains::<BadToken>() {
        return Err(sign_in_first());
    }
    Ok(())
}
