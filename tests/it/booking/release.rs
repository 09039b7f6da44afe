//! Seats of those who did not come.

use chrono::TimeDelta;
use motesplats::platform::auth::Role;
use serde_json::json;

use super::{assert_no_drift, booked, gunvor, library, status_of, willing_to_wait};
use crate::support::TestApp;

#[tokio::test]
async fn seats_of_those_who_did_not_come_go_to_those_in_the_room() {
    let app = TestApp::spawn().await;
    let venue = library(&app).await;
    let session = app.session(&venue).seats(2).published().insert().await;
    let desk = app.staff(Role::Desk).at(&venue).await;
    let came = booked(&app, session, gunvor()).await;
    let absent = booked(&app, session, json!({ "name": "Arne" })).await;
    let waits = booked(&app, session, willing_to_wait("Berit")).await;
    let attendance = |booking: &serde_json::Value| {
        format!(
            "/api/v1/bookings/{}/attendance",
            booking["id"].as_str().unwrap()
        )
    };
    let release = format!("/api/v1/sessions/{session}/seats/release");
    app.clock().advance(TimeDelta::minutes(189));
    desk.post(&attendance(&came), json!({ "outcome": "came" }))
        .await
        .expect(200);
    let full = desk
        .post(&attendance(&waits), json!({ "outcome": "came" }))
        .await;
    assert!(
        full.problem().starts_with("409 sold-out"),
        "{}",
        full.text()
    );
    let early = desk.post_empty(&release).await;
    assert!(early.problem().starts_with("409 too-early-to-release"));

    app.clock().advance(TimeDelta::minutes(1));
    let released = desk.post_empty(&release).await.expect(200).json();
    assert_eq!(
        released,
        json!({ "released": [absent["id"]], "seatsFree": 1 })
    );
    let again = desk.post_empty(&release).await.expect(200).json();
    assert_eq!(again["released"], json!([]));

    assert_eq!(status_of(&app, &absent).await, "no-show");
    desk.post(&attendance(&waits), json!({ "outcome": "came" }))
        .await
        .expect(200);
    assert_eq!(app.seats_taken(session).await, 2);
    assert_no_drift(&app).await;
}

#[tokio::test]
async fn whoever_comes_late_finds_the_seat_gone_or_takes_a_free_one() {
    let app = TestApp::spawn().await;
    let venue = library(&app).await;
    let session = app.session(&venue).seats(1).published().insert().await;
    let desk = app.staff(Role::Desk).at(&venue).await;
    let late = booked(&app, session, gunvor()).await;
    app.clock().advance(TimeDelta::minutes(190));
    let release = format!("/api/v1/sessions/{session}/seats/release");
    let wanted = json!({ "bookingIds": [late["id"]] });
    desk.post(&release, wanted).await.expect(200);
    let walk_ins = format!("/api/v1/sessions/{session}/walk-ins");
    desk.create(&walk_ins, json!({ "name": "Berit" }))
        .await
        .expect(201);

    let path = format!(
        "/api/v1/bookings/{}/attendance",
        late["id"].as_str().unwrap()
    );
    desk.post(&path, json!({ "outcome": "came" }))
        .await
        .expect(200);

    assert_eq!(
        app.seats_taken(session).await,
        1,
        "a released seat stays released"
    );
    assert_no_drift(&app).await;
}

/// Somebody whose release was a mistake is expected again only as long as there is a seat, and
/// takes it along to another session.
#[tokio::test]
async fn a_release_taken_back_needs_a_seat() {
    let app = TestApp::spawn().await;
    let venue = library(&app).await;
    let session = app.session(&venue).seats(1).published().insert().await;
    let later = app.session(&venue).starting("2026-10-07", "10:00");
    let later = later.seats(1).published().insert().await;
    let desk = app.staff(Role::Desk).at(&venue).await;
    let late = booked(&app, session, gunvor()).await;
    let booking = format!("/api/v1/bookings/{}", late["id"].as_str().unwrap());
    let undo = || desk.post_to(&booking, "attendance", json!({ "outcome": "undo" }));
    app.clock().advance(TimeDelta::minutes(190));
    let release = format!("/api/v1/sessions/{session}/seats/release");
    desk.post_empty(&release).await.expect(200);
    let walk_ins = format!("/api/v1/sessions/{session}/walk-ins");
    let berit = desk.create(&walk_ins, json!({ "name": "Berit" })).await;
    let berit = berit.expect(201).json();

    assert!(undo().await.problem().starts_with("409 sold-out"));
    let berit = format!("/api/v1/bookings/{}", berit["id"].as_str().unwrap());
    let went = json!({ "outcome": "excused" });
    desk.post_to(&berit, "attendance", went).await.expect(200);
    undo().await.expect(200);
    assert_eq!(app.seats_taken(session).await, 1);
    assert_no_drift(&app).await;

    let elsewhere = json!({ "sessionId": later });
    desk.post_to(&booking, "move", elsewhere).await.expect(200);
    assert_eq!(
        (app.seats_taken(session).await, app.seats_taken(later).await),
        (0, 1)
    );
    assert_no_drift(&app).await;
}
