//! Grants over the API: nobody gives more than they reach, and nothing to themselves.

use motesplats::platform::auth::Role;
use serde_json::json;

use crate::support::TestApp;

#[tokio::test(flavor = "multi_thread")]
async fn a_grant_opens_and_taking_it_back_closes() {
    let app = TestApp::spawn().await;
    let town = app.organisation("katrineholm").insert().await;
    let venue = app.venue(&town).insert().await;
    let boss = app.staff(Role::Coordinator).at(&town).await;
    let helper = app.staff(Role::Helper).at(&town).await;
    let request = json!({"staffId": helper.id, "role": "desk", "venue": venue.slug});
    let made = boss
        .create("/api/v1/grants", request.clone())
        .await
        .expect(201);
    let view = made.json();
    assert_eq!(view["role"], "desk");
    assert_eq!(view["organisation"]["slug"], "katrineholm");
    assert_eq!(view["venue"]["slug"], venue.slug.as_str());
    let again = boss.create("/api/v1/grants", request).await;
    assert_eq!(again.problem(), "409 granted-already");

    let path = format!("/api/v1/staff/{}", helper.id);
    let grants = boss.get(&path).await.json()["grants"].clone();
    assert_eq!(grants.as_array().unwrap().len(), 2);
    assert_eq!(grants[1], view);

    let request =
        json!({"staffId": helper.id, "role": "coordinator", "organisation": "katrineholm"});
    let raised = boss
        .create("/api/v1/grants", request)
        .await
        .expect(201)
        .json();
    helper.get("/api/v1/staff").await.expect(200);
    let grant = format!("/api/v1/grants/{}", raised["id"].as_str().unwrap());
    boss.delete(&grant).await.expect(204);
    helper.get("/api/v1/staff").await.expect(403);
    boss.delete(&grant).await.expect(404);
    assert_eq!(
        app.audited_acts().await,
        ["grant.given", "grant.given", "grant.withdrawn"]
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_grants_beyond_the_own_reach_or_to_oneself() {
    let app = TestApp::spawn().await;
    let town = app.organisation("katrineholm").insert().await;
    let library = app.organisation("library").below(&town).no_controller();
    let library = library.insert().await;
    let other = app.organisation("norsjo").insert().await;
    let boss = app.staff(Role::Coordinator).at(&library).await;
    let helper = app.staff(Role::Helper).at(&library).await;
    let foreign = app.staff(Role::Helper).at(&other).await;
    let request = |staff: uuid::Uuid, role: &str, organisation: &str| json!({"staffId": staff, "role": role, "organisation": organisation});
    for (request, refused) in [
        (request(helper.id, "desk", "katrineholm"), "404 not-found"),
        (request(helper.id, "desk", "norsjo"), "404 not-found"),
        (request(helper.id, "desk", "none"), "404 not-found"),
        (request(foreign.id, "desk", "library"), "404 not-found"),
        (request(boss.id, "steering", "library"), "403 not-grantable"),
        (
            request(helper.id, "operator", "library"),
            "403 not-grantable",
        ),
        (
            request(helper.id, "campaign-organiser", "library"),
            "403 not-grantable",
        ),
        (
            request(helper.id, "king", "library"),
            "422 unprocessable [\"/role unknown-value\"]",
        ),
    ] {
        let told = boss.create("/api/v1/grants", request).await.problem();
        assert_eq!(told, refused);
    }
    for role in [
        "volunteer",
        "helper",
        "desk",
        "planner",
        "coordinator",
        "steering",
        "auditor",
    ] {
        let request = request(app.staff(Role::Desk).at(&library).await.id, role, "library");
        let expected = if role == "desk" { 409 } else { 201 };
        boss.create("/api/v1/grants", request)
            .await
            .expect(expected);
    }
    for (holder, status) in [(boss.id, 403), (foreign.id, 404)] {
        let path = format!("/api/v1/grants/{}", app.grant_of(holder).await);
        boss.delete(&path).await.expect(status);
    }
    helper.create("/api/v1/grants", json!({})).await.expect(403);
}
