//! What `/metrics` tells, on its own listener.

use motesplats::app::metrics;
use serde_json::json;

use crate::support::TestApp;

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
        "bookings_total{status=\"confirmed\"}",
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
