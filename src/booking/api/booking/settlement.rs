//! `POST /bookings/{bookingId}/settlement`: the desk resolves a pending booking.

use actix_web::{HttpRequest, HttpResponse, web};
use serde::Deserialize;
use utoipa::ToSchema;

use crate::booking::access::{Credentials, requested_booking};
use crate::booking::actions::{Resolution, resolve};
use crate::booking::api::answers::current_view;
use crate::booking::input::parse_note;
use crate::booking::present::BookingView;
use crate::organisation;
use crate::platform::auth::{Can, rights};
use crate::platform::http::request::body::Body;
use crate::platform::http::request::language::locale_of;
use crate::platform::http::request::run_detached;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::text::Lines500;

/// How a pending booking is settled.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SettlementRequest {
    /// What the desk found.
    #[schema(value_type = SettlementOutcome)]
    pub outcome: String,
    /// Said to the person when it is declined. At most 500 signs.
    #[schema(value_type = Option<Lines500>)]
    pub note: Option<String>,
}

/// How a pending booking ends.
#[derive(Debug, ToSchema)]
#[schema(rename_all = "kebab-case")]
#[expect(dead_code, reason = "only the API's document has values of it")]
enum SettlementOutcome {
    Confirmed,
    Declined,
}

/// Settle a pending booking at the desk; the person is told.
#[utoipa::path(
    post, path = "/bookings/{bookingId}/settlement", tag = "desk",
    params(("bookingId" = Uuid, Path)), request_body = SettlementRequest,
    responses(
        (status = 200, description = "The booking as it is now", body = BookingView)
    )
)]
pub async fn settle(
    can: Can<rights::ServePeople>,
    state: web::Data<AppState>,
    request: HttpRequest,
    body: Body<SettlementRequest>,
) -> Result<HttpResponse, Problem> {
    let now = state.clock.now();
    let mut conn = state.db.get().await?;
    let shown = Credentials::staff(can.actor());
    let opened = requested_booking(&mut conn, &state, &request, shown).await?;
    let owner = opened.session.organisation_id;
    let language = organisation::language_of(&mut conn, owner).await?;
    drop(conn);
    let wanted = body.read()?;
    let note = wanted
        .note
        .map(|note| parse_note(note.into(), language))
        .transpose()?;
    let resolution = Resolution::parse(&wanted.outcome, note)
        .map_err(|fault| Problem::fault("/outcome", fault))?;
    let (staff, locale, shared) = (can.staff(), locale_of(&request), state.get_ref().clone());
    run_detached(async move {
        let mut conn = shared.db.get().await?;
        let resolved = resolve(&mut conn, opened.booking.id, &resolution, staff, now).await?;
        current_view(&mut conn, &shared, &resolved, locale).await
    })
    .await
    .map(|resolved| resolved.ok())
}
