//! Taking accounts away: one that did nothing goes, one that was used stays and says why.

use motesplats::platform::auth::Role;
use serde_json::json;

use crate::support::TestApp;

fn path(id: uuid::Uuid) -> String {
    format!("/api/v1/staff/{id}")
}

#[tokio::test]
async fn an_account_that_did_nothing_goes_with_its_roles() {
    let app = TestApp::spawn().await;
    let town = app.organisation("katrineholm").insert().await;
    let boss = app.staff(Role::Coordinator).at(&town).await;
    let desk = app.staff(Role::Desk).at(&town).await;
    boss.delete(&path(desk.id)).await.expect(204);
    boss.delete(&path(desk.id)).await.expect(404);
    assert_eq!(app.value("select count(*) from staff").await, "1");
    assert_eq!(app.value("select count(*) from grants").await, "1");
    assert_eq!(app.audited_acts().await, ["staff.removed"]);
}

#[tokio::test]
async fn who_helps_or_acted_stays() {
    let app = TestApp::spawn().await;
    let town = app.organisation("katrineholm").insert().await;
    let venue = app.venue(&town).insert().await;
    let boss = app.staff(Role::Coordinator).at(&town).await;
    let helper = app.staff(Role::Helper).at(&town).await;
    app.session(&venue).helper(helper.id).insert().await;
    let second = app.staff(Role::Coordinator).at(&town).await;
    let change = json!({"retentionDays": 30});
    let organisation = "/api/v1/organisations/katrineholm";
    let tag = second.get(organisation).await.etag().to_owned();
    second.patch(organisation, &tag, change).await.expect(200);
    for (who, facts) in [
        (helper.id, r#"{"acts":0,"sessionsHelped":1}"#),
        (second.id, r#"{"acts":1,"sessionsHelped":0}"#),
    ] {
        let refused = boss.delete(&path(who)).await;
        assert_eq!(refused.problem(), format!("409 staff-in-use {facts}"));
        boss.get(&path(who)).await.expect(200);
    }
}

#[tokio::test]
async fn nobody_takes_away_oneself_or_whom_they_do_not_decide_about() {
    let app = TestApp::spawn().await;
    let top = app.organisation("region").kind("region").insert().await;
    let town = app.organisation("katrineholm").below(&top).no_controller();
    let town = town.insert().await;
    let boss = app.staff(Role::Coordinator).at(&top).await;
    assert_eq!(
        boss.delete(&path(boss.id)).await.problem(),
        "403 not-grantable"
    );
    let below = app.staff(Role::Coordinator).at(&town).await;
    assert_eq!(
        below.delete(&path(boss.id)).await.problem(),
        "404 not-found"
    );
    let wide = app.staff(Role::Desk).at(&town).await;
    app.grant(wide.id, Role::Desk, &top).await;
    assert_eq!(
        below.delete(&path(wide.id)).await.problem(),
        "403 not-grantable"
    );
    let others = app.organisation("norsjo").insert().await;
    let stranger = app.staff(Role::Coordinator).at(&others).await;
    assert_eq!(
        stranger.delete(&path(wide.id)).await.problem(),
        "404 not-found"
    );
    boss.delete(&path(below.id)).await.expect(204);
}
