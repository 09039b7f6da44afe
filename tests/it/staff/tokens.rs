//! Tokens for the API.

use chrono::TimeDelta;
use reqwest::Method;
use serde_json::{Value, json};

use super::{EMAIL, PASSWORD, planner, sign_in};
use crate::support::TestApp;
use crate::support::client::send;

async fn token(app: &TestApp) -> Value {
    let request = json!({"email": EMAIL, "password": PASSWORD});
    let answer = app.visitor().post("/api/v1/tokens", request).await;
    answer.expect(201).json()
}

/// A planner is recognised and may not administer: 403. Nobody is 401.
async fn status_with(app: &TestApp, token: &str) -> u16 {
    app.holder(token).get("/api/v1/staff").await.status()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_password_gives_a_token_that_ends_by_time_or_at_once() {
    let app = TestApp::spawn().await;
    planner(&app).await;
    let first = token(&app).await;
    assert_eq!(first["expiresAt"], "2026-10-06T20:00:00Z");
    let first = first["token"].as_str().unwrap();
    assert!(first.starts_with("mps_"));
    assert_eq!(status_with(&app, first).await, 403);

    let second = token(&app).await;
    let second = second["token"].as_str().unwrap();
    let current = "/api/v1/tokens/current";
    app.holder(second).delete(current).await.expect(204);
    assert_eq!(status_with(&app, second).await, 401);
    app.holder(second).delete(current).await.expect(401);
    app.visitor().delete(current).await.expect(401);

    assert_eq!(status_with(&app, first).await, 403);
    app.clock().advance(TimeDelta::hours(12));
    assert_eq!(status_with(&app, first).await, 401);
}

#[tokio::test(flavor = "multi_thread")]
async fn whatever_is_wrong_the_answer_is_one() {
    let app = TestApp::spawn().await;
    planner(&app).await;
    for (email, password) in [
        (EMAIL, "fel lösenord här"),
        (EMAIL, ""),
        ("nobody@exempel.se", PASSWORD),
        ("a\u{0}b", PASSWORD),
        ("", ""),
    ] {
        let request = json!({"email": email, "password": password});
        let answer = app.visitor().post("/api/v1/tokens", request).await;
        assert_eq!(answer.problem(), "401 wrong-password");
        assert_eq!(answer.header("www-authenticate"), "Bearer");
    }
    let request = json!({"email": EMAIL, "password": PASSWORD, "totp": "123456"});
    let answer = app.visitor().post("/api/v1/tokens", request).await;
    answer.expect(201);
    let request = json!({"email": EMAIL, "passwort": PASSWORD});
    let answer = app.visitor().post("/api/v1/tokens", request).await;
    answer.expect(422);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_api_knows_no_cookie_and_pages_know_no_token() {
    let app = TestApp::spawn().await;
    planner(&app).await;
    let cookie = sign_in(&app).await;
    let request = app.visitor().request(Method::GET, "/api/v1/staff");
    let answer = send(request.header("Cookie", cookie)).await;
    assert_eq!(answer.problem(), "401 sign-in-first");

    let token = token(&app).await;
    let holder = app.holder(token["token"].as_str().unwrap());
    let answer = holder.get("/sv/desk/x").await.expect(303);
    assert!(answer.header("location").starts_with("/sv/desk/sign-in"));
}
