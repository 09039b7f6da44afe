//! Where the pages of the desk are.

use actix_web::HttpRequest;
use uuid::Uuid;

use crate::booking::model::Booking;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::ui::Layout;
use crate::session::Session;

/// The path of a session's roster, after the language.
pub fn roster_path(session: &Session) -> String {
    format!("/desk/sessions/{}", session.id)
}

/// The path of the form that takes a walk-in back, after the language.
pub fn take_back_path(session: &Session, walk_in: Uuid) -> String {
    format!("{}/walk-ins/{walk_in}/removal", roster_path(session))
}

/// The path of a booking's page, after the language.
pub fn booking_path(booking: &Booking) -> String {
    format!("/desk/bookings/{}", booking.id)
}

/// The path of the page that moves a booking, after the language.
pub fn move_path(booking: &Booking) -> String {
    format!("{}/move", booking_path(booking))
}

/// The roster's address in the language of the request.
pub fn roster_url(
    request: &HttpRequest,
    state: &AppState,
    session: &Session,
) -> Result<String, Problem> {
    let layout = Layout::asked(request, state, roster_path(session))?;
    Ok(layout.url(&layout.path))
}
