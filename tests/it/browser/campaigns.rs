//! Somebody who sets up a campaign.

use super::DemoWorld;

#[tokio::test(flavor = "multi_thread")]
async fn an_organiser_sets_up_a_campaign_and_its_edition_and_takes_them_away_again() {
    let world = DemoWorld::new().await;
    let organiser = world.account("campaign-organiser", "digidel");
    world.walk("campaigns", organiser).await;
    let kept = "select count(*)::text from campaigns where slug = 'digital-var'";
    assert_eq!(world.app.value(kept).await, "0");
}
