//! Finding a booking again at the desk: by whatever somebody at the telephone says.

use motesplats::platform::auth::Role;
use serde_json::{Value, json};

use super::{booked, library};
use crate::support::staff::Staff;
use crate::support::venue::Venue;
use crate::support::{Answer, TestApp};

/// Two sessions of a library with somebody in each, and a neighbour's.
struct World {
    app: TestApp,
    venue: Venue,
    desk: Staff,
}

impl World {
    async fn new() -> Self {
        let app = TestApp::spawn().await;
        let venue = library(&app).await;
        let tuesday = app.session(&venue).starting("2026-10-06", "13:00");
        let tuesday = tuesday.seats(8).published().insert().await;
        let friday = app.session(&venue).starting("2026-10-09", "13:00");
        let friday = friday.seats(8).published().insert().await;
        let karl = json!({
            "name": "Karl-Erik Åström",
            "contact": {"phone": "070-174 06 12", "email": "karl@exempel.se"},
        });
        booked(&app, tuesday, karl).await;
        booked(&app, friday, json!({"name": "Karla Berg"})).await;
        let other = app
            .organisation("flen")
            .municipality("SE-0482")
            .insert()
            .await;
        let other = app.venue(&other).insert().await;
        let elsewhere = app.session(&other).seats(8).published().insert().await;
        booked(&app, elsewhere, json!({"name": "Karl-Erik Lund"})).await;
        let desk = app.staff(Role::Desk).at(&venue).await;
        Self { app, venue, desk }
    }

    async fn search(&self, query: &str) -> Answer {
        self.desk.get(&format!("/api/v1/bookings?{query}")).await
    }

    async fn names(&self, query: &str) -> Vec<String> {
        let found = self.search(query).await.expect(200).json();
        let items = found["items"].as_array().unwrap().iter();
        let name = |one: &Value| one["name"].as_str().unwrap_or("-").to_owned();
        items.map(name).collect()
    }
}

#[tokio::test]
async fn whoever_telephones_is_found_by_what_they_say_and_nobody_elsewhere_is() {
    let world = World::new().await;
    let number = world.app.first_booking().await.number;
    let (karl, karla) = ("Karl-Erik Åström", "Karla Berg");
    for (query, found) in [
        ("q=karl", vec![karl, karla]),
        ("q=Karl-Erik", vec![karl]),
        ("q=astrom%20karl", vec![karl]),
        ("q=0701740612", vec![karl]),
        ("q=%2B46701740612", vec![karl]),
        ("q=0612", vec![karl]),
        ("q=karl%40exempel.se", vec![karl]),
        (&format!("q={}", number.to_lowercase()), vec![karl]),
        ("q=karl&from=2026-10-09", vec![karla]),
        ("q=karl&to=2026-10-08", vec![karl]),
        ("q=karl&limit=1&page=2", vec![karla]),
        ("q=lund", vec![]),
    ] {
        assert_eq!(world.names(query).await, found, "{query}");
    }
    let searches = world.app.audited_facts("booking.searched").await;
    assert_eq!(searches.len(), 12);
    assert!(
        searches.iter().all(|facts| facts == &json!({})),
        "no words of it"
    );
}

#[tokio::test]
async fn a_search_for_nothing_says_what_to_type() {
    let world = World::new().await;
    for (query, problem) in [
        ("", "422 unprocessable [\"/q empty\"]"),
        ("q=k", "422 unprocessable [\"/q search-short\"]"),
        (
            "q=karl&from=tuesday",
            "422 unprocessable [\"/from bad-date\"]",
        ),
    ] {
        assert_eq!(world.search(query).await.problem(), problem, "{query}");
    }
    assert_eq!(world.app.audited("booking.searched").await, 0);
    let helper = world.app.staff(Role::Helper).at(&world.venue).await;
    helper.get("/api/v1/bookings?q=karl").await.expect(403);
}

#[tokio::test]
async fn a_discreet_booking_is_found_by_its_number_and_stays_a_number() {
    let world = World::new().await;
    world.app.make_bookings_discreet().await;
    assert!(world.names("q=karl").await.is_empty());
    assert!(world.names("q=0701740612").await.is_empty());
    let number = world.app.first_booking().await.number;
    let found = world.search(&format!("q={number}")).await.expect(200);
    assert_eq!(found.json()["items"][0]["number"], number);
    assert!(!found.text().contains("Karl") && !found.text().contains("0701740612"));
}

#[tokio::test]
async fn what_was_cancelled_is_found_and_what_was_wiped_is_not() {
    let world = World::new().await;
    let planner = world.app.staff(Role::Planner).at(&world.venue).await;
    let booking = world.app.first_booking().await;
    let path = format!("/api/v1/bookings/{}/cancellation", booking.id);
    planner
        .post(&path, json!({"cause": "visitor"}))
        .await
        .expect(200);
    let found = world.search("q=karl-erik").await.expect(200).json();
    assert_eq!(found["items"][0]["status"], "cancelled");
    world.app.clock().advance(chrono::TimeDelta::days(30));
    let mut conn = world.app.conn().await;
    motesplats::booking::purge(&mut conn, world.app.now())
        .await
        .unwrap();
    assert!(world.names("q=karl-erik").await.is_empty());
}

#[tokio::test]
async fn the_page_leads_to_the_booking() {
    let world = World::new().await;
    let staff = world.app.staff(Role::Desk).at(&world.venue).await;
    let desk = world.app.signed_in(&staff).await;
    let home = desk.get("/sv/desk/today").await.expect(200).text();
    assert!(
        home.contains("role=\"search\" method=\"get\" action=\"/sv/desk/search\""),
        "{home}"
    );
    let found = desk.get("/sv/desk/search?q=karl").await.expect(200);
    assert_eq!(found.header("cache-control"), "no-store");
    let found = found.text();
    let id = world.app.first_booking().await.id;
    for part in [
        "2 bokningar",
        &format!("<a href=\"/sv/desk/bookings/{id}\"><bdi>Karl-Erik Åström</bdi></a>"),
        "Tisdag 6 oktober kl. 13.00–14.00",
        "Har en plats",
    ] {
        assert!(found.contains(part), "{part}: {found}");
    }
    let lenient = desk
        .get("/sv/desk/search?q=karl&page=many&colour=red")
        .await;
    assert!(lenient.expect(200).text().contains("2 bokningar"));
    let refused = desk.get("/sv/desk/search?q=k").await.expect(422).text();
    assert!(refused.contains("Skriv minst två tecken."), "{refused}");
    let nobody = desk.get("/sv/desk/search?q=zz").await.expect(200).text();
    assert!(nobody.contains("Ingen bokning"), "{nobody}");
}
