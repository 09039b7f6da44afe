//! An interpreter was found, or not: a pending booking is resolved.

use actix_web::{HttpRequest, HttpResponse, web};

use super::submitted::{booking_in_path, session_in_path};
use crate::booking::access::see_other;
use crate::booking::actions::{Resolution, resolve};
use crate::booking::desk::paths::roster_url;
use crate::booking::desk::roster::redisplay::refuse;
use crate::platform::auth::{Can, Permission, rights};
use crate::platform::http::request::form_body::FormBody;
use crate::platform::http::request::run_detached;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;

pub async fn settle(
    can: Can<rights::ServePeople>,
    state: web::Data<AppState>,
    request: HttpRequest,
    form_body: FormBody,
) -> Result<HttpResponse, Problem> {
    let now = state.clock.now();
    let session = session_in_path(&state, &request, can.actor(), Permission::ServePeople).await?;
    let back = roster_url(&request, &state, &session)?;
    let booking = booking_in_path(&state, &request, can.actor(), &session).await?;
    let resolution = form_body.read().and_then(|form| {
        Resolution::parse(form.text("outcome"), None)
            .map_err(|fault| Problem::fault("/outcome", fault))
    });
    let resolution = match resolution {
        Ok(resolution) => resolution,
        Err(problem) => return refuse(&state, &request, can.actor(), problem).await,
    };
    let (staff, shared) = (can.staff(), state.clone());
    let done = run_detached(async move {
        let mut conn = shared.db.get().await?;
        resolve(&mut conn, booking.id, &resolution, staff, now).await?;
        shared.letters.notify_one();
        Ok(())
    });
    match done.await {
        Ok(()) => Ok(see_other(&format!("{back}?done=settled"))),
        Err(problem) => refuse(&state, &request, can.actor(), problem).await,
    }
}
