//! One contact from two sides at once. Each race is run in slow motion, and its control shows that without the
//! guard it would be lost.

use serde_json::json;
use tokio::task::JoinHandle;
use uuid::Uuid;

use super::cancel::opened;
use super::contact_seats::{patch, seats_for};
use super::limits::by_email;
use super::{booked, library, lock, open_session};
use crate::support::{Answer, TestApp};

/// Everybody who is about to write bookings waits for a lock that the test holds.
pub const PAUSE: &str = "\
    create function pause() returns trigger language plpgsql as \
        $$ begin perform pg_advisory_xact_lock_shared(42); return null; end $$; \
    create trigger pause before insert or update on bookings for each statement execute function pause()";
/// The control: contacts are not locked.
pub const UNGUARDED: &str = "\
    create or replace function lock_contacts(contacts text[]) returns void language plpgsql as \
        $$ begin end $$";

/// Sessions with seats for all.
pub async fn sessions(app: &TestApp, many: usize) -> Vec<Uuid> {
    let venue = library(app).await;
    let mut sessions = Vec::new();
    for _ in 0..many {
        sessions.push(app.session(&venue).published().insert().await);
    }
    sessions
}

/// Runs two calls until both wait, at the pause or for each other, and then lets them go on.
pub async fn at_once(app: &TestApp, calls: impl FnOnce() -> [JoinHandle<Answer>; 2]) -> Vec<u16> {
    app.sql(PAUSE).await;
    let pause = app.connect().await;
    pause
        .batch_execute("select pg_advisory_lock(42)")
        .await
        .unwrap();
    let [one, other] = calls();
    app.until_so_many_wait_for_a_lock(2).await;
    pause
        .batch_execute("select pg_advisory_unlock(42)")
        .await
        .unwrap();
    let mut answers = vec![one.await.unwrap().status(), other.await.unwrap().status()];
    answers.sort_unstable();
    answers
}

/// One contact books two sessions through two processes at once, where it may have one booking.
async fn book_two_sessions(guarded: bool) -> Vec<u16> {
    let limits = [
        ("limits.enabled", "true"),
        ("limits.live_bookings_per_contact", "1"),
    ];
    let app = TestApp::spawn_with(&limits).await;
    let other = app.beside_with(&limits).await;
    let sessions = sessions(&app, 2).await;
    if !guarded {
        app.sql(UNGUARDED).await;
    }
    let book = |app: &TestApp, session, email: &str| {
        let (visitor, request) = (app.visitor(), by_email("Bo", email));
        tokio::spawn(async move { visitor.book(session, request).await })
    };
    let calls = || {
        [
            book(&app, sessions[0], "one@exempel.se"),
            book(&other, sessions[1], "ONE+tag@exempel.se"),
        ]
    };
    at_once(&app, calls).await
}

#[tokio::test(flavor = "multi_thread")]
async fn one_contact_does_not_pass_its_limit_in_two_sessions_at_once() {
    assert_eq!(book_two_sessions(true).await, [201, 409]);
}

#[tokio::test(flavor = "multi_thread")]
async fn without_the_lock_of_its_contact_it_would() {
    assert_eq!(book_two_sessions(false).await, [201, 201]);
}

/// Two holders give their bookings, of three seats each, the same address at once.
#[tokio::test(flavor = "multi_thread")]
async fn two_bookings_given_one_address_at_once_are_four_seats_at_most() {
    let app = TestApp::spawn().await;
    let session = open_session(&app, 40).await;
    let mut changing = Vec::new();
    for n in 0..2 {
        let email = format!("v{n}@exempel.se");
        let mine = booked(&app, session, seats_for(&email, 3)).await;
        changing.push(opened(&app, &mine).await);
    }
    let held = lock(&app, session).await;
    let calls: Vec<_> = changing
        .into_iter()
        .map(|(holder, path)| {
            let one = json!({ "contact": { "email": "one@exempel.se" } });
            tokio::spawn(async move { patch(&holder, &path, one).await.status() })
        })
        .collect();
    app.until_so_many_wait_for_a_lock(2).await;
    held.release().await;
    let mut answers = Vec::new();
    for call in calls {
        answers.push(call.await.unwrap());
    }
    answers.sort_unstable();
    assert_eq!(answers, [200, 409]);
}

/// The control: whoever reads what the address has before the other has written sees nothing, and both write.
#[tokio::test(flavor = "multi_thread")]
async fn read_before_either_is_written_the_address_has_six() {
    let app = TestApp::spawn().await;
    let session = open_session(&app, 40).await;
    for n in 0..2 {
        booked(&app, session, seats_for(&format!("v{n}@exempel.se"), 3)).await;
    }
    let (one, two) = (app.connect().await, app.connect().await);
    let seats =
        "select coalesce(sum(seats), 0) from bookings where mailbox_of(email) = 'one@exempel.se'";
    let mut seen = Vec::new();
    for (connection, name) in [(&one, "v0@exempel.se"), (&two, "v1@exempel.se")] {
        connection.batch_execute("begin").await.unwrap();
        seen.push(
            connection
                .query_one(seats, &[])
                .await
                .unwrap()
                .get::<_, i64>(0),
        );
        let write = format!("update bookings set email = 'one@exempel.se' where email = '{name}'");
        connection.batch_execute(&write).await.unwrap();
    }
    for connection in [&one, &two] {
        connection.batch_execute("commit").await.unwrap();
    }
    assert_eq!(seen, [0, 0]);
    assert_eq!(app.value(seats).await, "6");
}
