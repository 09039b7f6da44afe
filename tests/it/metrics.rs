//! What `/metrics` tells, on its own listener.

use motesplats::app::metrics;
use serde_json::json;

use crate::support::TestApp;
use crate::support::client::send;

#[tokio::test]
async fn requests_are_counted_by_route_and_nobody_is_named() {
    metrics::start();
    let app = TestApp::spawn().await;
    let town = app.organisation("katrineholm").insert().await;
    let venue = app.venue(&town).insert().await;
    let session = app.session(&venue).published().insert().await;
    let request = json!({"name": "Bodil", "contact": {"email": "bodil@example.org"}});
    let booked = app
        .visitor()
        .book(session, request)
        .await
        .expect(201)
        .json();
    app.visitor().get("/api/v1/nowhere").await;
    app.visitor().get("/sv/<script>?q=Bodil").await;

    let told = app.scrape().await;
    for line in [
        "http_requests_total{method=\"POST\",route=\"/api/v1/sessions/{sessionId}/bookings\",status=\"201\"}",
        "http_request_duration_seconds_bucket{route=\"/api/v1/sessions/{sessionId}/bookings\"",
        "bookings_total{result=\"confirmed\"} 1",
        "outbox_queued 1",
        "outbox_oldest_seconds 0",
        "db_pool_in_use",
        "motesplats_build_info{version=",
    ] {
        assert!(told.contains(line), "{line} is missing:\n{told}");
    }
    let number = booked["number"].as_str().unwrap();
    let pin = format!("\"{}\"", booked["pin"].as_str().unwrap());
    for secret in [
        "Bodil",
        "bodil",
        "script",
        number,
        &pin,
        &session.to_string(),
    ] {
        assert!(!told.contains(secret), "{secret} is told");
    }
}

#[tokio::test]
async fn every_figure_says_what_it_means() {
    metrics::start();
    let app = TestApp::spawn().await;
    let session = crate::booking::open_session(&app, 1).await;
    let path = format!("/api/v1/sessions/{session}/bookings");
    let key = motesplats::platform::ids::fresh().to_string();
    let anna = json!({"name": "Anna"});
    for _ in 0..2 {
        let booked = app.visitor().create_once(&path, &key, anna.clone()).await;
        booked.expect(201);
    }
    let refused = app.visitor().book(session, json!({"name": "Bo"})).await;
    assert!(refused.problem().starts_with("409 sold-out"));
    let told = app.scrape().await;
    for line in [
        "bookings_total{result=\"confirmed\"} 1",
        "bookings_total{result=\"sold-out\"} 1",
        "idempotency_replays_total 1",
        "db_pool_wait_seconds_count",
        "outbox_failed 0",
        "process_cpu_seconds_total",
        "process_resident_memory_bytes",
        "process_open_fds",
        "process_start_time_seconds",
    ] {
        assert!(told.contains(line), "{line} is missing:\n{told}");
    }
    let figures = told
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'));
    for line in figures {
        let name = line.split(['{', ' ']).next().unwrap();
        let described = |ending: &str| {
            let name = name.strip_suffix(ending).unwrap_or(name);
            let (help, kind) = (format!("# HELP {name} "), format!("# TYPE {name} "));
            told.contains(&help) && told.contains(&kind)
        };
        let described = ["", "_bucket", "_sum", "_count"].into_iter().any(described);
        assert!(described, "{line}");
    }
}

#[tokio::test]
async fn invented_methods_are_one_figure() {
    metrics::start();
    let app = TestApp::spawn().await;
    for number in 0..20 {
        let method = reqwest::Method::from_bytes(format!("BREW{number}").as_bytes()).unwrap();
        send(app.visitor().request(method, "/api/v1/sessions")).await;
    }
    let told = app.scrape().await;
    assert!(!told.contains("BREW"), "{told}");
    let other =
        "http_requests_total{method=\"other\",route=\"/api/v1/sessions\",status=\"405\"} 20";
    assert!(told.contains(other), "{told}");
}
