//! `If-Match`, `Accept` and `Idempotency-Key`, as their RFCs have them.

use chrono::TimeDelta;
use motesplats::platform::auth::Role;
use motesplats::platform::ids;
use reqwest::Method;
use serde_json::json;

use super::town_and_library;
use crate::booking::{gunvor, library, open_session};
use crate::support::TestApp;
use crate::support::client::send;

#[tokio::test]
async fn if_match_takes_a_star_and_lists_and_no_weak_tag() {
    let app = TestApp::spawn().await;
    let venue = library(&app).await;
    let planner = app.staff(Role::Planner).at(&venue).await;
    let session = app.session(&venue).seats(8).published().insert().await;
    let path = format!("/api/v1/sessions/{session}");
    let mut seats = 8;
    for (tags, status) in [
        ("*", 200),
        ("\"1.a\", \"2.b\", \"9.c\"", 200),
        ("W/\"3.a\"", 412),
        ("\"2.b\"", 412),
        ("", 412),
        ("\"3.anything-gz\"", 200),
    ] {
        seats += 1;
        let changed = planner
            .patch(&path, tags, json!({"seatsTotal": seats}))
            .await;
        assert_eq!(changed.status(), status, "{tags}: {}", changed.text());
    }
    let nobody = uuid::Uuid::nil();
    let absent = planner
        .patch(&format!("/api/v1/sessions/{nobody}"), "*", json!({}))
        .await;
    assert_eq!(absent.problem(), "404 not-found");
}

#[tokio::test]
async fn a_count_against_an_old_version_is_refused() {
    let app = TestApp::spawn().await;
    let venue = library(&app).await;
    let desk = app.staff(Role::Desk).at(&venue).await;
    let session = app.session(&venue).seats(8).published().insert().await;
    let path = format!("/api/v1/sessions/{session}/count");
    app.clock().advance(TimeDelta::hours(5));
    let seen = desk.get(&path).await.expect(200).etag().to_owned();
    let put = |tag: String, total: i32| {
        let body = json!({"state": "counted", "total": total});
        let request = desk.request(Method::PUT, &path);
        send(request.header("If-Match", tag).json(&body))
    };
    let first = put(seen.clone(), 3).await.expect(200).etag().to_owned();
    assert_eq!(put(seen.clone(), 4).await.problem(), "412 stale");
    put(format!("{seen}, {first}"), 4).await.expect(200);
    put("*".to_owned(), 5).await.expect(200);
    let unseen = json!({"state": "counted", "total": 6});
    desk.put(&path, unseen).await.expect(200);
    assert_eq!(app.count("counts").await, 4);
}

#[tokio::test]
async fn a_statement_against_an_old_version_is_refused() {
    let app = TestApp::spawn().await;
    let (town, _library) = town_and_library(&app).await;
    let boss = app.staff(Role::Coordinator).at(&town).await;
    let path = "/api/v1/organisations/katrineholm/accessibility-statement";
    let put = |tag: String, page: &'static str| {
        let request = boss.request(Method::PUT, path).header("If-Match", tag);
        send(request.json(&json!({ "outsideUrl": page })))
    };
    let none = put("*".to_owned(), "https://example.org/a").await;
    assert_eq!(none.problem(), "412 stale");
    let first = json!({"outsideUrl": "https://example.org/a"});
    let first = boss.put(path, first).await.expect(200).etag().to_owned();
    put(first.clone(), "https://example.org/b")
        .await
        .expect(200);
    let late = put(first, "https://example.org/c").await;
    assert_eq!(late.problem(), "412 stale");
}

#[tokio::test]
async fn the_form_of_a_session_is_the_heaviest_one_in_accept() {
    let app = TestApp::spawn().await;
    let session = open_session(&app, 8).await;
    let path = format!("/api/v1/sessions/{session}");
    for (accept, kind) in [
        (
            "text/calendar;q=0.2, application/json;q=0.9",
            "application/json",
        ),
        ("application/json;q=0.2, text/calendar", "text/calendar"),
        ("application/json;q=0.0, */*", "text/calendar"),
        ("application/json; q=0.000, text/*;q=0.1", "text/calendar"),
        ("*/*;q=0.1, text/calendar;q=0", "application/json"),
    ] {
        let request = app.visitor().request(Method::GET, &path);
        let answer = send(request.header("Accept", accept)).await.expect(200);
        assert!(answer.header("content-type").starts_with(kind), "{accept}");
    }
    let request = app.visitor().request(Method::GET, &path);
    let none = send(request.header("Accept", "application/json;q=0, image/*")).await;
    let supported = r#"406 not-acceptable {"supported":"application/json, text/calendar"}"#;
    assert_eq!(none.problem(), supported);
}

#[tokio::test]
async fn two_keys_are_no_key() {
    let app = TestApp::spawn().await;
    let venue = library(&app).await;
    let session = app.session(&venue).seats(8).published().insert().await;
    let desk = app.staff(Role::Desk).at(&venue).await;
    let path = format!("/api/v1/sessions/{session}");
    for (path, body) in [
        (format!("{path}/bookings"), gunvor()),
        (format!("{path}/holds"), json!({})),
        (format!("{path}/walk-ins"), json!({"count": 1})),
    ] {
        let request = desk.request(Method::POST, &path).json(&body);
        let request = request.header("Idempotency-Key", ids::fresh().to_string());
        let request = request.header("Idempotency-Key", ids::fresh().to_string());
        assert_eq!(send(request).await.problem(), "400 two-keys", "{path}");
    }
    assert_eq!(app.count("bookings").await, 0);
}
