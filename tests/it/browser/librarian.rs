//! Somebody who plans sessions and meets those who come.

use super::DemoWorld;

#[tokio::test(flavor = "multi_thread")]
async fn a_librarian_makes_a_session_and_meets_those_who_come() {
    let world = DemoWorld::new().await;
    let planner = world.account("planner", "katrineholm");
    world.walk("librarian", planner).await;
    let session = world.app.session_titled("Bank-id på nya mobilen").await;
    let counts = world.app.counts(session).await;
    assert_eq!((counts[0].state.as_str(), counts[0].total), ("counted", 5));
    let drift = motesplats::booking::verify(&mut world.app.conn().await).await;
    assert_eq!(drift.unwrap(), []);
}
