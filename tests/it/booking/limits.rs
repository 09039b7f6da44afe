//! Limits beyond the seats: of the session, of the house, and the desk's share.

use chrono::TimeDelta;
use motesplats::platform::auth::Role;
use serde_json::{Value, json};

use super::{booked, gunvor, library};
use crate::support::TestApp;
use crate::support::venue::Venue;

pub fn by_email(name: &str, email: &str) -> Value {
    json!({ "name": name, "contact": { "email": email } })
}

/// A session made through the API, with these members besides.
pub async fn session_with(app: &TestApp, more: Value) -> (uuid::Uuid, Venue) {
    let venue = library(app).await;
    let planner = app.staff(Role::Coordinator).at(&venue).await;
    let mut session = json!({
        "venueId": venue.id, "title": "Datorhjälp", "kind": "lecture",
        "localDate": "2026-10-06", "localTime": "13:00", "minutes": 60, "seatsTotal": 4,
    });
    let members = session.as_object_mut().unwrap();
    members.extend(more.as_object().unwrap().clone());
    let made = planner
        .create("/api/v1/sessions", session)
        .await
        .expect(201)
        .json();
    let id = made["id"].as_str().unwrap();
    planner
        .post_empty(&format!("/api/v1/sessions/{id}/publication"))
        .await
        .expect(200);
    (id.parse().unwrap(), venue)
}

/// A session without a seat left, beside others at the venue.
async fn full_session(app: &TestApp, venue: &Venue) -> uuid::Uuid {
    let session = app.session(venue).seats(1).published().insert().await;
    booked(app, session, gunvor()).await;
    session
}

#[tokio::test]
async fn one_booking_takes_no_more_seats_than_the_session_allows() {
    let app = TestApp::spawn().await;
    let (session, _) = session_with(&app, json!({ "seatsPerBooking": 2 })).await;
    let refused = app
        .visitor()
        .book(session, json!({ "name": "Tre", "seats": 3 }))
        .await;
    assert_eq!(refused.problem(), r#"409 too-many-seats {"most":2}"#);
    booked(&app, session, json!({ "name": "Par", "seats": 2 })).await;
}

#[tokio::test]
async fn the_public_takes_four_seats_where_a_session_says_nothing_and_the_desk_a_whole_class() {
    let app = TestApp::spawn().await;
    let venue = library(&app).await;
    app.sql("update venues set phone = '0150-570 00'").await;
    let session = app.session(&venue).seats(40).published().insert().await;
    let class = json!({ "name": "Klass 5b", "seats": 25 });

    let refused = app.visitor().book(session, class.clone()).await;
    let facts = r#"409 too-many-seats {"most":4,"phone":"0150-570 00"}"#;
    assert_eq!(refused.problem(), facts);
    booked(&app, session, json!({ "name": "Familj", "seats": 4 })).await;
    let desk = app.staff(Role::Desk).at(&venue).await;
    desk.book(session, class).await.expect(201);
}

#[tokio::test]
async fn one_address_takes_twelve_seats_of_a_session_and_sixty_in_all() {
    let app = TestApp::spawn_with(&[("limits.enabled", "true")]).await;
    let venue = library(&app).await;
    let mut sessions = Vec::new();
    for _ in 0..6 {
        sessions.push(app.session(&venue).seats(40).published().insert().await);
    }
    let four = || json!({ "name": "Familj", "seats": 4 });
    for session in &sessions[..5] {
        for _ in 0..3 {
            booked(&app, *session, four()).await;
        }
        let thirteenth = app.visitor().book(*session, gunvor()).await;
        assert!(thirteenth.problem().starts_with("429 rate-limited"));
    }
    let elsewhere = app.visitor().book(sessions[5], gunvor()).await;
    assert!(elsewhere.problem().starts_with("429 rate-limited"));
    let desk = app.staff(Role::Desk).at(&venue).await;
    desk.book(sessions[5], gunvor()).await.expect(201);
}

#[tokio::test]
async fn what_was_refused_takes_nothing_of_what_an_address_may_book() {
    let app = TestApp::spawn_with(&[("limits.enabled", "true")]).await;
    let venue = library(&app).await;
    let full = full_session(&app, &venue).await;
    let session = app.session(&venue).published().insert().await;
    for _ in 0..60 {
        let mistyped = app.visitor().book(session, json!({ "name": "" })).await;
        assert_eq!(mistyped.status(), 422);
        let late = json!({ "name": "Bo", "waitlist": false });
        assert_eq!(app.visitor().book(full, late).await.status(), 409);
    }
    booked(&app, session, gunvor()).await;
    for _ in 0..180 {
        app.visitor().book(session, json!({ "name": "" })).await;
    }
    let endless = app.visitor().book(session, json!({ "name": "" })).await;
    assert!(
        endless.problem().starts_with("429 rate-limited"),
        "{}",
        endless.problem()
    );
}

#[tokio::test]
async fn one_contact_books_a_session_as_often_as_it_allows() {
    let app = TestApp::spawn().await;
    let (session, _) = session_with(&app, json!({ "bookingsPerContact": 2 })).await;
    // A couple with one address is two bookings.
    booked(&app, session, by_email("Bo", "bo.och.eva@exempel.se")).await;
    booked(&app, session, by_email("Eva", "bo.och.eva@exempel.se")).await;
    let third = app
        .visitor()
        .book(session, by_email("Per", "bo.och.eva@exempel.se"))
        .await;
    assert_eq!(third.problem(), r#"409 too-many-bookings {"most":2}"#);
    booked(&app, session, by_email("Per", "per@exempel.se")).await;
    booked(&app, session, gunvor()).await;
}

#[tokio::test]
async fn the_house_limits_live_bookings_of_one_contact() {
    let limits = [
        ("limits.enabled", "true"),
        ("limits.live_bookings_per_contact", "2"),
    ];
    let app = TestApp::spawn_with(&limits).await;
    let venue = library(&app).await;
    let mut sessions = Vec::new();
    for _ in 0..3 {
        sessions.push(app.session(&venue).published().insert().await);
    }
    let request = || by_email("Bo", "bo@exempel.se");
    let first = booked(&app, sessions[0], request()).await;
    booked(&app, sessions[1], request()).await;
    let third = app.visitor().book(sessions[2], request()).await;
    assert_eq!(third.problem(), r#"409 too-many-bookings {"most":2}"#);

    let (holder, path) = super::cancel::opened(&app, &first).await;
    holder
        .post_empty(&format!("{path}/cancellation"))
        .await
        .expect(200);
    booked(&app, sessions[2], request()).await;
}

#[tokio::test]
async fn staff_go_beyond_a_limit_with_a_reason_that_is_recorded() {
    let app = TestApp::spawn().await;
    let (session, venue) = session_with(&app, json!({ "bookingsPerContact": 1 })).await;
    let desk = app.staff(Role::Desk).at(&venue).await;
    let request = by_email("Bo", "bo.och.eva@exempel.se");
    desk.book(session, request.clone()).await.expect(201);
    let refused = desk.book(session, request.clone()).await;
    assert_eq!(refused.problem(), r#"409 too-many-bookings {"most":1}"#);
    let mut with_reason = request;
    with_reason["override"] = json!({ "reason": "Ett par med en dator" });
    desk.book(session, with_reason).await.expect(201);
    let recorded = app.audited_facts("booking.made").await;
    assert_eq!(recorded[1]["reason"], "Ett par med en dator");
}

#[tokio::test]
async fn booking_closes_so_many_minutes_before_the_start() {
    let app = TestApp::spawn().await;
    let (session, _) = session_with(&app, json!({ "leadMinutes": 90 })).await;
    app.clock().advance(TimeDelta::minutes(89));
    booked(&app, session, gunvor()).await;
    app.clock().advance(TimeDelta::minutes(1));
    let late = app.visitor().book(session, gunvor()).await;
    assert!(late.problem().starts_with("409 closed"));
    assert_eq!(late.json()["closedAt"], "2026-10-06T09:30:00Z");
}

#[tokio::test]
async fn the_last_seats_are_the_desks_until_its_share_opens_to_all() {
    let app = TestApp::spawn().await;
    let share = json!({ "seatsTotal": 2, "deskSeats": 1, "deskUntilMinutesBefore": 150 });
    let (session, _) = session_with(&app, share).await;
    booked(&app, session, gunvor()).await;
    let refused = app.visitor().book(session, gunvor()).await;
    assert!(refused.problem().starts_with("409 sold-out"));
    assert_eq!(refused.json()["seatsFree"], 0);
    let shown = app
        .visitor()
        .get(&format!("/api/v1/sessions/{session}"))
        .await
        .json();
    assert_eq!(shown["seatsFree"], 0, "what nobody can book is not free");
    let request = json!({ "name": "Arne", "waitlist": true });
    let waits = booked(&app, session, request).await;

    app.clock().advance(TimeDelta::minutes(30));
    app.tick().await;

    assert_eq!(super::status_of(&app, &waits).await, "confirmed");
    super::assert_no_drift(&app).await;
}

#[tokio::test]
async fn what_only_the_desk_can_book_is_not_found_as_free_nor_named_instead() {
    let app = TestApp::spawn().await;
    let share = json!({ "seatsTotal": 1, "deskSeats": 1, "deskUntilMinutesBefore": 150 });
    let (session, venue) = session_with(&app, share).await;
    let full = full_session(&app, &venue).await;

    let free = async |app: &TestApp| {
        let found = app.visitor().get("/api/v1/sessions?free=true").await.json();
        found["items"].as_array().unwrap().len()
    };
    let instead = async |app: &TestApp| {
        let refused = app.visitor().book(full, gunvor()).await.json();
        refused["alternatives"].clone()
    };
    assert_eq!(free(&app).await, 0);
    assert_eq!(instead(&app).await, json!([]));

    app.clock().advance(TimeDelta::minutes(30));

    assert_eq!(free(&app).await, 1);
    assert_eq!(instead(&app).await[0]["id"], session.to_string());
}

#[tokio::test]
async fn a_group_is_not_sent_where_one_booking_takes_fewer() {
    let app = TestApp::spawn().await;
    let (session, venue) = session_with(&app, json!({ "seatsPerBooking": 2 })).await;
    let full = full_session(&app, &venue).await;
    let instead = async |seats: i32| {
        let request = json!({ "name": "Eva", "seats": seats });
        let refused = app.visitor().book(full, request).await.json();
        refused["alternatives"].clone()
    };
    assert_eq!(instead(3).await, json!([]));
    assert_eq!(instead(2).await[0]["id"], session.to_string());
}

#[tokio::test]
async fn the_form_offers_the_desks_share_to_the_desk_alone() {
    let app = TestApp::spawn().await;
    let share = json!({ "seatsTotal": 1, "deskSeats": 1, "waitlist": false });
    let (session, venue) = session_with(&app, share).await;
    let form = format!("/sv/sessions/{session}/book");
    let staff = app.staff(Role::Desk).at(&venue).await;
    let desk = app.signed_in(&staff).await;
    let of_desk = desk.get(&format!("/sv/desk/sessions/{session}/book")).await;
    assert!(of_desk.text().contains("1 plats kvar") && of_desk.text().contains("name=\"reach\""));
    let shown = app.visitor().get(&form).await;
    assert!(shown.text().contains("role=\"alert\""));
    assert!(!shown.text().contains("name=\"reach\""));
}
