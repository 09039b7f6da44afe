//! `POST /bookings/{bookingId}/attendance`: who came, and who did not.

use actix_web::{HttpRequest, HttpResponse, web};
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::people::{People, people_in_range};
use crate::booking::access::{authorise_roster, path_id};
use crate::booking::api::answers::{VersionedView, view_context};
use crate::booking::attendance::AttendanceOutcome;
use crate::booking::day::{NewAttendance, check_in};
use crate::booking::input::OverrideRequest;
use crate::booking::model::Booking;
use crate::booking::present::BookingView;
use crate::platform::auth::{Can, Permission, rights};
use crate::platform::http::request::body::Body;
use crate::platform::http::request::language::locale_of;
use crate::platform::http::request::run_detached;
use crate::platform::ids::SessionId;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::text::PlainText;

/// What became of somebody on the day.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AttendanceRequest {
    /// What became of them; `undo` takes back what was said.
    #[schema(value_type = SaidOutcome)]
    pub outcome: String,
    /// How many came, where it is not the seats.
    #[schema(value_type = Option<People>)]
    pub people: Option<i32>,
    /// The meeting, of a course.
    pub meeting: Option<Uuid>,
    /// Lets somebody in whose seat was given away.
    #[serde(rename = "override")]
    pub override_reason: Option<OverrideRequest>,
}

/// What became of somebody, or that nothing is said any more.
#[derive(Debug, ToSchema)]
#[schema(rename_all = "kebab-case")]
#[expect(dead_code, reason = "only the API's document has values of it")]
enum SaidOutcome {
    Came,
    NoShow,
    Excused,
    Undo,
}

/// Check somebody in, from the morning of the session's day.
#[utoipa::path(
    post, path = "/bookings/{bookingId}/attendance", tag = "desk", params(("bookingId" = Uuid, Path)),
    request_body = AttendanceRequest,
    responses(
        (status = 200, description = "The booking as it is now", body = BookingView)
    )
)]
pub async fn attend(
    can: Can<rights::CheckIn>,
    state: web::Data<AppState>,
    request: HttpRequest,
    body: Body<AttendanceRequest>,
) -> Result<HttpResponse, Problem> {
    let now = state.clock.now();
    let (booking, session) = {
        let mut conn = state.db.get().await?;
        let id = path_id(&request, "bookingId").ok_or_else(Problem::not_found)?;
        let booking = Booking::find(&mut conn, id).await?;
        let at = Some(booking.session_id);
        let seen = authorise_roster(&mut conn, can.actor(), Permission::CheckIn, at, now).await?;
        (booking, seen.session)
    };
    let wanted = body.read()?;
    let outcome = AttendanceOutcome::parse_or_undo(&wanted.outcome)
        .map_err(|fault| Problem::fault("/outcome", fault))?;
    let people = wanted
        .people
        .map(|people| people_in_range(people, 0, "/people"))
        .transpose()?;
    let override_reason = wanted
        .override_reason
        .map(|given| PlainText::parse(&given.reason))
        .transpose()
        .map_err(|fault| Problem::fault("/override/reason", fault))?;
    let attended = NewAttendance {
        booking: booking.id,
        outcome,
        people,
        meeting: wanted.meeting.map(SessionId),
        override_reason,
        by: can.staff(),
    };
    let (locale, shared) = (locale_of(&request), state.get_ref().clone());
    run_detached(async move {
        let mut conn = shared.db.get().await?;
        let marked = check_in(&mut conn, attended, now).await?;
        let seen_by = view_context(&shared, locale);
        let view = BookingView::load(&mut conn, &marked, &session, seen_by).await?;
        Ok(VersionedView {
            version: marked.version,
            view,
        })
    })
    .await
    .map(|marked| marked.ok())
}
