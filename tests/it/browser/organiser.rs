//! Somebody who runs a campaign and wants to know how many came.

use super::DemoWorld;

#[tokio::test(flavor = "multi_thread")]
async fn an_organiser_reads_how_many_came_to_a_campaign_week() {
    let world = DemoWorld::new().await;
    let organiser = world.account("campaign-organiser", "digidel");
    world.walk("organiser", organiser).await;
}
