//! Somebody who wants help with their telephone.

use serde_json::Value;

use super::DemoWorld;

#[tokio::test(flavor = "multi_thread")]
async fn a_resident_books_with_and_without_email_and_gives_the_place_back() {
    let world = DemoWorld::new().await;
    let before = world.app.count("bookings").await;
    world.walk("resident", Value::Null).await;
    let after = world.app.count("bookings").await;
    assert_eq!(after, before + 2);
    let drift = motesplats::booking::verify(&mut world.app.conn().await).await;
    assert_eq!(drift.unwrap(), []);
}
