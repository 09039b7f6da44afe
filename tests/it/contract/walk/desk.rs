//! The day at the venue: who is expected, who came, who walked in, and how many there were.

use chrono::TimeDelta;
use serde_json::json;

use super::Walk;
use super::bookings::{named, published};

pub async fn walk(walk: &mut Walk) {
    let desk = walk.desk.clone();
    let session = published(walk, 6, "2026-11-24").await;
    let id = session.as_str();
    let (came, late) = (
        named(&desk, id, "Bengt Lo").await,
        named(&desk, id, "Siv Holm").await,
    );
    let (one, other) = (
        named(&desk, id, "Elna Rask").await,
        named(&desk, id, "Elna Rask den yngre").await,
    );
    let hold = json!({ "seats": 2, "minutes": 10 });
    let hold = walk
        .step(&desk, "POST /sessions/{sessionId}/holds", &[id], Some(hold))
        .await
        .json();
    walk.step(
        &desk,
        "DELETE /holds/{holdId}",
        &[hold["id"].as_str().unwrap()],
        None,
    )
    .await;
    let crowd = json!({ "bookingIds": [one, other] });
    walk.step(
        &desk,
        "POST /sessions/{sessionId}/bookings/cancellation",
        &[id],
        Some(crowd),
    )
    .await;
    let outcome = json!({ "outcome": "came", "people": 1 });
    walk.step(
        &desk,
        "POST /bookings/{bookingId}/attendance",
        &[&came],
        Some(outcome),
    )
    .await;
    call(walk, id).await;
    letters(walk, id).await;
    let walk_in = json!({ "count": 3, "kind": "came" });
    let walk_in = walk
        .step(
            &desk,
            "POST /sessions/{sessionId}/walk-ins",
            &[id],
            Some(walk_in),
        )
        .await
        .json();
    walk.step(
        &desk,
        "DELETE /walk-ins/{walkInId}",
        &[walk_in["id"].as_str().unwrap()],
        None,
    )
    .await;
    walk.step(&desk, "GET /sessions/{sessionId}/bookings", &[id], None)
        .await;
    let list = format!(
        "sessionId;name;phone;email;seats\n{id};Gunvor Ek;0150-123 45;;1\n{id};Bo Berg;;bo@exempel.se;2\n"
    );
    let dry_run = "POST /imports/bookings?dryRun=true";
    walk.step_file(&desk, dry_run, "text/csv", &list).await;
    walk.step(
        &desk,
        "GET /bookings?q=bengt&from=2026-11-24&limit=2",
        &[],
        None,
    )
    .await;
    questions(walk).await;
    // Past the start at one o'clock and the minutes of grace.
    walk.app.clock().advance(TimeDelta::minutes(4 * 60 + 15));
    let released = json!({ "bookingIds": [late] });
    walk.step(
        &desk,
        "POST /sessions/{sessionId}/seats/release",
        &[id],
        Some(released),
    )
    .await;
    let count = json!({ "state": "counted", "total": 5, "children": 1, "firstVisits": 2,
        "ages": { "0-17": 1, "65+": 3 }, "languages": { "sv": 4, "so": 1 } });
    walk.step(&desk, "PUT /sessions/{sessionId}/count", &[id], Some(count))
        .await;
    walk.step(&desk, "GET /sessions/{sessionId}/count", &[id], None)
        .await;
}

/// Somebody without e-mail whom the desk cancels is rung.
async fn call(walk: &mut Walk, session: &str) {
    let desk = walk.desk.clone();
    let request = json!({ "name": "Omar Haddad", "contact": { "phone": "070-174 06 96" } });
    let booked = desk
        .create(&format!("/api/v1/sessions/{session}/bookings"), request)
        .await
        .expect(201)
        .json();
    let booking = booked["id"].as_str().unwrap();
    let cancelled = format!("/api/v1/bookings/{booking}/cancellation");
    desk.post_empty(&cancelled).await.expect(200);
    let list = walk.step(&desk, "GET /call-tasks", &[], None).await.json();
    let mut calls = list["items"].as_array().unwrap().iter();
    let call = calls.find(|call| call["bookingId"] == booking).unwrap();
    let said = json!({ "outcome": "no-answer", "note": "Ring efter klockan 12." });
    walk.step(
        &desk,
        "POST /call-tasks/{callTaskId}/outcome",
        &[call["id"].as_str().unwrap()],
        Some(said),
    )
    .await;
}

/// What became of the letters about a booking, and one of them once more.
async fn letters(walk: &mut Walk, session: &str) {
    let desk = walk.desk.clone();
    let request = json!({ "name": "Sonja Ek", "contact": { "email": "sonja@exempel.se" } });
    let path = format!("/api/v1/sessions/{session}/bookings");
    let booked = walk.visitor.create(&path, request).await.expect(201).json();
    let of = format!("GET /letters?booking={}", booked["id"].as_str().unwrap());
    let list = walk.step(&desk, &of, &[], None).await.json();
    let letter = list["items"][0]["id"].as_str().unwrap();
    walk.step(
        &desk,
        "POST /letters/{letterId}/resend",
        &[letter],
        Some(json!({})),
    )
    .await;
}

/// Somebody asks in passing where to have a letter scanned.
async fn questions(walk: &mut Walk) {
    let desk = walk.desk.clone();
    let question = json!({ "venueId": "katrineholm-bibliotek", "channel": "desk", "topic": "print", "minutes": 4,
        "outcome": "referred", "referredTo": "Servicepunkt Valla" });
    let question = walk
        .step(&desk, "POST /questions", &[], Some(question))
        .await
        .json();
    walk.step(
        &desk,
        "GET /questions?venue=katrineholm-bibliotek&from=2026-11-24&limit=2",
        &[],
        None,
    )
    .await;
    walk.step(
        &desk,
        "DELETE /questions/{questionId}",
        &[question["id"].as_str().unwrap()],
        None,
    )
    .await;
}
