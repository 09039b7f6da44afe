//! One booking, however often it is asked for.

use futures_util::future::join_all;
use serde_json::json;

use super::{gunvor, library, open_session};
use crate::support::TestApp;

#[tokio::test]
async fn a_repeat_is_answered_with_the_first_booking_and_its_pin() {
    let app = TestApp::spawn().await;
    let session = open_session(&app, 8).await;
    let path = format!("/api/v1/sessions/{session}/bookings");
    let key = "a-key-of-sixteen-signs";

    let first = app
        .visitor()
        .create_once(&path, key, gunvor())
        .await
        .expect(201);
    let request = json!({ "seats": 1, "name": "Gunvor" });
    let second = app
        .visitor()
        .create_once(&path, key, request)
        .await
        .expect(201);

    assert_eq!(first.json(), second.json());
    assert_eq!(first.header("idempotency-replayed"), "");
    assert_eq!(second.header("idempotency-replayed"), "true");
    assert_eq!(app.seats_taken(session).await, 1);
}

#[tokio::test]
async fn the_same_key_for_another_request_or_session_is_refused() {
    let app = TestApp::spawn().await;
    let venue = library(&app).await;
    let session = app.session(&venue).published().insert().await;
    let other = app.session(&venue).published().insert().await;
    let key = "a-key-of-sixteen-signs";
    let path = |id| format!("/api/v1/sessions/{id}/bookings");
    app.visitor()
        .create_once(&path(session), key, gunvor())
        .await
        .expect(201);

    let body = app
        .visitor()
        .create_once(&path(session), key, json!({ "name": "Berit" }))
        .await;
    let elsewhere = app.visitor().create_once(&path(other), key, gunvor()).await;

    assert_eq!(body.problem(), "422 key-reused");
    assert_eq!(elsewhere.problem(), "422 key-reused");
    assert_eq!(app.seats_taken(session).await, 1);
    assert_eq!(app.seats_taken(other).await, 0);
}

#[tokio::test]
async fn a_refusal_is_not_remembered() {
    let app = TestApp::spawn().await;
    let session = open_session(&app, 1).await;
    let path = format!("/api/v1/sessions/{session}/bookings");
    let first = app
        .visitor()
        .book(session, gunvor())
        .await
        .expect(201)
        .json();
    let key = "a-key-of-sixteen-signs";
    app.visitor()
        .create_once(&path, key, gunvor())
        .await
        .expect(409);
    let visitor = app.visitor();
    let opened = visitor.post(
        "/api/v1/bookings/lookup",
        json!({ "number": first["number"], "pin": first["pin"] }),
    );
    let token = opened.await.expect(200).json()["manageToken"]
        .as_str()
        .unwrap()
        .to_owned();
    let cancel = format!(
        "/api/v1/bookings/{}/cancellation",
        first["id"].as_str().unwrap()
    );
    app.holder(&token).post_empty(&cancel).await.expect(200);

    app.visitor()
        .create_once(&path, key, gunvor())
        .await
        .expect(201);
}

#[tokio::test]
async fn parallel_twins_make_one_booking() {
    let app = TestApp::spawn().await;
    let session = open_session(&app, 8).await;
    let path = format!("/api/v1/sessions/{session}/bookings");

    let visitor = app.visitor();
    let duplicates = (0..8).map(|_| visitor.create_once(&path, "a-key-of-sixteen-signs", gunvor()));
    let answers = join_all(duplicates).await;

    let numbers: std::collections::BTreeSet<_> = answers
        .iter()
        .map(|answer| answer.clone().expect(201).json()["number"].to_string())
        .collect();
    assert_eq!(numbers.len(), 1);
    assert_eq!(app.seats_taken(session).await, 1);
}

#[tokio::test]
async fn without_a_key_nothing_is_booked() {
    let app = TestApp::spawn().await;
    let session = open_session(&app, 8).await;
    let path = format!("/api/v1/sessions/{session}/bookings");

    let none = app.visitor().post(&path, gunvor()).await;
    let short = app.visitor().create_once(&path, "short", gunvor()).await;

    assert_eq!(none.problem(), "400 key-required");
    assert_eq!(short.problem(), "400 key-required");
}
