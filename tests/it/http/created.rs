//! What came into being has an address.

use motesplats::platform::auth::Role;
use motesplats::platform::ids;
use serde_json::json;

use crate::booking::library;
use crate::support::TestApp;

#[tokio::test]
async fn a_hold_and_a_walk_in_say_where_they_are() {
    let app = TestApp::spawn().await;
    let venue = library(&app).await;
    let session = app.session(&venue).seats(8).published().insert().await;
    let desk = app.staff(Role::Desk).at(&venue).await;
    let session = format!("/api/v1/sessions/{session}");
    app.clock().advance(chrono::TimeDelta::hours(3));
    for (action, body, place) in [
        ("holds", json!({}), "/api/v1/holds"),
        ("walk-ins", json!({"count": 2}), "/api/v1/walk-ins"),
        ("walk-ins", json!({"name": "Alva"}), "/api/v1/bookings"),
    ] {
        let key = ids::fresh().to_string();
        let path = format!("{session}/{action}");
        let made = desk
            .create_once(&path, &key, body.clone())
            .await
            .expect(201);
        let id = made.json()["id"].as_str().unwrap().to_owned();
        assert_eq!(made.header("location"), format!("{place}/{id}"));
        let again = desk.create_once(&path, &key, body).await.expect(201);
        assert_eq!(again.header("location"), made.header("location"));
        if place != "/api/v1/bookings" {
            desk.delete(made.header("location")).await.expect(204);
        }
    }
}
