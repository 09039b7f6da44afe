//! Bookings through the API: made, found again, cancelled, told.

mod attendance;
mod book;
mod cancel;
mod cancel_session;
mod idempotency;
mod last_seat;
mod letters;
mod look_up;
mod pages;
mod roster_page;
mod wiping;

use serde_json::{Value, json};
use uuid::Uuid;

use crate::support::TestApp;
use crate::support::venue::Venue;

/// A library in Katrineholm.
pub async fn library(app: &TestApp) -> Venue {
    let town = app.organisation("katrineholm").insert().await;
    app.venue(&town).insert().await
}

/// A published session with so many seats.
pub async fn open_session(app: &TestApp, seats: i32) -> Uuid {
    let venue = library(app).await;
    app.session(&venue).seats(seats).published().insert().await
}

/// Somebody with nothing but a name.
pub fn gunvor() -> Value {
    json!({ "name": "Gunvor" })
}

/// Seats taken of a session, by its counter.
pub async fn taken(app: &TestApp, session: Uuid) -> String {
    app.value(&format!(
        "select taken from session_seats where session_id = '{session}'"
    ))
    .await
}
