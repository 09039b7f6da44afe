//! Somebody who wants help with the bank, at a library that refers them to it.

use serde_json::json;

use super::DemoWorld;

#[tokio::test(flavor = "multi_thread")]
async fn a_resident_reads_who_helps_with_the_bank_and_books_another_topic() {
    let world = DemoWorld::new().await;
    let town = world.app.organisation("gnesta").insert().await;
    let venue = world.app.venue(&town).insert().await;
    let bank = json!({"sv": "banken"});
    world
        .app
        .topic(&venue, "bank", "referred", Some(bank))
        .await;
    world.app.topic(&venue, "e-id", "shown-only", None).await;
    let session = world.app.session(&venue).kind("one-to-one");
    let session = session.starting("2026-11-25", "13:00").published();
    let session = session.insert().await;
    let known = json!({ "session": session });
    world.walk_with("topics", known).await;
    let asked = "select array_to_string(topics, ',') from booking_details d \
        join bookings b on b.id = d.booking_id where b.name = 'Gunvor'";
    assert_eq!(world.app.value(asked).await, "e-id");
}
