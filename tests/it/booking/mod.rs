//! Bookings through the API: made, found again, cancelled, told.

mod attendance;
mod batcher;
mod book;
mod calendar_letters;
mod caller;
mod calls;
mod cancel;
mod cancel_session;
pub mod cancel_several;
mod cancel_several_page;
mod change;
mod change_races;
mod change_series;
mod change_session;
mod change_session_page;
mod contact_races;
mod contact_seats;
mod drop_in;
mod hoarding;
mod holding_page;
mod holds;
mod idempotency;
mod import_calendar;
mod import_counts;
mod import_page;
mod import_refusals;
pub mod import_sessions;
mod last_seat;
mod letter_links;
mod letter_order;
mod letter_samples;
mod letters;
mod letters_a_day;
mod letters_races;
mod limits;
mod look_up;
mod mailbox;
mod messages;
mod moves;
mod moving_page;
mod name_list;
mod name_list_page;
mod names;
mod numbers;
mod own_texts;
mod pages;
mod purge;
mod queue;
mod quick_forms;
mod record_page;
mod refusals;
mod release;
mod reminders;
mod resolve;
mod role_contact;
mod roster_page;
mod search;
pub mod substitutions;
mod substitutions_page;
mod topics;
mod topics_pages;
mod two_desks;
mod undelivered;
mod unwanted;
mod waiting_list;
mod who_is_told;

use diesel_async::{AsyncPgConnection, RunQueryDsl};
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

/// Somebody with a name who joins the waiting list where a session is full.
pub fn willing_to_wait(name: &str) -> Value {
    json!({ "name": name, "waitlist": true })
}

/// Books, and answers the booking.
pub async fn booked(app: &TestApp, session: Uuid, request: Value) -> Value {
    app.visitor()
        .book(session, request)
        .await
        .expect(201)
        .json()
}

/// A booking's status, by its row.
pub async fn status_of(app: &TestApp, booking: &Value) -> String {
    let id = booking["id"].as_str().unwrap().parse().unwrap();
    app.booking_status(id).await
}

/// Asserts that every counter agrees with its rows.
pub async fn assert_no_drift(app: &TestApp) {
    let mut conn = app.conn().await;
    let drift = motesplats::booking::verify(&mut conn).await.unwrap();
    assert!(drift.is_empty(), "{drift:?}");
}

/// A session locked elsewhere, by a transaction of the test's own.
pub struct Locked {
    pub connection: AsyncPgConnection,
}

/// Locks a session as a batch does.
pub async fn lock(app: &TestApp, session: Uuid) -> Locked {
    let mut connection = app.conn().await;
    let begin = diesel::sql_query("begin");
    begin.execute(&mut connection).await.unwrap();
    motesplats::session::lock_seats(&connection, &[session.into()])
        .await
        .unwrap();
    Locked { connection }
}

impl Locked {
    /// Commits; whoever waits for the lock gets it.
    pub async fn release(mut self) {
        let commit = diesel::sql_query("commit");
        commit.execute(&mut self.connection).await.unwrap();
    }
}

/// Somebody with nothing but a name.
pub fn gunvor() -> Value {
    json!({ "name": "Gunvor" })
}
