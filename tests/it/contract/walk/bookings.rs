//! A booking from the form to its cancellation, and a place that is offered.

use serde_json::{Value, json};

use super::Walk;
use crate::support::Client;

const CREATE: &str = "POST /sessions/{sessionId}/bookings";

pub async fn walk(walk: &mut Walk) {
    let visitor = walk.visitor.clone();
    let (session, other) = (
        published(walk, 6, "2026-12-04").await,
        published(walk, 6, "2026-12-11").await,
    );
    let booked = walk
        .step(&visitor, CREATE, &[&session], Some(booking()))
        .await
        .json();
    let typed = json!({ "number": booked["number"], "pin": booked["pin"] });
    let found = walk
        .step(&visitor, "POST /bookings/lookup", &[], Some(typed))
        .await
        .json();
    let holder = walk.app.holder(found["manageToken"].as_str().unwrap());
    let id = booked["id"].as_str().unwrap();
    walk.step(&holder, "GET /bookings/{bookingId}", &[id], None)
        .await;
    let change = json!({ "seats": 1, "contact": { "phone": "070-174 06 51", "notify": "phone" } });
    walk.step(&holder, "PATCH /bookings/{bookingId}", &[id], Some(change))
        .await;
    let target = json!({ "sessionId": other });
    walk.step(
        &holder,
        "POST /bookings/{bookingId}/move",
        &[id],
        Some(target),
    )
    .await;
    let desk = walk.desk.clone();
    walk.step(
        &desk,
        "POST /bookings/{bookingId}/pin",
        &[id],
        Some(json!({})),
    )
    .await;
    let reason = json!({ "reason": "Du ringde och sade att du är bortrest.", "cause": "visitor" });
    walk.step(
        &desk,
        "POST /bookings/{bookingId}/cancellation",
        &[id],
        Some(reason),
    )
    .await;
    offered(walk).await;
    pending(walk, &session).await;
}

fn booking() -> Value {
    json!({ "name": "Gunnel Asplund", "seats": 2, "language": "sv", "topics": ["e-id"], "device": "android-phone",
        "needs": ["hearing-loop"], "contact": { "email": "gunnel.asplund@post.example" },
        "bookedBy": { "relation": "relative", "name": "Tove Asplund" } })
}

/// Two who wait for the one place, which is offered to the first and then to the second.
async fn offered(walk: &mut Walk) {
    let session = published(walk, 1, "2026-12-18").await;
    let (desk, planner) = (walk.desk.clone(), walk.planner.clone());
    let path = format!("/api/v1/sessions/{session}");
    let tag = planner.get(&path).await.expect(200).etag().to_owned();
    planner
        .patch(&path, &tag, json!({ "promotion": "offer" }))
        .await
        .expect(200);
    let first = named(&desk, &session, "Sixten Dahl").await;
    let (second, third) = (
        named(&desk, &session, "Rut Eng").await,
        named(&desk, &session, "Ali Noor").await,
    );
    desk.post_empty(&format!("/api/v1/bookings/{first}/cancellation"))
        .await
        .expect(200);
    walk.step(
        &desk,
        "POST /bookings/{bookingId}/decline",
        &[&second],
        Some(json!({})),
    )
    .await;
    walk.step(
        &desk,
        "POST /bookings/{bookingId}/acceptance",
        &[&third],
        Some(json!({})),
    )
    .await;
}

async fn pending(walk: &mut Walk, session: &str) {
    let desk = walk.desk.clone();
    let wish = json!({ "name": "Deqa Nur", "interpreter": "so" });
    let asked = desk
        .create(&format!("/api/v1/sessions/{session}/bookings"), wish)
        .await
        .expect(201)
        .json();
    let outcome = json!({ "outcome": "declined", "note": "Det finns ingen tolk den dagen." });
    let settlement = "POST /bookings/{bookingId}/settlement";
    walk.step(
        &desk,
        settlement,
        &[asked["id"].as_str().unwrap()],
        Some(outcome),
    )
    .await;
}

/// The id of a booking, or of a place in the queue.
pub async fn named(desk: &Client, session: &str, name: &str) -> String {
    let body = json!({ "name": name, "waitlist": true });
    let booked = desk
        .create(&format!("/api/v1/sessions/{session}/bookings"), body)
        .await;
    booked.expect(201).json()["id"].as_str().unwrap().to_owned()
}

/// A session that takes bookings.
pub async fn published(walk: &Walk, seats: i32, date: &str) -> String {
    let new = json!({ "venueId": "katrineholm-valla", "title": "Datorhjälp", "kind": "workshop", "localDate": date,
        "localTime": "13:00", "minutes": 60, "seatsTotal": seats });
    let made = walk
        .planner
        .create("/api/v1/sessions", new)
        .await
        .expect(201)
        .json();
    let id = made["id"].as_str().unwrap().to_owned();
    walk.planner
        .post_empty(&format!("/api/v1/sessions/{id}/publication"))
        .await
        .expect(200);
    id
}
