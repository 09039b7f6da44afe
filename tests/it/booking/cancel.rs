//! Cancelling a booking.

use chrono::TimeDelta;
use motesplats::platform::auth::Role;
use serde_json::{Value, json};

use super::{booked, gunvor, library, open_session};
use crate::support::{Client, TestApp};

/// The holder of a booking, and the path to cancel it.
pub async fn opened(app: &TestApp, booking: &Value) -> (Client, String) {
    let wanted = json!({ "number": booking["number"], "pin": booking["pin"] });
    let answer = app
        .visitor()
        .post("/api/v1/bookings/lookup", wanted)
        .await
        .expect(200)
        .json();
    let path = format!("/api/v1/bookings/{}", booking["id"].as_str().unwrap());
    (app.holder(answer["manageToken"].as_str().unwrap()), path)
}

#[tokio::test]
async fn a_cancelled_seat_is_free_at_once_and_twice_is_once() {
    let app = TestApp::spawn().await;
    let session = open_session(&app, 1).await;
    let request = json!({ "name": "Gunvor", "contact": { "email": "gunvor@exempel.se" } });
    let booking = app
        .visitor()
        .book(session, request)
        .await
        .expect(201)
        .json();
    let (holder, path) = opened(&app, &booking).await;

    for _ in 0..2 {
        let body = holder
            .post_empty(&format!("{path}/cancellation"))
            .await
            .expect(200)
            .json();
        assert_eq!(body["status"], "cancelled");
        assert_eq!(
            body["name"],
            Value::Null,
            "after a cancellation only the session is shown"
        );
    }

    app.visitor().book(session, gunvor()).await.expect(201);
    app.deliver_mail().await;
    let subjects: Vec<_> = app
        .mailbox()
        .into_iter()
        .map(|letter| letter.subject().to_owned())
        .collect();
    assert_eq!(
        subjects.len(),
        1,
        "the confirmation was overtaken by the cancellation: {subjects:?}"
    );
}

#[tokio::test]
async fn after_the_start_only_the_desk_cancels() {
    let app = TestApp::spawn().await;
    let venue = library(&app).await;
    let session = app.session(&venue).published().insert().await;
    let booking = app
        .visitor()
        .book(session, gunvor())
        .await
        .expect(201)
        .json();
    app.clock()
        .advance(TimeDelta::hours(3) + TimeDelta::minutes(10));
    let (holder, path) = opened(&app, &booking).await;

    let refused = holder.post_empty(&format!("{path}/cancellation")).await;
    assert!(
        refused.problem().starts_with("409 wrong-state"),
        "{}",
        refused.problem()
    );

    let desk = app.staff(Role::Desk).at(&venue).await;
    desk.post_empty(&format!("{path}/cancellation"))
        .await
        .expect(200);
    assert_eq!(app.seats_taken(session).await, 0);
}

#[tokio::test]
async fn one_of_a_couple_cancels_and_the_other_stays() {
    let app = TestApp::spawn().await;
    let session = open_session(&app, 2).await;
    let request = |name| json!({ "name": name, "contact": { "phone": "08-465 004 01" } });
    let karin = app
        .visitor()
        .book(session, request("Karin"))
        .await
        .expect(201)
        .json();
    let bertil = app
        .visitor()
        .book(session, request("Bertil"))
        .await
        .expect(201)
        .json();
    let (holder, path) = opened(&app, &karin).await;

    holder
        .post_empty(&format!("{path}/cancellation"))
        .await
        .expect(200);

    let (holder, path) = opened(&app, &bertil).await;
    assert_eq!(
        holder.get(&path).await.expect(200).json()["status"],
        "confirmed"
    );
    assert_eq!(app.seats_taken(session).await, 1);
}

#[tokio::test]
async fn a_token_opens_its_own_booking_alone() {
    let app = TestApp::spawn().await;
    let session = open_session(&app, 2).await;
    let mine = app
        .visitor()
        .book(session, gunvor())
        .await
        .expect(201)
        .json();
    let other = app
        .visitor()
        .book(session, gunvor())
        .await
        .expect(201)
        .json();
    let (holder, path) = opened(&app, &mine).await;
    let elsewhere = format!("/api/v1/bookings/{}", other["id"].as_str().unwrap());

    assert_eq!(holder.get(&elsewhere).await.problem(), "404 not-found");
    assert_eq!(
        app.visitor().get(&path).await.problem(),
        "401 sign-in-first"
    );
    assert_eq!(
        app.holder("mpb_forged").get(&path).await.problem(),
        "401 sign-in-first"
    );
    app.clock().advance(TimeDelta::minutes(16));
    assert_eq!(
        holder.get(&path).await.problem(),
        "401 sign-in-first",
        "a visit ends"
    );
}

#[tokio::test]
async fn one_cause_has_one_sentence_on_page_and_in_letter_and_answer() {
    let app = TestApp::spawn().await;
    let venue = library(&app).await;
    let desk = app.staff(Role::Desk).at(&venue).await;
    let session = app
        .session(&venue)
        .kind("one-to-one")
        .seats(8)
        .published()
        .insert()
        .await;
    for (cause, request, page, letter) in [
        (
            "visitor",
            json!({ "cause": "visitor" }),
            "Nu kan någon annan få platsen.",
            "Din plats är avbokad.",
        ),
        (
            "desk",
            json!({ "reason": "Lokalen är stängd." }),
            "Vi har avbokat din plats.",
            "Vi har avbokat din plats.\n\nLokalen är stängd.",
        ),
    ] {
        let booking = booked(&app, session, karin()).await;
        let path = format!(
            "/api/v1/bookings/{}/cancellation",
            booking["id"].as_str().unwrap()
        );
        let answer = desk.post(&path, request).await.expect(200).json();
        assert_eq!(answer["endedBy"], cause);
        assert!(page_of(&app, &booking).await.contains(page), "{cause}");
        app.deliver_mail().await;
        let text = app.mailbox().pop().unwrap().text;
        assert!(text.contains(letter), "{text}");
    }
}

#[tokio::test]
async fn whom_the_desk_cancels_is_telephoned_or_told_at_the_door() {
    let app = TestApp::spawn().await;
    let venue = library(&app).await;
    let desk = app.staff(Role::Desk).at(&venue).await;
    let session = app.session(&venue).published().insert().await;
    let by_phone = json!({ "name": "Bertil", "contact": { "phone": "08-465 004 01" } });
    for request in [by_phone, gunvor()] {
        let booking = booked(&app, session, request).await;
        let path = format!(
            "/api/v1/bookings/{}/cancellation",
            booking["id"].as_str().unwrap()
        );
        desk.post_empty(&path).await.expect(200);
    }
    assert_eq!(
        app.call_tasks().await,
        [("cancellation".to_owned(), "open".to_owned())]
    );
    assert_eq!(app.door_lines().await, ["cancellation"]);
}

#[tokio::test]
async fn only_staff_say_why_a_booking_ends() {
    let app = TestApp::spawn().await;
    let venue = library(&app).await;
    let session = app.session(&venue).published().insert().await;
    let booking = booked(&app, session, gunvor()).await;
    let asked = json!({ "number": booking["number"], "pin": booking["pin"] });
    let found = app
        .visitor()
        .post("/api/v1/bookings/lookup", asked)
        .await
        .expect(200)
        .json();
    let holder = app.holder(found["manageToken"].as_str().unwrap());
    let path = format!(
        "/api/v1/bookings/{}/cancellation",
        booking["id"].as_str().unwrap()
    );
    let refused = holder.post(&path, json!({ "cause": "desk" })).await;
    assert_eq!(
        refused.problem(),
        r#"422 unprocessable ["/cause not-allowed-here"]"#
    );
    let answer = holder.post_empty(&path).await.expect(200).json();
    assert_eq!(answer["endedBy"], "visitor");
}

fn karin() -> Value {
    json!({ "name": "Karin", "contact": { "email": "karin@exempel.se" } })
}

/// The page of a booking, opened by number and PIN.
async fn page_of(app: &TestApp, booking: &Value) -> String {
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
    visitor.get(&path).await.expect(200).text()
}
