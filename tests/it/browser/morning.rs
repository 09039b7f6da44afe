//! Somebody who looks after a library for a day.

use chrono::TimeDelta;

use super::DemoWorld;

#[tokio::test(flavor = "multi_thread")]
async fn a_librarian_sees_the_day_and_counts_nine_forgotten_sessions_from_one_page() {
    let world = DemoWorld::new().await;
    // Half past one: the morning's sessions are over, and a course meets.
    world.app.clock().advance(TimeDelta::minutes(270));
    let before = world.app.count("counts").await;
    let desk = world.account("desk", "katrineholm");
    world.walk("morning", desk).await;
    assert_eq!(world.app.count("counts").await, before + 9);
}
