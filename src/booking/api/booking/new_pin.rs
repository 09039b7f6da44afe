//! `POST /bookings/{bookingId}/pin`: a new PIN from the desk.

use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;
use utoipa::ToSchema;

use crate::booking::access::{Credentials, requested_booking};
use crate::booking::actions::renew_pin;
use crate::platform::auth::{Can, rights};
use crate::platform::http::request::body::{Body, Empty};
use crate::platform::http::request::run_detached;
use crate::platform::problem::Problem;
use crate::platform::schemas;
use crate::platform::state::AppState;

/// A new PIN; the one before ends.
#[derive(Debug, Serialize, ToSchema)]
pub struct PinView {
    /// Four digits.
    #[schema(value_type = schemas::Pin)]
    pub pin: String,
}

/// Give a booking a new PIN at the desk; the misses at its number are forgotten.
#[utoipa::path(
    post, path = "/bookings/{bookingId}/pin", tag = "bookings", params(("bookingId" = uuid::Uuid, Path)),
    request_body = Option<Empty>,
    responses(
        (status = 200, description = "The new PIN", body = PinView)
    )
)]
pub async fn new_pin(
    can: Can<rights::ServePeople>,
    state: web::Data<AppState>,
    request: HttpRequest,
    body: Body<Empty>,
) -> Result<HttpResponse, Problem> {
    let now = state.clock.now();
    let opened = {
        let mut conn = state.db.get().await?;
        let shown = Credentials::staff(can.actor());
        requested_booking(&mut conn, &state, &request, shown).await?
    };
    body.read_or_default()?;
    let (staff, shared) = (can.staff(), state.get_ref().clone());
    let pin = run_detached(async move {
        let mut conn = shared.db.get().await?;
        let renewed = renew_pin(&mut conn, opened.booking.id, staff, now).await?;
        renewed
            .pin(&shared.keys, renewed.pin_version)
            .ok_or_else(Problem::not_found)
    })
    .await?;
    Ok(HttpResponse::Ok().json(PinView {
        pin: pin.reveal().to_owned(),
    }))
}
