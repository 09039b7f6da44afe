//! What the holder of a booking may do with it: cancel it, accept or decline an offered place.

use actix_web::{HttpRequest, HttpResponse, web};
use serde::Deserialize;
use serde_json::Value;
use utoipa::ToSchema;

use crate::booking::access::{Credentials, requested_booking};
use crate::booking::actions::{Cancellation, cancel_booking, perform};
use crate::booking::api::answers::current_view;
use crate::booking::channel::ActBy;
use crate::booking::end_cause::EndCause;
use crate::booking::input::parse_reason;
use crate::booking::present::BookingView;
use crate::booking::rules::HolderAction;
use crate::organisation;
use crate::platform::auth::{Bearer, Caller};
use crate::platform::http::request::body::{Body, Empty};
use crate::platform::http::request::language::locale_of;
use crate::platform::http::request::run_detached;
use crate::platform::ids::StaffId;
use crate::platform::problem::{Fault, Faults, Problem};
use crate::platform::state::AppState;
use crate::platform::text::LanguageTag;
use crate::platform::text::LocalText;

/// Why staff cancel one booking.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
#[schema(as = BookingCancellation)]
pub struct CancelBookingRequest {
    /// One text, or a text per language tag; the person reads it.
    #[schema(value_type = Option<LocalText>)]
    pub reason: Option<Value>,
    /// `visitor`, who asked for it, or `desk`.
    #[schema(value_type = Option<AskedBy>)]
    pub cause: Option<String>,
}

/// At whose wish staff cancel.
#[derive(Debug, ToSchema)]
#[schema(rename_all = "kebab-case")]
#[expect(dead_code, reason = "only the API's document has values of it")]
enum AskedBy {
    Visitor,
    Desk,
}

/// Cancel a booking. The seat is free for others at once; cancelled already is 200 too. Staff may say why, and
/// that the visitor asked for it.
#[utoipa::path(
    post, path = "/bookings/{bookingId}/cancellation", tag = "bookings",
    params(("bookingId" = Uuid, Path)), request_body = Option<CancelBookingRequest>,
    responses(
        (status = 200, description = "The booking as it is now", body = BookingView)
    )
)]
pub async fn cancel(
    caller: Caller,
    bearer: Bearer,
    state: web::Data<AppState>,
    request: HttpRequest,
    body: Body<CancelBookingRequest>,
) -> Result<HttpResponse, Problem> {
    let now = state.clock.now();
    let mut conn = state.db.get().await?;
    let shown = Credentials::of(&caller, &bearer);
    let opened = requested_booking(&mut conn, &state, &request, shown).await?;
    let (booking, by) = (opened.booking, opened.holder.staff());
    let language = organisation::language_of(&mut conn, booking.organisation_id).await?;
    let cancellation = read_cancellation(body.read_or_default()?, by, language)?;
    let (locale, shared) = (locale_of(&request), state.get_ref().clone());
    run_detached(async move {
        let by = ActBy::of(by, &shared.config.limits);
        let done = cancel_booking(&mut conn, booking.id, &cancellation, by, now).await?;
        current_view(&mut conn, &shared, &done, locale).await
    })
    .await
    .map(|done| done.ok())
}

/// Only staff say why.
fn read_cancellation(
    request: CancelBookingRequest,
    by: Option<StaffId>,
    language: LanguageTag,
) -> Result<Cancellation, Problem> {
    let mut faults = Faults::none();
    let given = [
        ("/reason", request.reason.is_some()),
        ("/cause", request.cause.is_some()),
    ];
    for (field, _) in given.iter().filter(|(_, given)| *given && by.is_none()) {
        faults.add(*field, Fault::new("not-allowed-here"));
    }
    let cause = faults.take_optional("/cause", request.cause, |text| {
        EndCause::parse_of_desk(&text)
    });
    if !faults.is_empty() {
        return Err(faults.into());
    }
    let usual = Cancellation::by(by);
    let reason = request.reason.map(|reason| parse_reason(reason, language));
    Ok(Cancellation {
        cause: cause.unwrap_or(usual.cause),
        reason: reason.transpose()?,
    })
}

/// Accept an offered place.
#[utoipa::path(
    post, path = "/bookings/{bookingId}/acceptance", tag = "bookings",
    params(("bookingId" = Uuid, Path)), request_body = Option<Empty>,
    responses(
        (status = 200, description = "The booking as it is now", body = BookingView)
    )
)]
pub async fn accept(
    caller: Caller,
    bearer: Bearer,
    state: web::Data<AppState>,
    request: HttpRequest,
    body: Body<Empty>,
) -> Result<HttpResponse, Problem> {
    let shown = Credentials::of(&caller, &bearer);
    carry_out(HolderAction::Accept, shown, &state, &request, body).await
}

/// Decline an offered place; it goes to the next in line.
#[utoipa::path(
    post, path = "/bookings/{bookingId}/decline", tag = "bookings",
    params(("bookingId" = Uuid, Path)), request_body = Option<Empty>,
    responses(
        (status = 200, description = "The booking as it is now", body = BookingView)
    )
)]
pub async fn decline(
    caller: Caller,
    bearer: Bearer,
    state: web::Data<AppState>,
    request: HttpRequest,
    body: Body<Empty>,
) -> Result<HttpResponse, Problem> {
    let shown = Credentials::of(&caller, &bearer);
    carry_out(HolderAction::Decline, shown, &state, &request, body).await
}

async fn carry_out(
    action: HolderAction,
    shown: Credentials<'_>,
    state: &AppState,
    request: &HttpRequest,
    body: Body<Empty>,
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
        let by = ActBy::of(opened.holder.staff(), &shared.config.limits);
        let id = opened.booking.id;
        let done = perform(&mut conn, action, id, by, now).await?;
        current_view(&mut conn, &shared, &done, locale).await
    })
    .await
    .map(|done| done.ok())
}
