//! Somebody who rings those whom no letter reaches.

use super::DemoWorld;

#[tokio::test(flavor = "multi_thread")]
async fn a_librarian_calls_a_session_off_and_rings_those_without_e_mail() {
    let world = DemoWorld::new().await;
    let planner = world.account("planner", "katrineholm");
    world.walk("caller", planner).await;
    let tried = "select string_agg(outcome, ' ' order by at, id) from call_attempts";
    let tried = world.app.value(tried).await;
    assert_eq!(tried, "reached no-answer told-at-door");
}
