//! Names are purged and counts stay; `verify` finds counters that do not agree with their rows.

use chrono::TimeDelta;
use motesplats::booking::{letters_missing, purge, verify};
use serde_json::json;

use super::open_session;
use crate::support::TestApp;

#[tokio::test]
async fn after_fourteen_days_nobody_is_left_by_name_and_the_counts_are() {
    let app = TestApp::spawn().await;
    let session = open_session(&app, 8).await;
    let request = json!({
        "name": "Gunvor Canary", "contact": { "email": "canary@exempel.se", "phone": "08-465 004 01" },
        "bookedBy": { "relation": "relative", "name": "Canary Daughter" },
    });
    app.visitor().book(session, request).await.expect(201);
    app.deliver_mail().await;
    let mut conn = app.conn().await;
    app.clock().advance(TimeDelta::days(14));
    assert_eq!(
        purge(&mut conn, app.now()).await.unwrap(),
        0,
        "not a day early"
    );

    app.clock().advance(TimeDelta::days(1));
    assert_eq!(purge(&mut conn, app.now()).await.unwrap(), 1);
    assert_eq!(
        purge(&mut conn, app.now()).await.unwrap(),
        0,
        "twice changes nothing"
    );

    for table in [
        "bookings",
        "letters",
        "call_tasks",
        "audit",
        "idempotency_keys",
    ] {
        assert_eq!(app.mentions(table, "canary").await, 0, "{table}");
    }
    assert_eq!(app.first_booking().await.seats, 1);
}

#[tokio::test]
async fn a_counter_that_drifts_and_a_letter_that_is_missing_are_found() {
    let app = TestApp::spawn().await;
    let session = open_session(&app, 8).await;
    let request = json!({ "name": "Gunvor", "contact": { "email": "gunvor@exempel.se" } });
    app.visitor().book(session, request).await.expect(201);
    let mut conn = app.conn().await;
    assert_eq!(verify(&mut conn).await.unwrap(), []);
    assert_eq!(letters_missing(&mut conn).await.unwrap(), 0);

    app.set_seats_taken(session, 2).await;
    app.empty("letters").await;

    let drift = verify(&mut conn).await.unwrap();
    assert_eq!((drift[0].taken, drift[0].taken_by_rows), (2, 1));
    assert_eq!(letters_missing(&mut conn).await.unwrap(), 1);
}
