//! What every form of the page is sent with: its session, its booking, its key, numbers.

use actix_web::HttpRequest;

use crate::booking::access::{Credentials, authorise_roster, path_id, requested_booking};
use crate::booking::model::Booking;
use crate::platform::auth::{Actor, Permission};
use crate::platform::idempotency::IdempotencyKey;
use crate::platform::input::form::Form;
use crate::platform::problem::{Fault, Problem};
use crate::platform::state::AppState;
use crate::platform::text::ascii_digit;
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

/// A whole number as it was typed, in the digits of any keyboard.
pub fn number(text: &str, min: i32, max: i32, pointer: &str) -> Result<i32, Problem> {
    let digits: String = text
        .trim()
        .chars()
        .map(|sign| ascii_digit(sign).unwrap_or(sign))
        .collect();
    let number = digits.parse().ok();
    number
        .filter(|number| (min..=max).contains(number))
        .ok_or_else(|| {
            let fault = Fault::new("out-of-range").fact("min", min).fact("max", max);
            Problem::fault(pointer, fault)
        })
}
