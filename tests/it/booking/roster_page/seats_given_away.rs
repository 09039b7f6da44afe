//! Seats of those who did not come go to others, and come back as long as nobody sits there; what happened stays
//! when the rest of a session is called off.

use chrono::TimeDelta;
use serde_json::json;

use super::{begun, desk, form_of, put_on_list};
use crate::booking::{assert_no_drift, booked, status_of, willing_to_wait};
use crate::support::TestApp;

#[tokio::test]
async fn a_seat_given_away_is_taken_back_until_somebody_sits_there() {
    let app = TestApp::spawn().await;
    let (desk, staff) = begun(&app, 1).await;
    let late = put_on_list(&staff, &desk, json!({ "name": "Arne" })).await;
    let absent = [("booking", late["id"].as_str().unwrap())];
    let tick = form_of(&late, "attendance");
    for _ in 0..2 {
        desk.send("/release", &absent).await.expect(303);
        assert_eq!(app.seats_taken(desk.session).await, 0);
        desk.send(&tick, &[("outcome", "undo")]).await.expect(303);
        assert_eq!(status_of(&app, &late).await, "confirmed");
        assert_eq!(app.seats_taken(desk.session).await, 1);
    }
    desk.send("/release", &absent).await.expect(303);
    desk.send("/walk-ins", &[("name", "Ali")]).await.expect(303);
    let gone = desk.send(&tick, &[("outcome", "undo")]).await.expect(409);
    assert!(gone.text().contains("Skriv varför"));
    assert_eq!(status_of(&app, &late).await, "no-show");
    assert_no_drift(&app).await;
}

#[tokio::test]
async fn who_waits_in_the_room_is_let_in_by_one_press_once_a_seat_is_free() {
    let app = TestApp::spawn().await;
    let desk = desk(&app, 1).await;
    let late = booked(&app, desk.session, json!({ "name": "Arne" })).await;
    let waits = booked(&app, desk.session, willing_to_wait("Berit")).await;
    // Ten minutes after the start, in steps: a sign-in left alone for an hour ends.
    for minutes in [50, 50, 50, 40] {
        app.clock().advance(TimeDelta::minutes(minutes));
        desk.page().await.expect(200);
    }
    let arrive = form_of(&waits, "attendance");
    let has_button = async || desk.page().await.text().contains(&arrive);
    assert!(!has_button().await, "no seat is free");
    let absent = [("booking", late["id"].as_str().unwrap())];
    desk.send("/release", &absent).await.expect(303);
    assert!(has_button().await);
    desk.send(&arrive, &[("outcome", "came")]).await.expect(303);
    assert_eq!(status_of(&app, &waits).await, "came");
    assert_no_drift(&app).await;
}

#[tokio::test]
async fn those_who_were_ticked_off_stay_counted_when_the_rest_is_called_off() {
    let app = TestApp::spawn().await;
    let (desk, staff) = begun(&app, 5).await;
    let here = put_on_list(&staff, &desk, json!({ "name": "Gunvor" })).await;
    let coming = put_on_list(&staff, &desk, json!({ "name": "Arne" })).await;
    let tick = form_of(&here, "attendance");
    desk.send(&tick, &[("outcome", "came")]).await.expect(303);
    desk.send("/count", &[("total", "1")]).await.expect(303);
    desk.cancel("Strömmen gick.").await.expect(303);
    assert_eq!(status_of(&app, &here).await, "came");
    assert_eq!(status_of(&app, &coming).await, "cancelled");
    assert_eq!(app.attendance().await, [1]);
    let count = format!("/api/v1/sessions/{}/count", desk.session);
    assert_eq!(staff.get(&count).await.expect(200).json()["total"], 1);
    assert_no_drift(&app).await;
}
