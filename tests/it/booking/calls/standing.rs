//! A call stays on the list as long as it is true.

use chrono::TimeDelta;
use motesplats::platform::auth::Role::{self, Desk, Planner};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::booking::{booked, gunvor, library, willing_to_wait};
use crate::support::TestApp;
use crate::support::staff::Staff;
use crate::support::venue::Venue;

fn by_phone(name: &str) -> Value {
    json!({ "name": name, "waitlist": true, "contact": { "phone": "08-465 004 01" } })
}

/// A full session of one seat at a library, and staff who change it.
struct Full {
    app: TestApp,
    venue: Venue,
    session: Uuid,
    seated: Value,
}

impl Full {
    async fn by(seated: Value) -> Self {
        let app = TestApp::spawn().await;
        let venue = library(&app).await;
        let session = app.session(&venue).seats(1).published().insert().await;
        let seated = booked(&app, session, seated).await;
        Self {
            app,
            venue,
            session,
            seated,
        }
    }

    async fn staff(&self, role: Role) -> Staff {
        self.app.staff(role).at(&self.venue).await
    }

    async fn cancel(&self, booking: &Value) {
        let id = booking["id"].as_str().unwrap();
        let path = format!("/api/v1/bookings/{id}/cancellation");
        let visitor = json!({ "cause": "visitor" });
        self.staff(Desk)
            .await
            .post(&path, visitor)
            .await
            .expect(200);
    }

    async fn change(&self, change: Value) {
        let planner = self.staff(Planner).await;
        let path = format!("/api/v1/sessions/{}", self.session);
        let read = planner.get(&path).await.expect(200);
        planner.patch(&path, read.etag(), change).await.expect(200);
    }

    async fn calls(&self) -> Vec<String> {
        let calls = self.app.call_tasks().await;
        calls
            .iter()
            .map(|(kind, state)| format!("{kind} {state}"))
            .collect()
    }
}

#[tokio::test]
async fn whoever_cancels_is_not_telephoned_about_the_seat_they_were_given() {
    let full = Full::by(gunvor()).await;
    let vera = booked(&full.app, full.session, by_phone("Vera")).await;
    full.cancel(&full.seated).await;
    assert_eq!(full.calls().await, ["promotion open"]);

    full.cancel(&vera).await;

    assert_eq!(full.calls().await, ["promotion superseded"]);
}

#[tokio::test]
async fn an_offer_that_ran_out_is_not_made_by_telephone() {
    let full = Full::by(gunvor()).await;
    full.app.offer_free_places(full.session).await;
    booked(&full.app, full.session, by_phone("Vera")).await;
    full.cancel(&full.seated).await;
    assert_eq!(full.calls().await, ["offer open"]);

    full.app.clock().advance(TimeDelta::minutes(31));
    let mut conn = full.app.conn().await;
    motesplats::booking::expire_everywhere(&mut conn, full.app.now())
        .await
        .unwrap();

    let calls = full.calls().await;
    assert_eq!(calls, ["offer superseded", "cancellation open"]);
}

#[tokio::test]
async fn a_second_change_is_one_call_that_says_from_what_they_know_to_what_is_true() {
    let full = Full::by(by_phone("Bertil")).await;
    full.change(json!({ "localTime": "15:00" })).await;
    full.change(json!({ "localDate": "2026-10-07" })).await;

    assert_eq!(full.calls().await, ["change superseded", "change open"]);
    let said = "select (facts #>> '{changes,0,before,span,start}') || ' ' || \
                (facts #>> '{changes,0,after,span,start}') || ' ' || jsonb_array_length(facts -> 'changes') \
                from call_tasks where state = 'open'";
    let said = full.app.value(said).await;
    assert_eq!(said, "2026-10-06T13:00:00 2026-10-07T15:00:00 1");
}

#[tokio::test]
async fn a_change_that_is_taken_back_before_anybody_rang_is_no_call() {
    let full = Full::by(by_phone("Bertil")).await;
    full.change(json!({ "localTime": "15:00" })).await;
    full.change(json!({ "localTime": "13:00" })).await;
    assert_eq!(full.calls().await, ["change superseded"]);
}

#[tokio::test]
async fn whoever_has_moved_hears_nothing_of_the_session_they_left() {
    let full = Full::by(by_phone("Bertil")).await;
    full.change(json!({ "localTime": "15:00" })).await;
    let other = full
        .app
        .session(&full.venue)
        .starting("2026-10-08", "10:00");
    let other = other.published().insert().await;
    let id = full.seated["id"].as_str().unwrap();
    let path = format!("/api/v1/bookings/{id}/move");
    let desk = full.staff(Desk).await;
    desk.post(&path, json!({ "sessionId": other }))
        .await
        .expect(200);
    assert_eq!(full.calls().await, ["change superseded"]);
}

#[tokio::test]
async fn a_line_at_the_door_becomes_a_call_once_there_is_a_number() {
    let full = Full::by(gunvor()).await;
    let vera = booked(&full.app, full.session, willing_to_wait("Vera")).await;
    full.cancel(&full.seated).await;
    assert_eq!(full.app.door_lines().await, ["promotion"]);

    let id = vera["id"].as_str().unwrap();
    let desk = full.staff(Desk).await;
    let path = format!("/api/v1/bookings/{id}");
    let read = desk.get(&path).await.expect(200);
    let number = json!({ "contact": { "phone": "08-465 004 01", "notify": "phone" } });
    desk.patch(&path, read.etag(), number).await.expect(200);

    assert_eq!(full.calls().await, ["promotion open"]);
    assert!(full.app.door_lines().await.is_empty());
}

#[tokio::test]
async fn a_free_seat_that_somebody_else_took_is_offered_to_nobody() {
    let full = Full::by(gunvor()).await;
    booked(&full.app, full.session, by_phone("Vera")).await;
    full.app.clock().advance(TimeDelta::minutes(90));
    full.cancel(&full.seated).await;
    let desk = full.staff(Desk).await;
    let offered = desk.get("/api/v1/call-tasks").await.expect(200).json();
    assert_eq!(offered["items"][0]["kind"], "offer");
    let script = offered["items"][0]["script"].as_str().unwrap();
    assert!(
        script.contains("Just nu finns det en ledig plats. Vill du ha platsen?"),
        "{script}"
    );

    booked(&full.app, full.session, json!({ "name": "Nils" })).await;

    let taken = desk.get("/api/v1/call-tasks").await.expect(200).json();
    assert_eq!(taken["total"], 0);
}

#[tokio::test]
async fn whoever_is_taken_out_of_the_queue_hears_of_the_queue_and_of_no_place() {
    let full = Full::by(gunvor()).await;
    let mut waits = by_phone("Vera");
    waits["waitlist"] = json!(true);
    let vera = booked(&full.app, full.session, waits).await;
    let desk = full.staff(Desk).await;
    let path = format!(
        "/api/v1/bookings/{}/cancellation",
        vera["id"].as_str().unwrap()
    );
    desk.post(&path, json!({})).await.expect(200);

    let calls = desk.get("/api/v1/call-tasks").await.expect(200).json();
    let script = calls["items"][0]["script"].as_str().unwrap();
    assert!(script.contains("Vi har tagit bort dig ur kön."), "{script}");
    assert!(!script.to_lowercase().contains("din plats"), "{script}");
}
