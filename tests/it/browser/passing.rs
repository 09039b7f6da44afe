//! What is counted in passing: questions, and a drop-in.

use chrono::TimeDelta;

use super::DemoWorld;

#[tokio::test(flavor = "multi_thread")]
async fn questions_and_a_drop_in_are_counted_by_a_press_each() {
    let world = DemoWorld::new().await;
    let venue = world.app.venue_with_slug("katrineholm-bibliotek").await;
    let floor = world.app.session(&venue).drop_in().published();
    let floor = floor
        .title("Öppet golv")
        .starting("2026-11-24", "13:00")
        .minutes(120);
    floor.insert().await;
    // Half past twelve.
    world.app.clock().advance(TimeDelta::minutes(210));
    let before = world.app.count("questions").await;
    let desk = world.account("desk", "katrineholm");
    world.walk("passing", desk).await;
    assert_eq!(world.app.count("questions").await, before + 3);
}
