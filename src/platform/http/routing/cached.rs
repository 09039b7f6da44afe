//! The middleware of endpoints marked [`cached`](super::Endpoint::cached).

use actix_web::body::BoxBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::middleware::Next;
use actix_web::web::Data;

use crate::platform::state::AppState;

/// Answers from the process' cache where it can.
pub async fn answer_from_cache(
    request: ServiceRequest,
    next: Next<BoxBody>,
) -> Result<ServiceResponse<BoxBody>, actix_web::Error> {
    let Some(state) = request.app_data::<Data<AppState>>().cloned() else {
        return next.call(request).await;
    };
    let now = state.clock.now();
    state.response_cache.answer(now, request, next).await
}
