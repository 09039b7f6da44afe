//! `POST /sessions/{sessionId}/seats/release`: the seats of those who did not come.

use actix_web::{HttpRequest, HttpResponse, web};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::booking::access::{path_id, session_to_serve};
use crate::booking::day::{ReleasedSeats, release as release_seats};
use crate::platform::auth::{Can, rights};
use crate::platform::http::request::body::Body;
use crate::platform::http::request::run_detached;
use crate::platform::ids::BookingId;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;

/// Whose seats.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields, rename_all = "camelCase")]
pub struct ReleaseRequest {
    /// These bookings; all who have not come unless said.
    pub booking_ids: Option<Vec<Uuid>>,
}

/// What was released.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ReleaseView {
    /// The bookings whose people did not come.
    pub released: Vec<Uuid>,
    /// Seats free now.
    pub seats_free: i32,
}

impl ReleaseView {
    fn of(released: ReleasedSeats) -> Self {
        Self {
            released: released.bookings.into_iter().map(Uuid::from).collect(),
            seats_free: released.seats_free,
        }
    }
}

/// Release the seats of those who did not come, ten minutes after the start.
#[utoipa::path(
    post, path = "/sessions/{sessionId}/seats/release", tag = "desk",
    params(("sessionId" = Uuid, Path)), request_body = Option<ReleaseRequest>,
    responses(
        (status = 200, description = "Released", body = ReleaseView)
    )
)]
pub async fn release(
    can: Can<rights::ServePeople>,
    state: web::Data<AppState>,
    request: HttpRequest,
    body: Body<ReleaseRequest>,
) -> Result<HttpResponse, Problem> {
    let now = state.clock.now();
    let session = {
        let mut conn = state.db.get().await?;
        session_to_serve(&mut conn, &can, path_id(&request, "sessionId")).await?
    };
    let only = body.read_or_default()?.booking_ids;
    let only: Option<Vec<BookingId>> = only.map(|ids| ids.into_iter().map(BookingId).collect());
    let (staff, shared) = (can.staff(), state.get_ref().clone());
    let released = run_detached(async move {
        let mut conn = shared.db.get().await?;
        let released = release_seats(&mut conn, session.id, only.as_deref(), staff, now).await?;
        shared.letters.notify_one();
        Ok(released)
    })
    .await?;
    Ok(HttpResponse::Ok().json(ReleaseView::of(released)))
}
