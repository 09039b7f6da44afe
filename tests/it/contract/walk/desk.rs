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
    let walk_in = json!({ "count": 3 });
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
    walk.step(
        &desk,
        "GET /bookings?q=bengt&from=2026-11-24&limit=2",
        &[],
        None,
    )
    .await;
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
