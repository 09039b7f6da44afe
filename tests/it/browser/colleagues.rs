//! New colleagues: one who helps, one who plans, and the letter by which the planner begins.

use super::DemoWorld;

#[tokio::test(flavor = "multi_thread")]
async fn a_coordinator_adds_colleagues_and_one_of_them_chooses_a_password() {
    let world = DemoWorld::new().await;
    let account = world.account("coordinator", "katrineholm");
    world.walk("colleagues", account).await;
}
