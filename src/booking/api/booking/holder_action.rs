//! What the holder of a booking may do with it: cancel it, accept or decline an offered place.

use actix_web::{HttpRequest, HttpResponse, web};

use crate::booking::access::{Credentials, requested_booking};
use crate::booking::actions::perform;
use crate::booking::api::answers::{EmptyRequest, current_view};
use crate::booking::present::BookingView;
use crate::booking::rules::HolderAction;
use crate::platform::auth::{Bearer, Caller};
use crate::platform::http::openapi::ProblemDoc;
use crate::platform::http::request::body::Body;
use crate::platform::http::request::language::locale_of;
use crate::platform::http::request::run_detached;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;

/// Cancel a booking. The seat is free for others at once; cancelled already is 200 too.
#[utoipa::path(
    post, path = "/bookings/{bookingId}/cancellation", tag = "bookings",
    params(("bookingId" = Uuid, Path)), request_body = Option<EmptyRequest>,
    responses(
        (status = 200, description = "The booking as it is now", body = BookingView),
        (status = "4XX", description = "Why not", body = ProblemDoc)
    )
)]
pub async fn cancel(
    caller: Caller,
    bearer: Bearer,
    state: web::Data<AppState>,
    request: HttpRequest,
    body: Body<EmptyRequest>,
) -> Result<HttpResponse, Problem> {
    let shown = Credentials::of(&caller, &bearer);
    carry_out(HolderAction::Cancel, shown, &state, &request, body).await
}

/// Accept an offered place.
#[utoipa::path(
    post, path = "/bookings/{bookingId}/acceptance", tag = "bookings",
    params(("bookingId" = Uuid, Path)), request_body = Option<EmptyRequest>,
    responses(
        (status = 200, description = "The booking as it is now", body = BookingView),
        (status = "4XX", description = "Why not", body = ProblemDoc)
    )
)]
pub async fn accept(
    caller: Caller,
    bearer: Bearer,
    state: web::Data<AppState>,
    request: HttpRequest,
    body: Body<EmptyRequest>,
) -> Result<HttpResponse, Problem> {
    let shown = Credentials::of(&caller, &bearer);
    carry_out(HolderAction::Accept, shown, &state, &request, body).await
}

/// Decline an offered place; it goes to the next in line.
#[utoipa::path(
    post, path = "/bookings/{bookingId}/decline", tag = "bookings",
    params(("bookingId" = Uuid, Path)), request_body = Option<EmptyRequest>,
    responses(
        (status = 200, description = "The booking as it is now", body = BookingView),
        (status = "4XX", description = "Why not", body = ProblemDoc)
    )
)]
pub async fn decline(
    caller: Caller,
    bearer: Bearer,
    state: web::Data<AppState>,
    request: HttpRequest,
    body: Body<EmptyRequest>,
) -> Result<HttpResponse, Problem> {
    let shown = Credentials::of(&caller, &bearer);
    carry_out(HolderAction::Decline, shown, &state, &request, body).await
}

async fn carry_out(
    action: HolderAction,
    shown: Credentials<'_>,
    state: &AppState,
    request: &HttpRequest,
    body: Body<EmptyRequest>,
) -> Result<HttpResponse, Problem> {
    let now = state.clock.now();
    let opened = {
        let mut conn = state.db.get().await?;
        requested_booking(&mut conn, state, request, shown).await?
    };
    body.read_or_default()?;
    let (locale, shared) = (locale_of(request), state.clone());
    run_detached(async move {
        let mut conn = shared.db.get().await?;
        let (id, by) = (opened.booking.id, opened.holder.staff());
        let done = perform(&mut conn, action, id, by, now).await?;
        current_view(&mut conn, &shared, &done, locale).await
    })
    .await
    .map(|done| done.ok())
}
