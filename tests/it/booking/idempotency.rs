//! One booking, however often it is asked for.

use chrono::TimeDelta;
use futures_util::future::join_all;
use motesplats::platform::auth::Role;
use serde_json::json;

use super::{gunvor, library, open_session};
use crate::support::TestApp;

const KEY: &str = "f47ac10b-58cc-4372-a567-0e02b2c3d479";

#[tokio::test]
async fn a_repeat_is_answered_with_the_first_booking_and_its_pin() {
    let app = TestApp::spawn().await;
    let session = open_session(&app, 8).await;
    let path = format!("/api/v1/sessions/{session}/bookings");
    let key = KEY;

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
    let key = KEY;
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
    let key = KEY;
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
    let duplicates = (0..8).map(|_| visitor.create_once(&path, KEY, gunvor()));
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

#[tokio::test]
async fn without_a_token_a_key_that_others_come_to_books_nothing_and_the_rule_is_said() {
    let app = TestApp::spawn().await;
    let venue = library(&app).await;
    let session = app.session(&venue).published().insert().await;
    let path = format!("/api/v1/sessions/{session}/bookings");
    for key in [
        "0123456789abcdef",
        "mötesplats",
        "abcabcabcabcabcabcabcabc",
        &"x".repeat(64),
    ] {
        let refused = app.visitor().create_once(&path, key, gunvor()).await;
        assert_eq!(refused.status(), 400, "{key}");
    }
    let refused = app
        .visitor()
        .create_once(&path, "0123456789abcdef", gunvor())
        .await;
    assert_eq!(refused.problem(), "400 weak-key");
    assert!(refused.text().contains("22"), "{}", refused.text());
    assert_eq!(app.seats_taken(session).await, 0);

    let desk = app.staff(Role::Desk).at(&venue).await;
    let at_the_desk = desk.create_once(&path, "0123456789abcdef", gunvor()).await;
    at_the_desk.expect(201);
}

#[tokio::test]
async fn a_repeat_is_told_the_pin_for_ten_minutes() {
    let app = TestApp::spawn().await;
    let session = open_session(&app, 8).await;
    let path = format!("/api/v1/sessions/{session}/bookings");
    let ask = async || app.visitor().create_once(&path, KEY, gunvor()).await;
    let first = ask().await.expect(201).json();
    app.clock().advance(TimeDelta::minutes(10));
    assert_eq!(ask().await.expect(201).json(), first);
    app.clock().advance(TimeDelta::seconds(1));
    let late = ask().await.expect(201);
    assert_eq!(late.header("idempotency-replayed"), "true");
    let late = late.json();
    assert_eq!(late["number"], first["number"]);
    assert!(late.get("pin").is_none(), "{late}");
}

#[tokio::test]
async fn a_form_that_is_sent_again_after_ten_minutes_shows_no_pin_and_a_weak_key_is_nobodys() {
    let app = TestApp::spawn().await;
    let session = open_session(&app, 8).await;
    let form = format!("/sv/sessions/{session}/book");
    let visitor = app.visitor();
    let shown = async |key: &str| {
        let fields = [("name", "Gunvor"), ("reach", "none"), ("key", key)];
        let sent = visitor.submit(&form, &fields).await.expect(303);
        let cookie = sent
            .header("set-cookie")
            .split(';')
            .next()
            .unwrap()
            .to_owned();
        let page = sent.header("location").to_owned();
        let page = visitor.with_cookie(&cookie).get(&page).await.expect(200);
        (
            sent.header("location").to_owned(),
            page.text().contains("Skriv av numret och koden"),
        )
    };
    let key = visitor.get(&form).await.expect(200).hidden("key");
    let first = shown(&key).await;
    assert!(first.1, "the page of a new booking shows the PIN");
    assert_eq!(shown(&key).await, first, "sent again at once");
    app.clock().advance(TimeDelta::minutes(11));
    assert_eq!(shown(&key).await, (first.0.clone(), false));

    let weak = shown("0123456789abcdef").await;
    assert_ne!(weak.0, shown("0123456789abcdef").await.0);
}
