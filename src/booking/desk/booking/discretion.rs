//! Shows only the number of a booking from now on, or its name again.

use actix_web::{HttpRequest, HttpResponse, web};

use super::input::RecordInput;
use super::page_form::PageForm;
use super::show::redisplay;
use crate::booking::actions::set_discreet;
use crate::platform::auth::{Can, rights};
use crate::platform::http::request::form_body::FormBody;
use crate::platform::http::request::run_detached;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;

pub async fn set(
    can: Can<rights::ServePeople>,
    state: web::Data<AppState>,
    request: HttpRequest,
    form_body: FormBody,
) -> Result<HttpResponse, Problem> {
    let page = PageForm::of(&state, &request, can.actor()).await?;
    let discreet = match form_body.read() {
        Ok(form) => form.get("discreet") == Some("true"),
        Err(problem) => {
            let nothing = RecordInput::default();
            return redisplay(&state, &request, can.actor(), problem, nothing).await;
        }
    };
    let booking = page.opened.booking.id;
    let (shared, staff, now) = (state.clone(), can.staff(), state.clock.now());
    run_detached(async move {
        let mut conn = shared.db.get().await?;
        set_discreet(&mut conn, booking, discreet, staff, now).await
    })
    .await?;
    Ok(page.done(if discreet { "discreet" } else { "named" }))
}
