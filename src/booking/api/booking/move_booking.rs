//! `POST /bookings/{bookingId}/move`: to another session of the same owner.

use actix_web::{HttpRequest, HttpResponse, web};
use serde::Deserialize;
use utoipa::ToSchema;

use crate::booking::access::{Credentials, requested_booking};
use crate::booking::actions::move_booking;
use crate::booking::api::answers::current_view;
use crate::booking::api::refusal::{WantedSeats, refuse};
use crate::booking::channel::ActBy;
use crate::booking::present::BookingView;
use crate::platform::auth::{Bearer, Caller};
use crate::platform::http::request::body::Body;
use crate::platform::http::request::language::locale_of;
use crate::platform::http::request::run_detached;
use crate::platform::ids::SessionId;
use crate::platform::problem::{Fault, Problem};
use crate::platform::state::AppState;
use crate::session;

/// Where to.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct MoveRequest {
    /// A session of the same owner.
    #[schema(value_type = Uuid)]
    pub session_id: String,
}

/// Move a booking to another session. The old seat is kept if the new one fails.
#[utoipa::path(
    post, path = "/bookings/{bookingId}/move", tag = "bookings",
    params(("bookingId" = Uuid, Path)), request_body = MoveRequest,
    responses(
        (status = 200, description = "The booking as it is now", body = BookingView)
    )
)]
pub async fn move_to_session(
    caller: Caller,
    bearer: Bearer,
    state: web::Data<AppState>,
    request: HttpRequest,
    body: Body<MoveRequest>,
) -> Result<HttpResponse, Problem> {
    let now = state.clock.now();
    let opened = {
        let mut conn = state.db.get().await?;
        let shown = Credentials::of(&caller, &bearer);
        requested_booking(&mut conn, &state, &request, shown).await?
    };
    let wanted: SessionId = body
        .read()?
        .session_id
        .parse()
        .map_err(|_no_id| Problem::fault("/sessionId", Fault::new("unknown-value")))?;
    let (locale, shared) = (locale_of(&request), state.get_ref().clone());
    run_detached(async move {
        let mut conn = shared.db.get().await?;
        let by = ActBy::of(opened.holder.staff(), &shared.config.limits);
        let id = opened.booking.id;
        match move_booking(&mut conn, id, wanted, by, now).await {
            Ok(moved) => current_view(&mut conn, &shared, &moved, locale).await,
            Err(error) => {
                let target = session::load(&mut conn, wanted).await?;
                let target = target.ok_or_else(Problem::not_found)?;
                let asked = WantedSeats {
                    session: &target,
                    seats: opened.booking.seats,
                    locale,
                };
                Err(refuse(&mut conn, error, asked, now).await)
            }
        }
    })
    .await
    .map(|moved| moved.ok())
}
