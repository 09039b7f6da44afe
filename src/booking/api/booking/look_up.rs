//! `POST /bookings/lookup`: a booking by its number and PIN.

use actix_web::{HttpRequest, HttpResponse, web};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::booking::access::look_up_counted;
use crate::booking::api::answers::view_context;
use crate::booking::code::{TypedCode, visit_token};
use crate::booking::present::BookingView;
use crate::platform::auth::Caller;
use crate::platform::http::request::body::Body;
use crate::platform::http::request::language::locale_of;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::session;

/// Number and PIN, as they were read or heard.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LookupRequest {
    /// Eight signs; spaces, dashes and small letters do no harm.
    #[schema(min_length = 1, max_length = 64)]
    pub number: String,
    /// Four digits.
    #[schema(min_length = 1, max_length = 64)]
    pub pin: String,
}

/// A booking and the token that opens it for a quarter of an hour.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct LookupView {
    /// The booking.
    pub booking: BookingView,
    /// `mpb_…`, to be sent as a bearer token.
    pub manage_token: String,
}

/// Look a booking up by number and PIN.
#[utoipa::path(
    post, path = "/bookings/lookup", tag = "bookings", request_body = LookupRequest,
    responses(
        (status = 200, description = "The booking, and a token for it", body = LookupView)
    )
)]
pub async fn look_up(
    caller: Caller,
    state: web::Data<AppState>,
    request: HttpRequest,
    body: Body<LookupRequest>,
) -> Result<HttpResponse, Problem> {
    let wanted = body.read()?;
    let now = state.clock.now();
    let typed = TypedCode {
        number: &wanted.number,
        pin: &wanted.pin,
    };
    let booking = look_up_counted(&state, &request, &caller, typed).await?;
    let mut conn = state.db.get().await?;
    let session = session::load(&mut conn, booking.session_id)
        .await?
        .ok_or_else(Problem::not_found)?;
    let manage_token = visit_token(&state.keys, &booking, now)?;
    let seen_by = view_context(&state, locale_of(&request));
    let view = BookingView::load(&mut conn, &booking, &session, seen_by).await?;
    Ok(HttpResponse::Ok().json(LookupView {
        booking: view,
        manage_token,
    }))
}
