//! The middlewares of what everybody may read: each network has its share of the work, and endpoints marked
//! [`cached`](super::Endpoint::cached) answer from the process' cache where they can.

use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::middleware::Next;
use actix_web::web::Data;

use crate::platform::state::AppState;

/// Answers when it is the turn of the caller's network.
pub async fn answer_in_turn<B: MessageBody + 'static>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<B>, actix_web::Error> {
    let state = request.app_data::<Data<AppState>>().cloned();
    let network = state
        .as_ref()
        .and_then(|state| state.limits.network_of(request.request()));
    let _turn = match (&state, network) {
        (Some(state), Some(network)) => state.fair_share.turn(network).await,
        _ => None,
    };
    next.call(request).await
}

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
