//! Moving a booking: an atomic swap.

use futures_util::future::join_all;
use motesplats::platform::auth::Role;
use serde_json::json;

use super::cancel::opened;
use super::{assert_no_drift, booked, gunvor, library, status_of, willing_to_wait};
use crate::support::TestApp;

#[tokio::test]
async fn a_move_takes_the_new_seat_and_gives_the_old_one_to_the_next_in_line() {
    let app = TestApp::spawn().await;
    let venue = library(&app).await;
    let from = app.session(&venue).seats(1).published().insert().await;
    let to = app.session(&venue).seats(1).starting("2026-10-07", "10:00");
    let to = to.published().insert().await;
    let request = json!({ "name": "Gunvor", "contact": { "email": "gunvor@exempel.se" } });
    let mine = booked(&app, from, request).await;
    let next = booked(&app, from, willing_to_wait("Arne")).await;
    let (holder, path) = opened(&app, &mine).await;

    for _ in 0..2 {
        let wanted = json!({ "sessionId": to });
        let moved = holder
            .post(&format!("{path}/move"), wanted)
            .await
            .expect(200)
            .json();
        assert_eq!(moved["session"]["id"], json!(to));
        assert_eq!(moved["number"], mine["number"]);
    }

    assert_eq!(status_of(&app, &next).await, "confirmed");
    assert_eq!(
        (app.seats_taken(from).await, app.seats_taken(to).await),
        (1, 1)
    );
    app.deliver_mail().await;
    let told = "Din nya tid onsdag 7 oktober kl. 10.00";
    let letters = app.mailbox();
    assert_eq!(
        letters
            .iter()
            .filter(|letter| letter.subject() == told)
            .count(),
        1
    );
    assert_no_drift(&app).await;
}

#[tokio::test]
async fn the_old_seat_is_kept_when_the_new_session_is_full() {
    let app = TestApp::spawn().await;
    let venue = library(&app).await;
    let from = app.session(&venue).seats(2).published().insert().await;
    let to = app.session(&venue).seats(1).published().insert().await;
    booked(&app, to, gunvor()).await;
    let mine = booked(&app, from, json!({ "name": "Par", "seats": 2 })).await;
    let (holder, path) = opened(&app, &mine).await;

    let refused = holder
        .post(&format!("{path}/move"), json!({ "sessionId": to }))
        .await;

    assert!(
        refused.problem().starts_with("409 sold-out"),
        "{}",
        refused.text()
    );
    assert_eq!(refused.json()["seatsFree"], 0);
    assert_eq!(status_of(&app, &mine).await, "confirmed");
    assert_eq!(
        (app.seats_taken(from).await, app.seats_taken(to).await),
        (2, 1)
    );
}

#[tokio::test]
async fn a_booking_stays_with_its_owner() {
    let app = TestApp::spawn().await;
    let venue = library(&app).await;
    let other = app
        .organisation("norsjo")
        .municipality("SE-2417")
        .insert()
        .await;
    let elsewhere = app.venue(&other).insert().await;
    let from = app.session(&venue).published().insert().await;
    let to = app.session(&elsewhere).published().insert().await;
    let mine = booked(&app, from, gunvor()).await;
    let (holder, path) = opened(&app, &mine).await;
    let refused = holder
        .post(&format!("{path}/move"), json!({ "sessionId": to }))
        .await;
    assert_eq!(refused.problem(), "409 other-owner");
    for nowhere in [json!("nonsense"), json!(motesplats::platform::ids::fresh())] {
        let refused = holder
            .post(&format!("{path}/move"), json!({ "sessionId": nowhere }))
            .await;
        assert!(matches!(refused.status(), 404 | 422), "{}", refused.text());
    }
}

/// Two full rooms of people who change places with a third of each at once: everybody ends up
/// somewhere, nobody twice, and no two moves wait for each other for ever. Three at a time, so that on a busy
/// machine too each has its turn before it would be told to come again.
#[tokio::test(flavor = "multi_thread")]
async fn moves_in_opposite_directions_never_deadlock() {
    let few = [
        ("database.pool_size", "3"),
        ("database.pool_wait_seconds", "60"),
    ];
    let app = TestApp::spawn_with(&few).await;
    let venue = library(&app).await;
    let desk = app.staff(Role::Desk).at(&venue).await;
    let one = app.session(&venue).seats(30).published().insert().await;
    let two = app.session(&venue).seats(30).published().insert().await;
    let mut bookings = Vec::new();
    for n in 0..12 {
        let (from, to) = if n % 2 == 0 { (one, two) } else { (two, one) };
        let booking = booked(&app, from, json!({ "name": format!("Person {n}") })).await;
        bookings.push((booking, to));
    }

    let moves = bookings.iter().map(|(booking, to)| {
        let path = format!("/api/v1/bookings/{}/move", booking["id"].as_str().unwrap());
        let (desk, wanted) = (&desk, json!({ "sessionId": to }));
        async move { desk.post(&path, wanted).await.status() }
    });

    assert_eq!(join_all(moves).await, vec![200; 12]);
    assert_eq!(
        (app.seats_taken(one).await, app.seats_taken(two).await),
        (6, 6)
    );
    assert_no_drift(&app).await;
}

#[tokio::test]
async fn who_did_not_come_is_given_a_new_time_by_the_desk() {
    let app = TestApp::spawn().await;
    let venue = super::library(&app).await;
    let desk = app.staff(Role::Desk).at(&venue).await;
    let missed = app.session(&venue).seats(2).published().insert().await;
    let later = app
        .session(&venue)
        .starting("2026-10-08", "13:00")
        .published();
    let later = later.insert().await;
    let booking = super::booked(&app, missed, json!({ "name": "Gunvor" })).await;
    let path = format!("/api/v1/bookings/{}", booking["id"].as_str().unwrap());
    let absent = json!({ "outcome": "no-show" });
    desk.post_to(&path, "attendance", absent).await.expect(200);
    let page = app.signed_in(&desk).await;
    let roster = page
        .get(&format!("/sv/desk/sessions/{missed}"))
        .await
        .text();
    assert!(roster.contains("/move\""));
    let moved = desk
        .post_to(&path, "move", json!({ "sessionId": later }))
        .await;
    assert_eq!(moved.expect(200).json()["status"], "confirmed");
    assert_eq!(app.attendance().await, [0; 0]);
    assert_eq!(
        (app.seats_taken(missed).await, app.seats_taken(later).await),
        (0, 1)
    );
    super::assert_no_drift(&app).await;
}
