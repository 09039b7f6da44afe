//! What every form of the page is sent with: its session, its booking, its key.

use actix_web::HttpRequest;

use crate::booking::access::{Credentials, authorise_roster, path_id, requested_booking};
use crate::booking::model::Booking;
use crate::platform::auth::{Actor, Permission};
use crate::platform::idempotency::IdempotencyKey;
use crate::platform::input::form::Form;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::session::Session;

/// The session of the path, within reach.
pub async fn session_in_path(
    state: &AppState,
    request: &HttpRequest,
    actor: &Actor,
    permission: Permission,
) -> Result<Session, Problem> {
    let (id, now) = (path_id(request, "sessionId"), state.clock.now());
    let mut conn = state.db.get().await?;
    let seen = authorise_roster(&mut conn, actor, permission, id, now).await?;
    Ok(seen.session)
}

/// The booking of the path, within reach and of this session; a meeting's are its course's.
pub async fn booking_in_path(
    state: &AppState,
    request: &HttpRequest,
    actor: &Actor,
    session: &Session,
) -> Result<Booking, Problem> {
    let mut conn = state.db.get().await?;
    let shown = Credentials::staff(actor);
    let booking = requested_booking(&mut conn, state, request, shown)
        .await?
        .booking;
    if booking.session_id == session.course_id.unwrap_or(session.id) {
        Ok(booking)
    } else {
        Err(Problem::not_found())
    }
}

/// A form's key; one sent without acts anew.
pub fn form_key(form: &Form) -> IdempotencyKey {
    IdempotencyKey::of_form(form.text("key"))
}
