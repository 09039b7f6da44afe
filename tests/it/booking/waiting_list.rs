//! The waiting list: first in, first out, and what becomes of those who wait.

use chrono::TimeDelta;
use motesplats::platform::auth::Role;
use serde_json::{Value, json};

use super::cancel::opened;
use super::{assert_no_drift, booked, gunvor, library, open_session, status_of, willing_to_wait};
use crate::support::TestApp;

async fn cancel(app: &TestApp, booking: &Value) {
    let (holder, path) = opened(app, booking).await;
    let path = format!("{path}/cancellation");
    holder.post_empty(&path).await.expect(200);
}

#[tokio::test]
async fn a_freed_place_is_given_to_the_first_in_line_who_is_told() {
    let app = TestApp::spawn().await;
    let session = open_session(&app, 1).await;
    let seated = booked(&app, session, gunvor()).await;
    let first =
        json!({ "name": "Arne", "waitlist": true, "contact": { "email": "arne@exempel.se" } });
    let first = booked(&app, session, first).await;
    let second = booked(&app, session, willing_to_wait("Berit")).await;
    assert_eq!(
        (&first["position"], &second["position"]),
        (&json!(1), &json!(2))
    );
    app.deliver_mail().await;

    cancel(&app, &seated).await;

    assert_eq!(status_of(&app, &first).await, "confirmed");
    assert_eq!(status_of(&app, &second).await, "waiting");
    assert_eq!(app.seats_taken(session).await, 1);
    app.deliver_mail().await;
    let letters = app.mailbox();
    let told = letters.last().unwrap();
    assert!(
        told.subject().starts_with("Du har en plats"),
        "{}",
        told.subject()
    );
    let (holder, path) = opened(&app, &second).await;
    let waiting = holder.get(&path).await.expect(200).json();
    assert_eq!(waiting["position"], 1);
    assert_no_drift(&app).await;
}

#[tokio::test]
async fn whoever_has_no_email_is_telephoned_or_told_at_the_door() {
    let app = TestApp::spawn().await;
    let session = open_session(&app, 2).await;
    let pair = booked(&app, session, json!({ "name": "Två", "seats": 2 })).await;
    let by_phone =
        json!({ "name": "Arne", "waitlist": true, "contact": { "phone": "070-174 06 05" } });
    booked(&app, session, by_phone).await;
    booked(&app, session, willing_to_wait("Berit")).await;

    cancel(&app, &pair).await;

    let calls = app.call_tasks().await;
    assert_eq!(calls, [("promotion".to_owned(), "open".to_owned())]);
    assert_eq!(app.door_lines().await, ["promotion"]);
}

#[tokio::test]
async fn a_group_that_does_not_fit_is_passed_over_and_keeps_its_place() {
    let app = TestApp::spawn().await;
    let session = open_session(&app, 3).await;
    let one = booked(&app, session, gunvor()).await;
    let two = booked(&app, session, json!({ "name": "Par", "seats": 2 })).await;
    let group = json!({ "name": "Grupp", "seats": 3, "waitlist": true });
    let group = booked(&app, session, group).await;
    let single = booked(&app, session, willing_to_wait("Arne")).await;

    cancel(&app, &one).await;
    assert_eq!(status_of(&app, &group).await, "waiting");
    assert_eq!(status_of(&app, &single).await, "confirmed");
    assert_eq!(app.passed_over().await.len(), 1);

    cancel(&app, &two).await;
    assert_eq!(
        status_of(&app, &group).await,
        "waiting",
        "two of three are free"
    );
    cancel(&app, &single).await;
    assert_eq!(status_of(&app, &group).await, "confirmed");
    assert_no_drift(&app).await;
}

#[tokio::test]
async fn an_offered_place_is_accepted_once_and_keeps_its_seat() {
    let app = TestApp::spawn().await;
    let session = open_session(&app, 1).await;
    app.offer_free_places(session).await;
    let seated = booked(&app, session, gunvor()).await;
    let request =
        json!({ "name": "Arne", "waitlist": true, "contact": { "email": "arne@exempel.se" } });
    let next = booked(&app, session, request).await;
    cancel(&app, &seated).await;
    assert_eq!(status_of(&app, &next).await, "offered");
    assert_eq!(app.seats_taken(session).await, 1, "an offer holds its seat");
    app.deliver_mail().await;
    let letter = app.mailbox().pop().unwrap();
    assert!(
        letter
            .text
            .contains("Svara senast tisdag 6 oktober kl. 10.30"),
        "{}",
        letter.text
    );

    let (holder, path) = opened(&app, &next).await;
    for _ in 0..2 {
        let accepted = holder
            .post_empty(&format!("{path}/acceptance"))
            .await
            .expect(200)
            .json();
        assert_eq!(accepted["status"], "confirmed");
    }
    let late = holder.post_empty(&format!("{path}/decline")).await;
    assert_eq!(late.problem(), r#"409 wrong-state {"state":"confirmed"}"#);
    assert_no_drift(&app).await;
}

#[tokio::test]
async fn a_declined_place_goes_to_the_next_in_line() {
    let app = TestApp::spawn().await;
    let session = open_session(&app, 1).await;
    app.offer_free_places(session).await;
    let seated = booked(&app, session, gunvor()).await;
    let first = booked(&app, session, willing_to_wait("Arne")).await;
    let second = booked(&app, session, willing_to_wait("Berit")).await;
    cancel(&app, &seated).await;

    let (holder, path) = opened(&app, &first).await;
    for _ in 0..2 {
        holder
            .post_empty(&format!("{path}/decline"))
            .await
            .expect(200);
    }
    assert_eq!(status_of(&app, &first).await, "cancelled");
    assert_eq!(status_of(&app, &second).await, "offered");
    let late = holder.post_empty(&format!("{path}/acceptance")).await;
    assert_eq!(late.problem(), r#"409 wrong-state {"state":"cancelled"}"#);
    assert_no_drift(&app).await;
}

#[tokio::test]
async fn an_offer_nobody_answers_runs_out_and_a_job_finds_it() {
    let app = TestApp::spawn().await;
    let session = open_session(&app, 1).await;
    app.offer_free_places(session).await;
    let seated = booked(&app, session, gunvor()).await;
    let first = booked(&app, session, willing_to_wait("Arne")).await;
    let second = booked(&app, session, willing_to_wait("Berit")).await;
    cancel(&app, &seated).await;
    app.clock().advance(TimeDelta::minutes(29));
    assert_eq!(app.tick().await, 0);

    app.clock().advance(TimeDelta::minutes(1));
    assert_eq!(app.tick().await, 1);
    assert_eq!(app.tick().await, 0);

    assert_eq!(status_of(&app, &first).await, "cancelled");
    assert_eq!(status_of(&app, &second).await, "offered");
    assert_no_drift(&app).await;
}

#[tokio::test]
async fn nothing_is_given_later_than_the_session_allows() {
    let app = TestApp::spawn().await;
    let session = open_session(&app, 1).await;
    let seated = booked(&app, session, gunvor()).await;
    let next = booked(&app, session, willing_to_wait("Arne")).await;
    app.clock().advance(TimeDelta::minutes(61));

    cancel(&app, &seated).await;

    assert_eq!(status_of(&app, &next).await, "waiting");
    assert_eq!(app.seats_taken(session).await, 0);
}

#[tokio::test]
async fn whoever_wants_an_interpreter_is_promoted_to_pending() {
    let app = TestApp::spawn().await;
    let session = open_session(&app, 1).await;
    let seated = booked(&app, session, gunvor()).await;
    let request = json!({ "name": "Amal", "waitlist": true, "interpreter": "ar" });
    let next = booked(&app, session, request).await;
    cancel(&app, &seated).await;
    assert_eq!(status_of(&app, &next).await, "pending");
}

#[tokio::test]
async fn raised_capacity_reaches_those_who_wait() {
    let app = TestApp::spawn().await;
    let venue = library(&app).await;
    let session = app.session(&venue).seats(1).published().insert().await;
    booked(&app, session, gunvor()).await;
    let next = booked(&app, session, willing_to_wait("Arne")).await;
    let planner = app.staff(Role::Planner).at(&venue).await;
    let path = format!("/api/v1/sessions/{session}");
    let read = planner.get(&path).await.expect(200);

    planner
        .patch(&path, read.etag(), json!({ "seatsTotal": 2 }))
        .await
        .expect(200);
    app.tick().await;

    assert_eq!(status_of(&app, &next).await, "confirmed");
    assert_no_drift(&app).await;
}
