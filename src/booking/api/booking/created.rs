//! The answer to a booking that came into being, now or by an earlier request.

use actix_web::HttpResponse;

use crate::booking::api::answers::{created, view_context};
use crate::booking::batcher::Booked;
use crate::booking::present::BookingView;
use crate::platform::i18n::Locale;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;

/// Reads what the answer shows. [`answer`] is for who has that already.
pub async fn load_and_answer(
    state: &AppState,
    booked: &Booked,
    locale: Locale,
) -> Result<HttpResponse, Problem> {
    let mut conn = state.db.get().await?;
    let seen_by = view_context(state, locale);
    let view = BookingView::load(&mut conn, &booked.booking, &booked.session, seen_by).await?;
    Ok(answer(state, booked, view))
}

pub fn answer(state: &AppState, booked: &Booked, view: BookingView) -> HttpResponse {
    state.letters.notify_one();
    let pin = booked
        .pin_version
        .and_then(|version| booked.booking.pin(&state.keys, version));
    let view = view.with_pin(pin.as_ref());
    let location = format!("/api/v1/bookings/{}", view.id);
    created(booked.booking.version, &view, location, booked.replayed)
}
