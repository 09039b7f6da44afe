//! What a session helps with: its venue's rules, and the exceptions of its own.

use motesplats::platform::auth::Role;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::support::TestApp;
use crate::support::organisation::Org;
use crate::support::venue::Venue;

/// A library that refers bank matters to the bank, and shows e-IDs only.
async fn library(app: &TestApp) -> (Org, Venue) {
    let town = app.organisation("katrineholm").insert().await;
    let venue = app.venue(&town).insert().await;
    let bank = json!({"sv": "banken", "en": "the bank"});
    app.topic(&venue, "bank", "referred", Some(bank)).await;
    app.topic(&venue, "e-id", "shown-only", None).await;
    (town, venue)
}

async fn policy(app: &TestApp, session: Uuid) -> Value {
    let path = format!("/api/v1/sessions/{session}");
    let shown = app.visitor().get(&path).await.expect(200).json();
    shown["topicPolicy"].clone()
}

#[tokio::test]
async fn the_bank_is_here_on_thursday_alone() {
    let app = TestApp::spawn().await;
    let (town, venue) = library(&app).await;
    let planner = app.staff(Role::Planner).at(&town).await;
    let of_venue = json!([
        {"topic": "e-id", "help": "shown-only"},
        {"topic": "bank", "help": "referred", "whom": "banken"},
    ]);
    let tuesday = app.session(&venue).published().insert().await;
    let thursday = app.session(&venue).starting("2026-10-08", "13:00");
    let thursday = thursday.published().insert().await;
    let path = format!("/api/v1/sessions/{thursday}");
    let read = planner.get(&path).await.expect(200);
    assert_eq!(read.json()["topicPolicy"], of_venue);
    let guest = json!({"topicPolicy": [{"topic": "bank", "help": "helped"}]});
    let changed = planner.patch(&path, read.etag(), guest).await.expect(200);
    let here = json!([
        {"topic": "e-id", "help": "shown-only"},
        {"topic": "bank", "help": "helped"},
    ]);
    assert_eq!(changed.json()["topicPolicy"], here);
    // A change of something else leaves the exception.
    let minutes = json!({"minutes": 90});
    let kept = planner
        .patch(&path, changed.etag(), minutes)
        .await
        .expect(200);
    assert_eq!(kept.json()["topicPolicy"], here);
    assert_eq!(policy(&app, thursday).await, here);
    assert_eq!(policy(&app, tuesday).await, of_venue);

    // The guest cancels.
    let gone = json!({"topicPolicy": null});
    let gone = planner.patch(&path, kept.etag(), gone).await.expect(200);
    assert_eq!(gone.json()["topicPolicy"], of_venue);
    assert_eq!(app.count("session_topics").await, 0);
}

#[tokio::test]
async fn a_course_and_its_meetings_have_the_same_exceptions() {
    let app = TestApp::spawn().await;
    let (town, venue) = library(&app).await;
    let planner = app.staff(Role::Planner).at(&town).await;
    let meeting = |day: &str| json!({"localDate": day, "localTime": "13:00", "minutes": 60});
    let course = json!({"venueId": venue.slug, "title": "Bank på nätet", "kind": "course",
        "seatsTotal": 8, "topicPolicy": [{"topic": "bank", "help": "helped"}],
        "meetings": [meeting("2026-10-08"), meeting("2026-10-15")]});
    let made = planner.create("/api/v1/sessions", course).await.expect(201);
    assert_eq!(made.json()["topicPolicy"][1]["help"], "helped");
    assert_eq!(app.count("session_topics").await, 3);
    let first = made.json()["meetings"][0]["sessionId"].clone();
    let path = format!("/api/v1/sessions/{}", first.as_str().unwrap());
    let read = planner.get(&path).await.expect(200);
    let own = json!({"topicPolicy": []});
    let refused = planner.patch(&path, read.etag(), own).await;
    assert_eq!(
        refused.problem(),
        r#"422 unprocessable ["/topicPolicy not-allowed-here"]"#
    );
}

#[tokio::test]
async fn the_page_says_before_booking_what_is_not_simply_helped() {
    let app = TestApp::spawn().await;
    let (_, venue) = library(&app).await;
    let session = app.session(&venue).kind("one-to-one");
    let session = session.published().insert().await;
    let page = |language: &str| format!("/{language}/sessions/{session}");
    let swedish = app.visitor().get(&page("sv")).await.expect(200).text();
    let bank = "Bank: det kan vi inte hjälpa till med här. Vänd dig till banken.";
    assert!(swedish.contains(bank), "{swedish}");
    assert!(swedish.contains("vi visar hur, du gör det själv."));
    let english = app.visitor().get(&page("en")).await.expect(200).text();
    assert!(english.contains("Turn to the bank."), "{english}");
    // A lecture has its own subject.
    let lecture = app.session(&venue).published().insert().await;
    let path = format!("/sv/sessions/{lecture}");
    let page = app.visitor().get(&path).await.expect(200).text();
    assert!(!page.contains(bank));
}
