//! Shows only the number of a booking from now on, or its name again.

use actix_web::{HttpRequest, HttpResponse, web};

use super::input::RecordInput;
use super::show::redisplay;
use crate::booking::access::{Credentials, requested_booking, see_other};
use crate::booking::actions::set_discreet;
use crate::booking::desk::paths::booking_path;
use crate::platform::auth::{Can, rights};
use crate::platform::http::request::form_body::FormBody;
use crate::platform::http::request::run_detached;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::ui::Layout;

pub async fn set(
    can: Can<rights::ServePeople>,
    state: web::Data<AppState>,
    request: HttpRequest,
    form_body: FormBody,
) -> Result<HttpResponse, Problem> {
    let booking = {
        let mut conn = state.db.get().await?;
        let shown = Credentials::staff(can.actor());
        requested_booking(&mut conn, &state, &request, shown)
            .await?
            .booking
    };
    let layout = Layout::asked(&request, &state, booking_path(&booking))?;
    let discreet = match form_body.read() {
        Ok(form) => form.get("discreet") == Some("true"),
        Err(problem) => {
            return redisplay(
                &state,
                &request,
                can.actor(),
                problem,
                RecordInput::default(),
            )
            .await;
        }
    };
    let (shared, staff, now) = (state.clone(), can.staff(), state.clock.now());
    run_detached(async move {
        let mut conn = shared.db.get().await?;
        set_discreet(&mut conn, booking.id, discreet, staff, now).await
    })
    .await?;
    let done = if discreet { "discreet" } else { "named" };
    Ok(see_other(&format!(
        "{}?done={done}",
        layout.url(&layout.path)
    )))
}
