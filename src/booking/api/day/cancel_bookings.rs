//! `POST /sessions/{sessionId}/bookings/cancellation`: several bookings of one session in one act.

use actix_web::{HttpRequest, HttpResponse, web};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::booking::access::{path_id, session_to_serve};
use crate::booking::actions::cancel_several;
use crate::platform::auth::{Can, rights};
use crate::platform::http::request::body::Body;
use crate::platform::http::request::run_detached;
use crate::platform::ids::BookingId;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;

/// Which bookings.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct CancelBookingsRequest {
    /// 1 to 200 of this session's.
    #[schema(min_items = 1, max_items = 200)]
    pub booking_ids: Vec<Uuid>,
}

/// What was cancelled.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct CancelledBookings {
    /// Those that were live.
    pub cancelled: Vec<Uuid>,
}

/// Cancel several bookings of a session, such as those of one `crowd` of the roster: all, or none. What was over
/// already stays as it is.
#[utoipa::path(
    post, path = "/sessions/{sessionId}/bookings/cancellation", tag = "desk",
    params(("sessionId" = Uuid, Path)), request_body = CancelBookingsRequest,
    responses(
        (status = 200, description = "Cancelled", body = CancelledBookings)
    )
)]
pub async fn cancel(
    can: Can<rights::ServePeople>,
    state: web::Data<AppState>,
    request: HttpRequest,
    body: Body<CancelBookingsRequest>,
) -> Result<HttpResponse, Problem> {
    let now = state.clock.now();
    let session = {
        let mut conn = state.db.get().await?;
        session_to_serve(&mut conn, &can, path_id(&request, "sessionId")).await?
    };
    let ids: Vec<BookingId> = body
        .read()?
        .booking_ids
        .into_iter()
        .map(BookingId)
        .collect();
    let (staff, shared) = (can.staff(), state.get_ref().clone());
    let booked_in = session.course_id.unwrap_or(session.id);
    let cancelled = run_detached(async move {
        let mut conn = shared.db.get().await?;
        let cancelled = cancel_several(&mut conn, booked_in, &ids, staff, now).await?;
        shared.letters.notify_one();
        Ok(cancelled)
    })
    .await?;
    Ok(HttpResponse::Ok().json(CancelledBookings {
        cancelled: cancelled.into_iter().map(Uuid::from).collect(),
    }))
}
