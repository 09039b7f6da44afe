//! Bookings of one connection are cancelled in one act.

use actix_web::{HttpRequest, HttpResponse, web};

use super::submitted::session_in_path;
use crate::booking::access::see_other;
use crate::booking::actions::cancel_several;
use crate::booking::desk::paths::roster_url;
use crate::booking::desk::roster::redisplay::refuse;
use crate::platform::auth::{Can, Permission, rights};
use crate::platform::http::request::form_body::FormBody;
use crate::platform::http::request::run_detached;
use crate::platform::ids::BookingId;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;

/// The form sends `booking` for each of those that its page showed: who came meanwhile stays.
pub async fn cancel(
    can: Can<rights::ServePeople>,
    state: web::Data<AppState>,
    request: HttpRequest,
    form_body: FormBody,
) -> Result<HttpResponse, Problem> {
    let now = state.clock.now();
    let session = session_in_path(&state, &request, can.actor(), Permission::ServePeople).await?;
    let back = roster_url(&request, &state, &session)?;
    let form = match form_body.read_with_lists(&["booking"]) {
        Ok(form) => form,
        Err(problem) => return refuse(&state, &request, can.actor(), problem).await,
    };
    let ids: Result<Vec<BookingId>, _> = form.all("booking").map(str::parse).collect();
    let ids = ids.map_err(|_no_id| Problem::not_found())?;
    let (staff, shared) = (can.staff(), state.clone());
    let booked_in = session.course_id.unwrap_or(session.id);
    let done = run_detached(async move {
        let mut conn = shared.db.get().await?;
        cancel_several(&mut conn, booked_in, &ids, staff, now).await?;
        shared.letters.notify_one();
        Ok(())
    });
    match done.await {
        Ok(()) => Ok(see_other(&format!("{back}?done=bookings-cancelled"))),
        Err(problem) => refuse(&state, &request, can.actor(), problem).await,
    }
}
