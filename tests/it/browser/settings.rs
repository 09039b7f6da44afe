//! Somebody who begins with a new department.

use serde_json::json;

use super::DemoWorld;

#[tokio::test(flavor = "multi_thread")]
async fn a_coordinator_adds_a_department_and_begins_with_its_settings() {
    let world = DemoWorld::new().await;
    let coordinator = world.account("coordinator", "katrineholm");
    world.walk("settings", coordinator).await;
    let path = "/api/v1/organisations/kulturhuset-angeln";
    let made = world.app.visitor().get(path).await.expect(200).json();
    assert_eq!(made["parent"]["slug"], json!("katrineholm"));
    assert_eq!(made["phone"], json!("+4615057000"));
}
