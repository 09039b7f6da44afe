//! Taking an organisation away: one that was added by mistake goes, one in use stays and says why.

use motesplats::platform::auth::Role;
use serde_json::json;

use crate::support::TestApp;

const ALL: &str = "/api/v1/organisations";

#[tokio::test]
async fn what_was_added_by_mistake_goes_and_the_log_keeps_what_was_done_to_it() {
    let app = TestApp::spawn().await;
    let town = app.organisation("katrineholm").insert().await;
    let coordinator = app.staff(Role::Coordinator).at(&town).await;
    let new = json!({
        "slug": "kulturen", "name": "Kulturen", "kind": "department", "parent": "katrineholm",
    });
    coordinator.create(ALL, new).await.expect(201);
    let path = format!("{ALL}/kulturen");
    coordinator.delete(&path).await.expect(204);
    coordinator.get(&path).await.expect(404);
    coordinator.delete(&path).await.expect(404);
    let acts = app.audited_acts().await;
    assert_eq!(acts, ["organisation.added", "organisation.removed"]);
}

#[tokio::test]
async fn one_in_use_stays_and_says_what_uses_it() {
    let app = TestApp::spawn().await;
    let town = app.organisation("katrineholm").insert().await;
    let culture = app
        .organisation("kulturen")
        .below(&town)
        .no_controller()
        .insert()
        .await;
    app.organisation("museet")
        .below(&culture)
        .no_controller()
        .insert()
        .await;
    app.venue(&culture).insert().await;
    app.staff(Role::Planner).at(&culture).await;
    let coordinator = app.staff(Role::Coordinator).at(&town).await;
    let refused = coordinator.delete(&format!("{ALL}/kulturen")).await;
    assert_eq!(
        refused.problem(),
        r#"409 organisation-in-use {"organisations":1,"staff":1,"venues":1}"#
    );
    let elsewhere = app.organisation("flen").insert().await;
    let foreign = app.staff(Role::Coordinator).at(&elsewhere).await;
    foreign.delete(&format!("{ALL}/museet")).await.expect(404);
    coordinator.get(&format!("{ALL}/museet")).await.expect(200);
}

#[tokio::test]
async fn one_with_texts_of_its_own_stays() {
    let app = TestApp::spawn().await;
    let town = app.organisation("katrineholm").insert().await;
    let culture = app
        .organisation("kulturen")
        .below(&town)
        .no_controller()
        .insert()
        .await;
    let closing = "insert into closed_days (id, organisation_id, first_day, last_day, reason, created_at, updated_at)         select gen_random_uuid(), id, '2026-12-23', '2026-12-23', '{}', now(), now() from organisations where slug = 'kulturen'";
    app.sql(closing).await;
    let coordinator = app.staff(Role::Coordinator).at(&town).await;
    let refused = coordinator.delete(&format!("{ALL}/{}", culture.slug)).await;
    assert_eq!(refused.problem(), "409 organisation-in-use");
}
