//! Somebody expected is ticked off, or the tick undone.

use actix_web::{HttpRequest, HttpResponse, web};

use super::submitted::session_in_path;
use crate::booking::access::{path_id, see_other};
use crate::booking::attendance::AttendanceOutcome;
use crate::booking::day::{MOST_PEOPLE, NewAttendance, check_in};
use crate::booking::desk::paths::{place_of, roster_url};
use crate::booking::desk::roster::redisplay::refuse;
use crate::booking::desk::typed::number;
use crate::booking::model::Booking;
use crate::platform::auth::{Can, Permission, rights};
use crate::platform::http::request::form_body::FormBody;
use crate::platform::http::request::run_detached;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::text::PlainText;

pub async fn attend(
    can: Can<rights::CheckIn>,
    state: web::Data<AppState>,
    request: HttpRequest,
    form_body: FormBody,
) -> Result<HttpResponse, Problem> {
    let now = state.clock.now();
    let session = session_in_path(&state, &request, can.actor(), Permission::CheckIn).await?;
    let back = roster_url(&request, &state, &session)?;
    let id = path_id(&request, "bookingId").ok_or_else(Problem::not_found)?;
    let booking = {
        let mut conn = state.db.get().await?;
        Booking::load(&mut conn, id).await?
    };
    let booked_at = session.course_id.unwrap_or(session.id);
    if booking.is_none_or(|booking| booking.session_id != booked_at) {
        return Err(Problem::not_found());
    }
    let form = match form_body.read() {
        Ok(form) => form,
        Err(problem) => {
            return refuse(&state, &request, can.actor(), problem).await;
        }
    };
    let outcome = AttendanceOutcome::parse_or_undo(form.text("outcome"))
        .map_err(|fault| Problem::fault("/outcome", fault))?;
    let people = match form.filled("people") {
        None => None,
        Some(typed) => match number(typed, 1, MOST_PEOPLE, "/people") {
            Ok(people) => Some(people),
            Err(problem) => return refuse(&state, &request, can.actor(), problem).await,
        },
    };
    let attended = NewAttendance {
        booking: id,
        outcome,
        people: people.filter(|_| outcome == Some(AttendanceOutcome::Came)),
        meeting: session.course_id.map(|_| session.id),
        override_reason: form
            .filled("override")
            .and_then(|reason| PlainText::parse(reason).ok()),
        by: can.staff(),
    };
    let shared = state.clone();
    let done = run_detached(async move {
        let mut conn = shared.db.get().await?;
        check_in(&mut conn, attended, now).await
    });
    match done.await {
        Ok(_) => Ok(see_other(&format!("{back}{}", place_of(id)))),
        Err(problem) => refuse(&state, &request, can.actor(), problem).await,
    }
}
