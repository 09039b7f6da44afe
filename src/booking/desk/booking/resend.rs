//! Sends the last letter about the booking again.

use actix_web::{HttpRequest, HttpResponse, web};

use super::input::RecordInput;
use super::show::redisplay;
use crate::booking::access::{Credentials, requested_booking, see_other};
use crate::booking::actions::resend_last;
use crate::booking::desk::paths::booking_path;
use crate::platform::auth::{Can, rights};
use crate::platform::http::request::form_body::FormBody;
use crate::platform::http::request::run_detached;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::ui::Layout;

pub async fn resend(
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
    let done = match form_body.read() {
        Err(problem) => Err(problem),
        Ok(_pressed) => {
            let (shared, staff, now) = (state.clone(), can.staff(), state.clock.now());
            run_detached(async move {
                let mut conn = shared.db.get().await?;
                resend_last(&mut conn, booking.id, staff, now).await?;
                shared.letters.notify_one();
                Ok(())
            })
            .await
        }
    };
    match done {
        Ok(()) => Ok(see_other(&format!(
            "{}?done=resent",
            layout.url(&layout.path)
        ))),
        Err(problem) => {
            let nothing = RecordInput::default();
            redisplay(&state, &request, can.actor(), problem, nothing).await
        }
    }
}
