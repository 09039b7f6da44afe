//! The batcher: bookings that wait are made in one transaction, and one that fails costs its
//! neighbours nothing.

use futures_util::future::join_all;
use motesplats::platform::auth::Role;
use serde_json::{Value, json};

use super::{assert_no_drift, booked, gunvor, library, lock, open_session};
use crate::support::{Answer, TestApp};

/// Many at once, each with a key of its own.
async fn all_at_once(app: &TestApp, session: uuid::Uuid, requests: Vec<Value>) -> Vec<Answer> {
    let visitor = app.visitor();
    join_all(requests.into_iter().map(|request| {
        let visitor = visitor.clone();
        async move { visitor.book(session, request).await }
    }))
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn one_failing_booking_costs_nobody_else_a_seat() {
    let app = TestApp::spawn().await;
    let session = open_session(&app, 100).await;
    app.sql(
        "create function fail() returns trigger language plpgsql as \
         $$ begin if new.name = 'Fails' then raise exception 'fails'; end if; return new; end $$; \
         create trigger fail before insert on bookings for each row execute function fail()",
    )
    .await;
    let request =
        |n| json!({ "name": if n == 17 { "Fails".to_owned() } else { format!("Person {n}") } });

    let answers = all_at_once(&app, session, (0..40).map(request).collect()).await;

    let made = answers
        .iter()
        .filter(|answer| answer.status() == 201)
        .count();
    assert_eq!(made, 39);
    assert_eq!(answers[17].status(), 500);
    assert_eq!(app.seats_taken(session).await, 39);
    assert_no_drift(&app).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn parallel_duplicates_make_one_booking() {
    let app = TestApp::spawn().await;
    let session = open_session(&app, 10).await;
    let path = format!("/api/v1/sessions/{session}/bookings");
    let visitor = app.visitor();
    let duplicates = (0..20).map(|n| {
        let (visitor, path) = (visitor.clone(), path.clone());
        let request = if n == 7 {
            json!({ "name": "En annan" })
        } else {
            gunvor()
        };
        async move {
            visitor
                .create_once(&path, "f47ac10b58cc4372a5670e02b2c3d479", request)
                .await
        }
    });
    let answers = join_all(duplicates).await;

    let numbers: std::collections::BTreeSet<String> = answers
        .iter()
        .filter(|answer| answer.status() == 201)
        .map(|answer| answer.json()["number"].to_string())
        .collect();
    assert_eq!(numbers.len(), 1);
    let first = answers.iter().filter(|answer| {
        answer.status() == 201 && answer.header("idempotency-replayed").is_empty()
    });
    assert_eq!(first.count(), 1);
    let others = answers.iter().filter(|answer| answer.status() != 201);
    for other in others {
        assert_eq!(other.problem(), "422 key-reused");
    }
    assert_eq!(app.seats_taken(session).await, 1);
}

/// Requests with one key at many sessions may lie in two batches: they are one booking all the same.
#[tokio::test(flavor = "multi_thread")]
async fn one_key_at_many_sessions_makes_one_booking() {
    let app = TestApp::spawn().await;
    let venue = library(&app).await;
    let mut sessions = Vec::new();
    for _ in 0..8 {
        sessions.push(app.session(&venue).published().insert().await);
    }
    let visitor = app.visitor();
    let duplicates = sessions.iter().map(|session| {
        let path = format!("/api/v1/sessions/{session}/bookings");
        let visitor = visitor.clone();
        async move {
            visitor
                .create_once(&path, "one-key-at-many-sessions", gunvor())
                .await
        }
    });
    let mut statuses: Vec<u16> = join_all(duplicates)
        .await
        .iter()
        .map(Answer::status)
        .collect();
    statuses.sort_unstable();
    assert_eq!(statuses, [201, 422, 422, 422, 422, 422, 422, 422]);
    assert_eq!(app.count("bookings").await, 1);
    assert_no_drift(&app).await;
}

/// A session locked elsewhere is waited for apart: the others are served meanwhile.
#[tokio::test(flavor = "multi_thread")]
async fn a_session_locked_elsewhere_stops_nobody_else() {
    let app = TestApp::spawn().await;
    let venue = library(&app).await;
    let locked = app.session(&venue).published().insert().await;
    let mut others = Vec::new();
    for _ in 0..8 {
        others.push(app.session(&venue).published().insert().await);
    }
    let lock = lock(&app, locked).await;

    let visitor = app.visitor();
    let waiting = tokio::spawn(async move { visitor.book(locked, gunvor()).await });
    app.until_somebody_waits_for_a_lock().await;
    for other in others {
        booked(&app, other, gunvor()).await;
    }
    assert!(!waiting.is_finished());
    lock.release().await;

    waiting.await.unwrap().expect(201);
}

/// Nobody waits for ever: after two seconds of a row locked elsewhere the answer is 503, and nothing
/// is left of the attempt.
#[tokio::test(flavor = "multi_thread")]
async fn whoever_waits_too_long_for_a_lock_is_asked_to_come_back() {
    let app = TestApp::spawn().await;
    let session = open_session(&app, 3).await;
    let lock = lock(&app, session).await;

    let refused = app.visitor().book(session, gunvor()).await;

    assert_eq!(refused.problem(), "503 unavailable");
    assert_ne!(refused.header("retry-after"), "");
    lock.release().await;
    booked(&app, session, gunvor()).await;
    assert_eq!(app.seats_taken(session).await, 1);
}

/// The endpoint caches what it saw of a session for a moment; what was changed since decides all the
/// same.
#[tokio::test]
async fn a_session_changed_since_it_was_cached_is_read_anew() {
    let cached = &[("http.keep_answers", "1000")];
    let app = TestApp::spawn_with(cached).await;
    let venue = library(&app).await;
    let session = app.session(&venue).seats(5).published().insert().await;
    let planner = app.staff(Role::Planner).at(&venue).await;
    let before = booked(&app, session, gunvor()).await;
    let path = format!("/api/v1/sessions/{session}");

    let read = planner.get(&path).await.expect(200);
    let renamed = json!({ "title": "Kaffe och kod", "seatsPerBooking": 2 });
    planner.patch(&path, read.etag(), renamed).await.expect(200);

    let after = booked(&app, session, gunvor()).await;
    assert_ne!(before["session"]["title"], "Kaffe och kod");
    assert_eq!(after["session"]["title"], "Kaffe och kod");
    let three = json!({ "name": "Tre", "seats": 3 });
    let refused = app.visitor().book(session, three).await;
    assert_eq!(refused.problem(), r#"409 too-many-seats {"most":2}"#);
    planner
        .post(&format!("{path}/cancellation"), json!({ "reason": "Sjuk" }))
        .await
        .expect(200);
    let refused = app.visitor().book(session, gunvor()).await;
    assert!(refused.problem().starts_with("409 cancelled"));
}
