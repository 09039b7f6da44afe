//! The queue keeps its word: until when it moves is said, and what happens after that.

use chrono::TimeDelta;
use motesplats::platform::auth::Role;
use serde_json::{Value, json};
use uuid::Uuid;

use super::{assert_no_drift, booked, gunvor, library, open_session, status_of, willing_to_wait};
use crate::support::{Client, TestApp};

/// The session begins in three hours; its queue moves until two hours before.
async fn past_the_end_of_the_queue(app: &TestApp) {
    app.clock().advance(TimeDelta::minutes(90));
}

fn waiting_by_phone() -> Value {
    json!({ "name": "Vera", "waitlist": true, "contact": { "phone": "08-465 004 01" } })
}

async fn cancel(app: &TestApp, booking: &Value) {
    let holder = holder(app, booking).await;
    let path = format!(
        "/api/v1/bookings/{}/cancellation",
        booking["id"].as_str().unwrap()
    );
    holder.post_empty(&path).await.expect(200);
}

/// Whoever has the number and the PIN.
async fn holder(app: &TestApp, booking: &Value) -> Client {
    let asked = json!({ "number": booking["number"], "pin": booking["pin"] });
    let found = app.visitor().post("/api/v1/bookings/lookup", asked).await;
    app.holder(found.expect(200).json()["manageToken"].as_str().unwrap())
}

/// The page of a booking as its holder sees it.
async fn page(app: &TestApp, booking: &Value) -> (Client, String, String) {
    let number = booking["number"].as_str().unwrap();
    let fields = [
        ("number", number),
        ("pin", booking["pin"].as_str().unwrap()),
    ];
    let opened = app
        .visitor()
        .submit("/sv/my-booking", &fields)
        .await
        .expect(303);
    let visitor = app.visitor().with_cookie(&opened.cookie());
    let path = format!("/sv/bookings/{number}");
    let text = visitor.get(&path).await.expect(200).text();
    (visitor, path, text)
}

#[tokio::test]
async fn whoever_waits_is_told_until_when_the_queue_moves() {
    let app = TestApp::spawn().await;
    let session = open_session(&app, 1).await;
    booked(&app, session, gunvor()).await;
    let vera = json!({
        "name": "Vera", "waitlist": true, "contact": { "email": "vera@exempel.se" },
    });
    let vera = booked(&app, session, vera).await;
    app.deliver_mail().await;

    let (visitor, path, page_text) = page(&app, &vera).await;
    let slip = visitor
        .get(&format!("{path}/slip"))
        .await
        .expect(200)
        .text();
    let until = "Kön rör sig till tisdag 6 oktober kl. 11.00.";
    assert!(page_text.contains(until), "{page_text}");
    assert!(slip.contains(until), "{slip}");
    let letter = app.mailbox().pop().unwrap().text;
    assert!(letter.contains(until), "{letter}");

    past_the_end_of_the_queue(&app).await;
    let (_, _, later) = page(&app, &vera).await;
    assert!(later.contains("Kön rör sig inte längre"), "{later}");
    assert!(
        !later.contains("Vi skickar ett mejl om det blir din tur"),
        "{later}"
    );
    assert!(!later.contains("Ta platsen"), "{later}");
}

#[tokio::test]
async fn a_place_freed_near_the_start_is_called_out_and_taken_by_whoever_waits() {
    let app = TestApp::spawn().await;
    let session = open_session(&app, 1).await;
    let seated = booked(&app, session, gunvor()).await;
    let group = json!({ "name": "Grupp", "seats": 2, "waitlist": true });
    booked(&app, session, group).await;
    let vera = booked(&app, session, waiting_by_phone()).await;
    past_the_end_of_the_queue(&app).await;

    cancel(&app, &seated).await;

    assert_eq!(status_of(&app, &vera).await, "waiting");
    let calls = app.call_tasks().await;
    assert_eq!(calls, [("offer".to_owned(), "open".to_owned())]);
    let (visitor, path, free) = page(&app, &vera).await;
    assert!(free.contains("Nu finns det en ledig plats."), "{free}");
    visitor
        .submit(&format!("{path}/acceptance"), &[])
        .await
        .expect(303);
    assert_eq!(status_of(&app, &vera).await, "confirmed");
    assert_no_drift(&app).await;
}

#[tokio::test]
async fn a_place_freed_near_the_start_may_be_taken_by_a_newcomer_too() {
    let app = TestApp::spawn().await;
    let session = open_session(&app, 1).await;
    let seated = booked(&app, session, gunvor()).await;
    let vera = booked(&app, session, waiting_by_phone()).await;
    past_the_end_of_the_queue(&app).await;
    cancel(&app, &seated).await;

    booked(&app, session, json!({ "name": "Nils" })).await;

    let accept = format!(
        "/api/v1/bookings/{}/acceptance",
        vera["id"].as_str().unwrap()
    );
    let late = holder(&app, &vera).await.post_empty(&accept).await;
    assert_eq!(late.problem(), r#"409 wrong-state {"state":"waiting"}"#);
    assert_eq!(app.seats_taken(session).await, 1);
    assert_no_drift(&app).await;
}

#[tokio::test]
async fn a_queue_that_moves_is_not_jumped_by_its_own_members() {
    let app = TestApp::spawn().await;
    let session = open_session(&app, 1).await;
    booked(&app, session, gunvor()).await;
    let vera = booked(&app, session, waiting_by_phone()).await;

    let accept = format!(
        "/api/v1/bookings/{}/acceptance",
        vera["id"].as_str().unwrap()
    );
    let early = holder(&app, &vera).await.post_empty(&accept).await;

    assert_eq!(early.problem(), r#"409 wrong-state {"state":"waiting"}"#);
}

#[tokio::test]
async fn a_full_session_whose_queue_is_closed_names_the_telephone_and_not_the_queue() {
    let app = TestApp::spawn().await;
    let session = open_session(&app, 1).await;
    app.sql("update venues set phone = '0150-570 00'").await;
    booked(&app, session, gunvor()).await;
    past_the_end_of_the_queue(&app).await;

    let refused = app.visitor().book(session, willing_to_wait("Vera")).await;
    let problem = refused.problem();
    assert!(problem.starts_with("409 queue-closed"), "{problem}");
    assert_eq!(refused.json()["phone"], "0150-570 00");
    for path in [
        format!("/sv/sessions/{session}"),
        format!("/sv/sessions/{session}/book"),
    ] {
        let page = app.visitor().get(&path).await.expect(200).text();
        assert!(
            page.contains("Ring oss på 0150-570 00, så hör du"),
            "{page}"
        );
        assert!(!page.contains("Ställ dig i kö"), "{page}");
    }
    let list = app.visitor().get("/sv/sessions").await.text();
    assert!(!list.contains("ställ dig i kö"), "{list}");
}

#[tokio::test]
async fn an_offer_to_somebody_without_contact_is_a_task_of_the_desk_at_once() {
    let app = TestApp::spawn().await;
    let venue = library(&app).await;
    let session = app.session(&venue).seats(1).published().insert().await;
    app.offer_free_places(session).await;
    let seated = booked(&app, session, gunvor()).await;
    let waiting = booked(&app, session, willing_to_wait("Nils")).await;

    cancel(&app, &seated).await;

    assert_eq!(status_of(&app, &waiting).await, "offered");
    assert_eq!(app.door_lines().await, ["offer"]);
    let desk = app.staff(Role::Desk).at(&venue).await;
    let desk = app.signed_in(&desk).await;
    let roster = desk
        .get(&format!("/sv/desk/sessions/{session}"))
        .await
        .text();
    assert!(
        roster.contains("erbjuden plats till tisdag 6 oktober kl. 10.30"),
        "{roster}"
    );
}

#[tokio::test]
async fn what_is_over_is_neither_held_moved_into_offered_nor_accepted() {
    let app = TestApp::spawn().await;
    let venue = library(&app).await;
    let session = app.session(&venue).seats(2).published().insert().await;
    let later = app
        .session(&venue)
        .starting("2026-10-06", "18:00")
        .published()
        .insert()
        .await;
    app.sql("update sessions set booking_closes_at = null")
        .await;
    let booking = booked(&app, later, gunvor()).await;
    let desk = app.staff(Role::Desk).at(&venue).await;
    app.clock().advance(TimeDelta::hours(5));

    let over = |answer: String| assert!(answer.starts_with("409 closed"), "{answer}");
    let hold = desk
        .create(&format!("/api/v1/sessions/{session}/holds"), json!({}))
        .await;
    over(hold.problem());
    let moving = format!("/api/v1/bookings/{}/move", booking["id"].as_str().unwrap());
    let moved = desk.post(&moving, json!({ "sessionId": session })).await;
    over(moved.problem());
    over(
        app.visitor()
            .book(session, willing_to_wait("Nils"))
            .await
            .problem(),
    );

    let offered: Uuid = app.booked(session, "offered", 1).await;
    let accept = format!("/api/v1/bookings/{offered}/acceptance");
    let refused = desk.post_empty(&accept).await;
    assert_eq!(refused.problem(), r#"409 wrong-state {"state":"offered"}"#);
}
