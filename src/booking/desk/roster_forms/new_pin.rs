//! A new PIN for somebody who has lost theirs.

use actix_web::{HttpRequest, HttpResponse, web};

use super::new_pin_page::NewPinPage;
use super::submitted::{booking_in_path, session_in_path};
use crate::booking::actions::renew_pin;
use crate::booking::desk::paths::roster_path;
use crate::booking::desk::roster::redisplay::refuse;
use crate::booking::details::BookingDetails;
use crate::booking::model::Booking;
use crate::platform::auth::{Can, Permission, rights};
use crate::platform::http::request::form_body::FormBody;
use crate::platform::http::request::run_detached;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::ui::{HtmlPage, Layout};

/// The PIN stands in this answer and nowhere else.
pub async fn new_pin(
    can: Can<rights::ServePeople>,
    state: web::Data<AppState>,
    request: HttpRequest,
    form_body: FormBody,
) -> Result<HttpResponse, Problem> {
    let now = state.clock.now();
    let session = session_in_path(&state, &request, can.actor(), Permission::ServePeople).await?;
    let layout = Layout::asked(&request, &state, roster_path(&session))?;
    let booking = booking_in_path(&state, &request, can.actor(), &session).await?;
    if let Err(problem) = form_body.read() {
        return refuse(&state, &request, can.actor(), problem).await;
    }
    let discreet = is_discreet(&state, &booking).await?;
    let (id, staff, shared) = (booking.id, can.staff(), state.clone());
    let pin = run_detached(async move {
        let mut conn = shared.db.get().await?;
        let renewed = renew_pin(&mut conn, id, staff, now).await?;
        let pin = renewed.pin(&shared.keys, renewed.pin_version);
        pin.ok_or_else(Problem::not_found)
    })
    .await?;
    let name = booking.name.filter(|_| !discreet);
    let page = NewPinPage::new(layout, name, &booking.number, pin.reveal());
    Ok(HtmlPage::private(page).answer())
}

async fn is_discreet(state: &AppState, booking: &Booking) -> Result<bool, Problem> {
    let mut conn = state.db.get().await?;
    let details = BookingDetails::load(&mut conn, booking).await?;
    Ok(details.discreet)
}
