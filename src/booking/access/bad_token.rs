//! Marks a request of the API whose manage token opens no booking, on routes too that need none.
//! Staff's tokens are judged by the slice `staff`. The server wraps every route in this.

use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::middleware::Next;
use actix_web::{HttpMessage, web};

use super::holder::open_with_token;
use crate::booking::code::TokenClaim;
use crate::platform::auth::{BadToken, Bearer};
use crate::platform::http::request::RoutedPath;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;

/// The middleware. Without a manage token it asks nothing of the database.
///
/// # Errors
/// 503 when there is one and the database is away.
pub async fn mark_bad_tokens<B: MessageBody + 'static>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<B>, actix_web::Error> {
    let state = request.app_data::<web::Data<AppState>>().cloned();
    if let (Some(state), Some(token)) = (state, manage_token(&request))
        && !opens_a_booking(&state, &token).await?
    {
        request.extensions_mut().insert(BadToken);
    }
    next.call(request).await
}

fn manage_token(request: &ServiceRequest) -> Option<String> {
    let token = request.is_of_api().then(|| Bearer::of(request.request()))?;
    token.filter(|token| token.starts_with(Bearer::OF_BOOKING))
}

async fn opens_a_booking(state: &AppState, token: &str) -> Result<bool, Problem> {
    // A text that cannot be a token is not looked up.
    let Some(claim) = TokenClaim::parse(token) else {
        return Ok(false);
    };
    let mut conn = state.db.get().await?;
    let opened = open_with_token(&mut conn, &state.keys, &claim, state.clock.now()).await?;
    Ok(opened.is_some())
}
