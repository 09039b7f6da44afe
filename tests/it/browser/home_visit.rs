//! A helper who goes to somebody's home, and a volunteer who is not told where that is.

use serde_json::{Value, json};
use uuid::Uuid;

use super::DemoWorld;

#[tokio::test(flavor = "multi_thread")]
async fn a_helper_carries_out_a_home_visit_from_the_page_of_it() {
    let world = DemoWorld::new().await;
    let helper = world.account("helper", "katrineholm");
    let volunteer = world.account("volunteer", "katrineholm");
    let venue = world.app.venue_with_slug("katrineholm-bibliotek").await;
    let home = world.app.session(&venue).kind("home-visit").seats(1);
    let home = home.title("Hembesök").starting("2026-11-24", "09:30");
    let home = home.minutes(60).helper(staff_id(&world, &helper).await);
    let home = home.helper(staff_id(&world, &volunteer).await);
    let home = home.published().insert().await;
    let request = json!({
        "name": "Gunvor Alm",
        "contact": {"phone": "070-174 06 05", "notify": "phone"},
        "visit": {"address": "Storgatan 3, Valla", "entry": "portkod 4711"},
    });
    world.app.visitor().book(home, request).await.expect(201);
    let known = json!({ "account": helper, "volunteer": volunteer });
    world.walk_with("home_visit", known).await;
    let counts = world.app.counts(home).await;
    assert_eq!(counts.len(), 1);
    let outcome = "select outcome from attendance order by at desc limit 1";
    assert_eq!(world.app.value(outcome).await, "came");
}

async fn staff_id(world: &DemoWorld, account: &Value) -> Uuid {
    let email = account["email"].as_str().unwrap();
    let id = format!("select id from staff where email = '{email}'");
    world.app.value(&id).await.parse().unwrap()
}
