//! Somebody who sets a library up.

use serde_json::json;

use super::DemoWorld;

#[tokio::test(flavor = "multi_thread")]
async fn a_coordinator_sets_a_library_up_with_its_rooms_and_closed_days() {
    let world = DemoWorld::new().await;
    let coordinator = world.account("coordinator", "katrineholm");
    world.walk("places", coordinator).await;
    let shown = world.app.visitor().get("/api/v1/venues/igelkotten").await;
    let shown = shown.expect(200).json();
    assert_eq!(shown["municipality"]["key"], json!("SE-0483"));
    let made = "select string_agg(name || ' ' || shared, ', ' order by name) from rooms r \
        where venue_id = (select id from venues where slug = 'igelkotten')";
    assert_eq!(world.app.value(made).await, "Snickeriet false");
}
