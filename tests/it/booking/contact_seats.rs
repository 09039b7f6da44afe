//! One contact has so many seats of one session, however it comes to them; the desk books classes.

use futures_util::future::join_all;
use motesplats::platform::auth::Role;
use serde_json::{Value, json};
use uuid::Uuid;

use super::cancel::opened;
use super::limits::session_with;
use super::mailbox::SPELLINGS;
use super::{assert_no_drift, booked, library, open_session};
use crate::support::{Answer, Client, TestApp};

pub fn seats_for(email: &str, seats: i32) -> Value {
    json!({ "name": "Bo", "seats": seats, "contact": { "email": email } })
}

/// Patches the booking as it is now.
pub async fn patch(holder: &Client, path: &str, change: Value) -> Answer {
    let read = holder.get(path).await.expect(200);
    holder.patch(path, read.etag(), change).await
}

#[tokio::test]
async fn one_mailbox_has_four_seats_of_a_session_and_is_told_how_many_it_has() {
    let app = TestApp::spawn().await;
    let venue = library(&app).await;
    app.sql("update venues set phone = '0150-570 00'").await;
    let session = app.session(&venue).seats(40).published().insert().await;
    booked(&app, session, seats_for(SPELLINGS[0], 3)).await;
    for spelling in SPELLINGS {
        let refused = app.visitor().book(session, seats_for(spelling, 2)).await;
        let facts = r#"409 too-many-seats {"have":3,"most":4,"phone":"0150-570 00"}"#;
        assert_eq!(refused.problem(), facts, "{spelling}");
        let words = refused.json()["detail"].as_str().unwrap().to_owned();
        assert!(words.contains('3') && words.contains('4'), "{words}");
    }
    booked(&app, session, seats_for(SPELLINGS[1], 1)).await;
    let full = app
        .visitor()
        .book(session, seats_for(SPELLINGS[2], 1))
        .await;
    assert_eq!(full.status(), 409);
    booked(&app, session, seats_for("two@exempel.se", 4)).await;
}

#[tokio::test]
async fn one_telephone_number_without_an_address_has_four_seats_of_a_session() {
    let app = TestApp::spawn().await;
    let session = open_session(&app, 40).await;
    let by_phone = |phone: &str, seats: i32| json!({ "name": "Bo", "seats": seats, "contact": { "phone": phone } });
    booked(&app, session, by_phone("070-123 45 67", 3)).await;
    let refused = app
        .visitor()
        .book(session, by_phone("+46 70 123 45 67", 2))
        .await;
    assert_eq!(
        refused.problem(),
        r#"409 too-many-seats {"have":3,"most":4}"#
    );
    // Who can be reached in no way is nobody we know again.
    for _ in 0..2 {
        booked(&app, session, json!({ "name": "Bo", "seats": 4 })).await;
    }
}

#[tokio::test]
async fn a_session_that_gives_one_booking_more_gives_a_contact_as_many_and_the_desk_what_it_wants()
{
    let app = TestApp::spawn().await;
    let more = json!({ "seatsPerBooking": 6, "seatsTotal": 60 });
    let (session, venue) = session_with(&app, more).await;
    booked(&app, session, seats_for("one@exempel.se", 4)).await;
    booked(&app, session, seats_for("one@exempel.se", 2)).await;
    let refused = app
        .visitor()
        .book(session, seats_for("one@exempel.se", 1))
        .await;
    assert_eq!(
        refused.problem(),
        r#"409 too-many-seats {"have":6,"most":6}"#
    );
    let desk = app.staff(Role::Desk).at(&venue).await;
    for _ in 0..2 {
        let class = seats_for("one@exempel.se", 20);
        desk.book(session, class).await.expect(201);
    }
}

#[tokio::test]
async fn a_contact_that_may_have_two_bookings_has_a_seat_for_each() {
    let app = TestApp::spawn().await;
    let couples = json!({ "seatsPerBooking": 1, "bookingsPerContact": 2 });
    let (session, _) = session_with(&app, couples).await;
    booked(&app, session, seats_for("bo.och.eva@exempel.se", 1)).await;
    booked(&app, session, seats_for("bo.och.eva@exempel.se", 1)).await;
}

#[tokio::test]
async fn more_seats_of_a_booking_count_with_the_contacts_others() {
    let app = TestApp::spawn().await;
    let session = open_session(&app, 40).await;
    app.sql("update venues set phone = '0150-570 00'").await;
    booked(&app, session, seats_for("one@exempel.se", 2)).await;
    let mine = booked(&app, session, seats_for("ONE@exempel.se", 1)).await;
    let (holder, path) = opened(&app, &mine).await;
    let refused = patch(&holder, &path, json!({ "seats": 3 })).await;
    assert_eq!(
        refused.problem(),
        r#"409 too-many-seats {"have":2,"most":4,"phone":"0150-570 00"}"#
    );
    patch(&holder, &path, json!({ "seats": 2 }))
        .await
        .expect(200);
    patch(&holder, &path, json!({ "seats": 1 }))
        .await
        .expect(200);
    assert_eq!(app.seats_taken(session).await, 3);
    assert_no_drift(&app).await;
}

#[tokio::test]
async fn a_changed_contact_counts_with_what_it_has_here_already() {
    let app = TestApp::spawn().await;
    let session = open_session(&app, 40).await;
    booked(&app, session, seats_for("one@exempel.se", 3)).await;
    let by_phone = json!({ "name": "Bo", "seats": 2, "contact": { "phone": "070-123 45 67" } });
    booked(&app, session, by_phone).await;
    let other = booked(&app, session, json!({ "name": "Bo", "seats": 3 })).await;
    let (holder, path) = opened(&app, &other).await;
    for (contact, have) in [
        (json!({ "email": "One+tag@exempel.se" }), 3),
        (json!({ "phone": "+46 70 1234567" }), 2),
    ] {
        let refused = patch(&holder, &path, json!({ "contact": contact })).await;
        let facts = format!(r#"409 too-many-seats {{"have":{have},"most":4}}"#);
        assert_eq!(refused.problem(), facts);
    }
    let own = json!({ "contact": { "email": "two@exempel.se" } });
    patch(&holder, &path, own).await.expect(200);
}

#[tokio::test]
async fn a_class_keeps_its_seats_when_its_teachers_address_is_corrected() {
    let app = TestApp::spawn().await;
    let venue = library(&app).await;
    let session = app.session(&venue).seats(40).published().insert().await;
    let desk = app.staff(Role::Desk).at(&venue).await;
    let class = desk.book(session, seats_for("larare@exempel.se", 25)).await;
    let (holder, path) = opened(&app, &class.expect(201).json()).await;
    let corrected = json!({ "contact": { "email": "lararen@exempel.se" }, "seats": 24 });
    patch(&holder, &path, corrected).await.expect(200);
    assert_eq!(app.seats_taken(session).await, 24);
}

#[tokio::test]
async fn a_move_counts_with_what_the_contact_has_there() {
    let app = TestApp::spawn().await;
    let venue = library(&app).await;
    app.sql("update venues set phone = '0150-570 00'").await;
    let from = app.session(&venue).seats(40).published().insert().await;
    let to = app.session(&venue).seats(40).published().insert().await;
    booked(&app, to, seats_for("one@exempel.se", 3)).await;
    let mine = booked(&app, from, seats_for("one+x@exempel.se", 2)).await;
    let (holder, path) = opened(&app, &mine).await;
    let refused = holder
        .post_to(&path, "move", json!({ "sessionId": to }))
        .await;
    let facts = r#"409 too-many-seats {"have":3,"most":4,"phone":"0150-570 00"}"#;
    assert_eq!(refused.problem(), facts);
    let desk = app.staff(Role::Desk).at(&venue).await;
    desk.post_to(&path, "move", json!({ "sessionId": to }))
        .await
        .expect(200);
}

#[tokio::test(flavor = "multi_thread")]
async fn bookings_of_one_contact_in_one_batch_and_in_two_sessions_keep_to_four_seats_in_each() {
    let app = TestApp::spawn().await;
    let venue = library(&app).await;
    let mut sessions: Vec<Uuid> = Vec::new();
    for _ in 0..2 {
        sessions.push(app.session(&venue).seats(40).published().insert().await);
    }
    let calls = (0..24).map(|n| {
        let (visitor, session) = (app.visitor(), sessions[n % 2]);
        let request = seats_for(SPELLINGS[n % SPELLINGS.len()], 1);
        async move { visitor.book(session, request).await.status() }
    });
    let answers = join_all(calls).await;
    assert_eq!(answers.iter().filter(|status| **status == 201).count(), 8);
    assert_eq!(answers.iter().filter(|status| **status == 409).count(), 16);
    for session in sessions {
        assert_eq!(app.seats_taken(session).await, 4);
    }
}
