//! Somebody who books for those who ring.

use super::DemoWorld;

#[tokio::test(flavor = "multi_thread")]
async fn a_caller_is_booked_in_four_pages_and_found_again_by_name() {
    let world = DemoWorld::new().await;
    let account = world.account("desk", "katrineholm");
    world.walk("telephone", account).await;
    let ended = "select status || ' ' || ended_by from bookings where name = 'Karl-Erik Jansson'";
    assert_eq!(world.app.value(ended).await, "cancelled visitor");
    let drift = motesplats::booking::verify(&mut world.app.conn().await).await;
    assert_eq!(drift.unwrap(), []);
}
