//! The day itself: checked in, walked in, excused.

use motesplats::platform::auth::Role;
use serde_json::{Value, json};
use uuid::Uuid;

use super::{gunvor, library};
use crate::support::TestApp;
use crate::support::staff::Staff;

async fn booked(app: &TestApp, session: Uuid, name: &str) -> Value {
    app.visitor()
        .book(session, json!({ "name": name }))
        .await
        .expect(201)
        .json()
}

async fn mark(desk: &Staff, booking: &Value, outcome: &str) -> Value {
    let path = format!(
        "/api/v1/bookings/{}/attendance",
        booking["id"].as_str().unwrap()
    );
    desk.post(&path, json!({ "outcome": outcome }))
        .await
        .expect(200)
        .json()["status"]
        .clone()
}

#[tokio::test]
async fn a_tick_can_be_given_twice_and_taken_back() {
    let app = TestApp::spawn().await;
    let venue = library(&app).await;
    let desk = app.staff(Role::Desk).at(&venue).await;
    let session = app.session(&venue).seats(2).published().insert().await;
    let gunvor = booked(&app, session, "Gunvor").await;

    assert_eq!(mark(&desk, &gunvor, "came").await, "came");
    assert_eq!(mark(&desk, &gunvor, "came").await, "came");
    assert_eq!(app.attendance().await, [1]);
    assert_eq!(mark(&desk, &gunvor, "undo").await, "confirmed");
    assert_eq!(app.attendance().await, [0; 0]);
    assert_eq!(app.seats_taken(session).await, 1);
}

#[tokio::test]
async fn a_tick_without_a_number_keeps_the_number_that_was_given() {
    let app = TestApp::spawn().await;
    let venue = library(&app).await;
    let desk = app.staff(Role::Desk).at(&venue).await;
    let session = app.session(&venue).seats(4).published().insert().await;
    let three = json!({ "name": "Gunvor", "seats": 3 });
    let three = super::booked(&app, session, three).await;
    let path = format!("/api/v1/bookings/{}", three["id"].as_str().unwrap());
    let two = json!({ "outcome": "came", "people": 2 });
    desk.post_to(&path, "attendance", two).await.expect(200);
    assert_eq!(mark(&desk, &three, "came").await, "came");
    assert_eq!(app.attendance().await, [2]);
}

#[tokio::test]
async fn who_is_excused_gives_the_seat_back() {
    let app = TestApp::spawn().await;
    let venue = library(&app).await;
    let desk = app.staff(Role::Desk).at(&venue).await;
    let session = app.session(&venue).seats(1).published().insert().await;
    let first = booked(&app, session, "Gunvor").await;

    assert_eq!(mark(&desk, &first, "no-show").await, "no-show");
    assert_eq!(
        app.seats_taken(session).await,
        1,
        "a no-show keeps the seat until released"
    );
    assert_eq!(mark(&desk, &first, "excused").await, "excused");
    assert_eq!(app.seats_taken(session).await, 0);
    booked(&app, session, "Yusuf").await;

    let path = format!(
        "/api/v1/bookings/{}/attendance",
        first["id"].as_str().unwrap()
    );
    let undo = desk.post(&path, json!({ "outcome": "undo" })).await;
    assert!(
        undo.problem().starts_with("409 sold-out"),
        "{}",
        undo.problem()
    );
}

#[tokio::test]
async fn nobody_is_checked_in_before_the_day() {
    let app = TestApp::spawn().await;
    let venue = library(&app).await;
    let desk = app.staff(Role::Desk).at(&venue).await;
    let session = app
        .session(&venue)
        .starting("2026-10-07", "10:00")
        .published()
        .insert()
        .await;
    let booking = booked(&app, session, "Gunvor").await;
    let path = format!(
        "/api/v1/bookings/{}/attendance",
        booking["id"].as_str().unwrap()
    );

    let answer = desk.post(&path, json!({ "outcome": "came" })).await;

    assert!(
        answer.problem().starts_with("409 too-early"),
        "{}",
        answer.problem()
    );
}

#[tokio::test]
async fn a_name_takes_a_seat_and_a_bare_number_takes_none() {
    let app = TestApp::spawn().await;
    let venue = library(&app).await;
    let desk = app.staff(Role::Desk).at(&venue).await;
    let session = app.session(&venue).seats(1).published().insert().await;
    let path = format!("/api/v1/sessions/{session}/walk-ins");

    let bare = desk
        .create(&path, json!({ "count": 3 }))
        .await
        .expect(201)
        .json();
    let named = desk
        .create(&path, json!({ "name": "Yusuf" }))
        .await
        .expect(201)
        .json();
    let full = desk.create(&path, json!({ "name": "Karin" })).await;
    let beyond = json!({ "name": "Karin", "override": { "reason": "En stol till" } });
    desk.create(&path, beyond).await.expect(201);

    assert_eq!(
        (bare["count"].as_i64(), named["status"].as_str()),
        (Some(3), Some("came"))
    );
    assert!(
        full.problem().starts_with("409 sold-out"),
        "{}",
        full.problem()
    );
    assert_eq!(app.seats_taken(session).await, 2);
    assert_eq!(app.seats_overbooked(session).await, 1);
    let walked_in = app.audited_facts("booking.walked-in").await;
    assert_eq!(walked_in.last().unwrap()["reason"], "En stol till");
}

#[tokio::test]
async fn a_named_walk_in_at_a_drop_in_takes_no_seat() {
    let app = TestApp::spawn().await;
    let venue = library(&app).await;
    let desk = app.staff(Role::Desk).at(&venue).await;
    let session = app.session(&venue).drop_in().published().insert().await;

    let path = format!("/api/v1/sessions/{session}/walk-ins");
    desk.create(&path, json!({ "name": "Yusuf" }))
        .await
        .expect(201);

    assert_eq!(app.seats_taken(session).await, 0);
}

#[tokio::test]
async fn the_roster_shows_each_role_what_it_may_see_and_records_the_look() {
    let app = TestApp::spawn().await;
    let venue = library(&app).await;
    let desk = app.staff(Role::Desk).at(&venue).await;
    let volunteer = app.staff(Role::Volunteer).at(&venue).await;
    let unpledged = app.staff(Role::Volunteer).without_pledge().at(&venue).await;
    let session = app
        .session(&venue)
        .helper(volunteer.id)
        .helper(unpledged.id)
        .published()
        .insert()
        .await;
    let request = json!({ "name": "Gunvor Almqvist", "contact": { "phone": "08-465 004 01" }, "topics": ["e-mail"] });
    app.visitor().book(session, request).await.expect(201);
    let path = format!("/api/v1/sessions/{session}/bookings");

    let whole = desk.get(&path).await.expect(200).json()["items"][0].clone();
    let first_name = volunteer.get(&path).await.expect(200).json()["items"][0].clone();

    assert_eq!(whole["name"], "Gunvor Almqvist");
    assert_eq!(whole["contact"]["notify"], "phone");
    assert_eq!(first_name["name"], "Gunvor");
    assert_eq!(
        (&first_name["contact"], &first_name["number"]),
        (&Value::Null, &Value::Null)
    );
    assert_eq!(unpledged.get(&path).await.problem(), "403 not-allowed");
    assert_eq!(app.audited("roster.read").await, 2);
    let other = app.session(&venue).published().insert().await;
    let elsewhere = format!("/api/v1/sessions/{other}/bookings");
    assert_eq!(volunteer.get(&elsewhere).await.problem(), "404 not-found");
}

#[tokio::test]
async fn the_desk_books_for_people_past_the_rules_with_a_reason() {
    let app = TestApp::spawn().await;
    let venue = library(&app).await;
    let desk = app.staff(Role::Desk).at(&venue).await;
    let session = app.session(&venue).seats(1).published().insert().await;
    desk.book(session, gunvor()).await.expect(201);
    let beyond = json!({ "name": "Karin", "override": { "reason": "Lovat på telefon" } });

    let visitor = app.visitor().book(session, beyond.clone()).await;
    desk.book(session, beyond).await.expect(201);

    assert_eq!(visitor.status(), 422);
    assert_eq!(app.audited("booking.made").await, 2);
}

#[tokio::test]
async fn who_was_excused_is_let_in_after_all_with_a_reason() {
    let app = TestApp::spawn().await;
    let venue = library(&app).await;
    let desk = app.staff(Role::Desk).at(&venue).await;
    let session = app.session(&venue).seats(1).published().insert().await;
    let first = booked(&app, session, "Gunvor").await;
    mark(&desk, &first, "excused").await;
    booked(&app, session, "Yusuf").await;

    let path = format!("/api/v1/bookings/{}", first["id"].as_str().unwrap());
    let came = json!({ "outcome": "came" });
    let full = desk.post_to(&path, "attendance", came).await;
    assert_eq!(full.problem(), "409 sold-out {\"seatsFree\":0}");
    let without = json!({ "outcome": "came", "override": { "reason": " " } });
    let without = desk.post_to(&path, "attendance", without).await;
    assert_eq!(
        without.problem(),
        "422 unprocessable [\"/override/reason empty\"]"
    );
    let anyway = json!({ "outcome": "came", "override": { "reason": "En stol till" } });
    let came = desk.post_to(&path, "attendance", anyway).await.expect(200);
    assert_eq!(came.json()["status"], "came");
    assert_eq!(app.seats_taken(session).await, 2);
    assert_eq!(app.seats_overbooked(session).await, 1);
    super::assert_no_drift(&app).await;
    let facts = app.value("select facts ->> 'reason' from audit where facts ? 'reason'");
    assert_eq!(facts.await, "En stol till");
}

#[tokio::test]
async fn a_walk_in_is_taken_back() {
    let app = TestApp::spawn().await;
    let venue = library(&app).await;
    let desk = app.staff(Role::Desk).at(&venue).await;
    let session = app.session(&venue).seats(1).published().insert().await;
    let path = format!("/api/v1/sessions/{session}/walk-ins");
    let id = |answer: crate::support::Answer| answer.json()["id"].as_str().unwrap().to_owned();

    let bare = id(desk.create(&path, json!({ "count": 30 })).await.expect(201));
    let bare = format!("/api/v1/walk-ins/{bare}");
    desk.delete(&bare).await.expect(204);
    assert_eq!(app.walk_ins().await, 0);
    assert_eq!(desk.delete(&bare).await.problem(), "404 not-found");

    let named = id(desk
        .create(&path, json!({ "name": "Bo" }))
        .await
        .expect(201));
    let waits = super::booked(&app, session, super::willing_to_wait("Yusuf")).await;
    let named = format!("/api/v1/walk-ins/{named}");
    desk.delete(&named).await.expect(204);
    desk.delete(&named).await.expect(204);
    assert_eq!(app.attendance().await, [0; 0]);
    assert_eq!(super::status_of(&app, &waits).await, "confirmed");
    assert_eq!(app.audited("walk-in.taken-back").await, 2);
    super::assert_no_drift(&app).await;

    // A booking made beforehand is no walk-in.
    let booking = format!("/api/v1/walk-ins/{}", waits["id"].as_str().unwrap());
    assert_eq!(desk.delete(&booking).await.problem(), "404 not-found");
}
