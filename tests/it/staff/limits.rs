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

/// The sign-in page, as a browser posts it from a network; with the cookie of a device where it has one.
async fn at_the_page(app: &TestApp, from: &str, device: &str, password: &str) -> Answer {
    let request = app
        .visitor()
        .with_cookie(device)
        .request(reqwest::Method::POST, "/sv/desk/sign-in")
        .header("Origin", &app.url)
        .header("Sec-Fetch-Site", "same-origin")
        .header("X-Forwarded-For", from)
        .form(&[("email", EMAIL), ("password", password)]);
    send(request).await
}

async fn behind_a_proxy() -> TestApp {
    let on = [
        ("limits.enabled", "true"),
        ("http.trusted_proxies", "127.0.0.1"),
    ];
    TestApp::spawn_with(&on).await
}

/// The cookie that a device has after signing in.
async fn known_device(app: &TestApp) -> String {
    let signed_in = at_the_page(app, "198.51.100.7", "", PASSWORD)
        .await
        .expect(303);
    let cookies = signed_in.headers("set-cookie");
    let device = cookies.iter().find(|cookie| cookie.contains("device="));
    device.unwrap().split(';').next().unwrap().to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn guesses_from_many_networks_are_few_and_the_owner_gets_in() {
    let app = behind_a_proxy().await;
    planner(&app).await;
    let device = known_device(&app).await;
    let mut checked = 0;
    for guess in 0..300 {
        let from = format!("192.0.2.{}", guess % 60);
        match attempt(&app, &from, "fel lösenord här").await.status() {
            401 => checked += 1,
            status => assert_eq!(status, 429),
        }
    }
    assert!(checked <= 50, "{checked} of 300 were checked");
    at_the_page(&app, "203.0.113.9", &device, PASSWORD)
        .await
        .expect(303);
    let new_device = at_the_page(&app, "203.0.113.9", "", PASSWORD)
        .await
        .expect(429);
    let wait: i64 = new_device.header("retry-after").parse().unwrap();
    assert!(wait <= 121, "{wait}");
    app.clock().advance(TimeDelta::seconds(wait));
    at_the_page(&app, "203.0.113.9", "", PASSWORD)
        .await
        .expect(303);
}

#[tokio::test(flavor = "multi_thread")]
async fn who_guesses_behind_the_same_address_keeps_out_nobody_whose_device_is_known() {
    let app = behind_a_proxy().await;
    planner(&app).await;
    let device = known_device(&app).await;
    let library = "198.51.100.7";
    for guess in 0..40 {
        let body = json!({"email": format!("g{guess}@exempel.se"), "password": PASSWORD});
        let visitor = app.visitor();
        let request = visitor.request(reqwest::Method::POST, "/api/v1/tokens");
        send(request.header("X-Forwarded-For", library).json(&body)).await;
    }
    at_the_page(&app, library, "", PASSWORD).await.expect(429);
    at_the_page(&app, library, &device, PASSWORD)
        .await
        .expect(303);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_known_device_guesses_no_faster_and_is_known_for_its_own_address_alone() {
    let app = behind_a_proxy().await;
    planner(&app).await;
    let device = known_device(&app).await;
    for _ in 0..5 {
        let wrong = at_the_page(&app, "198.51.100.7", &device, "fel lösenord här").await;
        wrong.expect(422);
    }
    let waits = at_the_page(&app, "198.51.100.7", &device, PASSWORD).await;
    waits.expect(429);
    let invented = "device=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    for _ in 0..5 {
        let wrong = at_the_page(&app, "203.0.113.5", invented, "fel lösenord här").await;
        wrong.expect(422);
    }
    at_the_page(&app, "203.0.113.5", invented, PASSWORD)
        .await
        .expect(429);
}

#[tokio::test(flavor = "multi_thread")]
async fn each_password_that_was_checked_is_in_the_audit_log_without_an_address() {
    let app = TestApp::spawn().await;
    let (_, id) = planner(&app).await;
    let before = app.audited_acts().await.len();
    attempt(&app, "192.0.2.1", PASSWORD).await.expect(201);
    attempt(&app, "192.0.2.1", "fel lösenord här")
        .await
        .expect(401);
    let nobody = json!({"email": "nobody@exempel.se", "password": PASSWORD});
    app.visitor()
        .post("/api/v1/tokens", nobody)
        .await
        .expect(401);
    let acts = app.audited_acts().await.split_off(before);
    let mut sorted = acts.clone();
    sorted.sort();
    assert_eq!(
        sorted,
        ["sign-in.made", "sign-in.refused", "sign-in.refused"]
    );
    let of_account =
        format!("select count(*) from audit where object_id = '{id}' and act like 'sign-in%'");
    assert_eq!(app.value(&of_account).await, "2");
    let rows = app.sql("select audit::text from audit").await;
    assert!(
        rows.iter().all(|row| !row[0].contains("exempel.se")),
        "{rows:?}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_town_hall_behind_one_address_signs_in_at_eight() {
    let app = TestApp::spawn_with(&[("limits.enabled", "true")]).await;
    planner(&app).await;
    for _ in 0..35 {
        attempt(&app, "192.0.2.1", PASSWORD).await.expect(201);
    }
}
