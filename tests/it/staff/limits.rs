//! Guessing passwords gets slow, and locks nobody else out.

use chrono::TimeDelta;
use serde_json::json;

use super::{EMAIL, PASSWORD, planner};
use crate::support::client::send;
use crate::support::{Answer, TestApp};

async fn attempt(app: &TestApp, from: &str, password: &str) -> Answer {
    let visitor = app.visitor();
    let request = visitor.request(reqwest::Method::POST, "/api/v1/tokens");
    let body = json!({"email": EMAIL, "password": password});
    send(request.header("X-Forwarded-For", from).json(&body)).await
}

#[tokio::test(flavor = "multi_thread")]
async fn five_misses_cost_a_wait_for_this_network_alone() {
    let on = [
        ("limits.enabled", "true"),
        ("http.trusted_proxies", "127.0.0.1"),
    ];
    let app = TestApp::spawn_with(&on).await;
    planner(&app).await;
    let (thief, owner) = ("192.0.2.1", "198.51.100.1");
    for _ in 0..5 {
        assert_eq!(attempt(&app, thief, "fel lösenord här").await.status(), 401);
    }
    let answer = attempt(&app, thief, PASSWORD).await.expect(429);
    assert_eq!(answer.header("retry-after"), "31");
    attempt(&app, owner, PASSWORD).await.expect(201);

    app.clock().advance(TimeDelta::seconds(31));
    attempt(&app, thief, "fel lösenord här").await.expect(401);
    app.clock().advance(TimeDelta::seconds(31));
    attempt(&app, thief, PASSWORD).await.expect(429);
    app.clock().advance(TimeDelta::seconds(31));
    attempt(&app, thief, PASSWORD).await.expect(201);
    attempt(&app, thief, "fel lösenord här").await.expect(401);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_that_tries_many_names_waits_too() {
    let app = TestApp::spawn_with(&[("limits.enabled", "true")]).await;
    for number in 0..30 {
        let email = format!("name{number}@exempel.se");
        let body = json!({"email": email, "password": PASSWORD});
        let answer = app.visitor().post("/api/v1/tokens", body).await;
        answer.expect(401);
    }
    let body = json!({"email": EMAIL, "password": PASSWORD});
    let answer = app.visitor().post("/api/v1/tokens", body).await;
    assert!(!answer.expect(429).header("retry-after").is_empty());
}
