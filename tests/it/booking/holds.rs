//! Holds at the desk.

use chrono::TimeDelta;
use motesplats::platform::auth::Role;
use serde_json::{Value, json};
use uuid::Uuid;

use super::{assert_no_drift, booked, gunvor, library, status_of, willing_to_wait};
use crate::support::TestApp;
use crate::support::staff::Staff;

/// A session with two seats, and somebody at its desk.
async fn desk(app: &TestApp) -> (Uuid, Staff, String) {
    let venue = library(app).await;
    let session = app.session(&venue).seats(2).published().insert().await;
    let path = format!("/api/v1/sessions/{session}/holds");
    (session, app.staff(Role::Desk).at(&venue).await, path)
}

fn naming(hold: &Value, seats: i32) -> Value {
    json!({ "name": "Gunvor", "seats": seats, "holdId": hold["id"] })
}

#[tokio::test]
async fn a_hold_keeps_its_seats_and_becomes_the_booking_that_names_it() {
    let app = TestApp::spawn().await;
    let (session, desk, path) = desk(&app).await;
    let hold = desk
        .create(&path, json!({ "seats": 2 }))
        .await
        .expect(201)
        .json();
    assert_eq!(
        (&hold["seats"], &hold["expiresAt"]),
        (&json!(2), &json!("2026-10-06T08:05:00Z"))
    );
    let refused = app.visitor().book(session, gunvor()).await;
    assert!(refused.problem().starts_with("409 sold-out"));

    desk.book(session, naming(&hold, 2)).await.expect(201);

    assert_eq!(app.seats_taken(session).await, 2);
    assert_eq!(app.count("holds").await, 0);
    let again = desk.book(session, naming(&hold, 1)).await;
    assert_eq!(again.problem(), "409 hold-gone");
    assert_no_drift(&app).await;
}

#[tokio::test]
async fn what_a_booking_leaves_of_its_hold_goes_to_those_who_wait() {
    let app = TestApp::spawn().await;
    let (session, desk, path) = desk(&app).await;
    let hold = desk
        .create(&path, json!({ "seats": 2 }))
        .await
        .expect(201)
        .json();
    let next = booked(&app, session, willing_to_wait("Arne")).await;
    desk.book(session, naming(&hold, 1)).await.expect(201);
    assert_eq!(status_of(&app, &next).await, "confirmed");
    assert_no_drift(&app).await;
}

#[tokio::test]
async fn a_refused_booking_leaves_its_hold_alone() {
    let app = TestApp::spawn().await;
    let (session, desk, path) = desk(&app).await;
    let hold = desk.create(&path, json!({})).await.expect(201).json();
    let refused = desk.book(session, naming(&hold, 3)).await;
    assert!(refused.problem().starts_with("409 sold-out"));
    assert_eq!(refused.json()["seatsFree"], 1);
    assert_eq!(app.seats_taken(session).await, 1);
    desk.book(session, naming(&hold, 2)).await.expect(201);
    assert_no_drift(&app).await;
}

#[tokio::test]
async fn a_hold_runs_out_for_whoever_comes_next_and_by_itself() {
    let app = TestApp::spawn().await;
    let (session, desk, path) = desk(&app).await;
    let hold = desk
        .create(&path, json!({ "seats": 2, "minutes": 1 }))
        .await
        .expect(201)
        .json();
    let next = booked(&app, session, willing_to_wait("Arne")).await;
    app.clock().advance(TimeDelta::minutes(1));
    let late = desk.book(session, naming(&hold, 1)).await;
    assert_eq!(late.problem(), "409 hold-gone");
    assert_eq!(status_of(&app, &next).await, "confirmed");
    assert_eq!(app.tick().await, 0, "whoever came had cleared it");

    desk.create(&path, json!({ "minutes": 1 }))
        .await
        .expect(201);
    app.clock().advance(TimeDelta::minutes(1));
    app.visitor().book(session, gunvor()).await.expect(201);
    assert_no_drift(&app).await;
}

#[tokio::test]
async fn a_hold_is_given_up_once_and_made_once() {
    let app = TestApp::spawn().await;
    let (session, desk, path) = desk(&app).await;
    let key = "a-key-for-this-hold";
    let hold = desk
        .create_once(&path, key, json!({}))
        .await
        .expect(201)
        .json();
    let replay = desk.create_once(&path, key, json!({})).await.expect(201);
    assert_eq!(replay.header("idempotency-replayed"), "true");
    assert_eq!(replay.json()["id"], hold["id"]);

    let one = format!("/api/v1/holds/{}", hold["id"].as_str().unwrap());
    desk.delete(&one).await.expect(204);
    desk.delete(&one).await.expect(404);
    assert_eq!(app.seats_taken(session).await, 0);
}

#[tokio::test]
async fn holds_are_the_desks_alone_and_bounded() {
    let app = TestApp::spawn().await;
    let (session, desk, path) = desk(&app).await;
    for wrong in [
        json!({ "seats": 0 }),
        json!({ "minutes": 61 }),
        json!({ "seats": 51 }),
    ] {
        desk.create(&path, wrong).await.expect(422);
    }
    let hold = desk.create(&path, json!({})).await.expect(201).json();
    let visitor = app.visitor().book(session, naming(&hold, 1)).await;
    visitor.expect(422);
    let full = desk.create(&path, json!({ "seats": 2 })).await;
    assert!(full.problem().starts_with("409 sold-out"));
}
