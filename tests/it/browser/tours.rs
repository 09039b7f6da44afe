//! Somebody who plans a tour: three stops on two days.

use serde_json::json;

use super::DemoWorld;

#[tokio::test(flavor = "multi_thread")]
async fn a_planner_sends_the_bus_on_a_tour_of_three_stops() {
    let world = DemoWorld::new().await;
    let coordinator = world.account("coordinator", "katrineholm");
    let coordinator = world.at_the_api(&coordinator).await;
    let bus = json!({ "organisation": "katrineholm", "name": "Biblioteksbussen", "slug": "biblioteksbussen",
        "kind": "mobile-stop", "municipality": "SE-0483" });
    coordinator.create("/api/v1/venues", bus).await.expect(201);
    let planner = world.account("planner", "katrineholm");
    world.walk("tours", planner).await;
    let drift = motesplats::booking::verify(&mut world.app.conn().await).await;
    assert_eq!(drift.unwrap(), []);
}
