//! Sends the last letter about the booking again.

use actix_web::{HttpRequest, HttpResponse, web};

use super::input::RecordInput;
use super::page_form::PageForm;
use super::show::redisplay;
use crate::booking::actions::resend_last;
use crate::platform::auth::{Can, rights};
use crate::platform::http::request::form_body::FormBody;
use crate::platform::http::request::run_detached;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;

pub async fn resend(
    can: Can<rights::ServePeople>,
    state: web::Data<AppState>,
    request: HttpRequest,
    form_body: FormBody,
) -> Result<HttpResponse, Problem> {
    let page = PageForm::of(&state, &request, can.actor()).await?;
    let booking = page.opened.booking.id;
    let done = match form_body.read() {
        Err(problem) => Err(problem),
        Ok(_pressed) => {
            let (shared, staff, now) = (state.clone(), can.staff(), state.clock.now());
            run_detached(async move {
                let mut conn = shared.db.get().await?;
                resend_last(&mut conn, booking, staff, now).await?;
                shared.letters.notify_one();
                Ok(())
            })
            .await
        }
    };
    match done {
        Ok(()) => Ok(page.done("resent")),
        Err(problem) => {
            let nothing = RecordInput::default();
            redisplay(&state, &request, can.actor(), problem, nothing).await
        }
    }
}
