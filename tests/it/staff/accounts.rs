//! Accounts over the API: who sees whom, and what a change ends.

use motesplats::platform::auth::Role;
use serde_json::json;

use super::{EMAIL, PASSWORD, opens_the_desk, planner, sign_in};
use crate::support::TestApp;

#[tokio::test(flavor = "multi_thread")]
async fn a_coordinator_adds_a_helper_and_finds_it_again() {
    let app = TestApp::spawn().await;
    let town = app.organisation("katrineholm").insert().await;
    let boss = app.staff(Role::Coordinator).at(&town).await;
    let request = json!({"name": " Åsa  Ek ", "pledgedOn": "2026-09-01"});
    let key = "a-key-of-enough-signs";
    let made = boss
        .create_once("/api/v1/staff", key, request.clone())
        .await;
    let made = made.expect(201);
    let view = made.json();
    assert_eq!(view["name"], "Åsa Ek");
    assert_eq!(view["pledgedOn"], "2026-09-01");
    assert_eq!(view["organisation"]["slug"], "katrineholm");
    assert_eq!(view["disabled"], false);
    assert!(view.get("email").is_none());

    let again = boss
        .create_once("/api/v1/staff", key, request)
        .await
        .expect(201);
    assert_eq!(again.header("idempotency-replayed"), "true");
    assert_eq!(again.json(), view);
    let other = json!({"name": "Bo Ek"});
    let other = boss.create_once("/api/v1/staff", key, other).await;
    assert_eq!(other.problem(), "422 key-reused");

    let path = made.header("location");
    let shown = boss.get(path).await.expect(200);
    assert_eq!(shown.json(), view);
    assert_eq!(shown.etag(), made.etag());
    let list = boss.get("/api/v1/staff?limit=1").await.expect(200).json();
    assert_eq!(list["total"], 2);
    assert_eq!(app.audited_acts().await, ["staff.added"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_sees_or_changes_people_of_others() {
    let app = TestApp::spawn().await;
    let region = app.organisation("sormland").kind("region").insert().await;
    let town = app
        .organisation("katrineholm")
        .below(&region)
        .insert()
        .await;
    let library = app.organisation("library").below(&town).no_controller();
    let library = library.insert().await;
    let other = app.organisation("norsjo").insert().await;
    let helper = app.staff(Role::Helper).at(&library).await;
    let path = format!("/api/v1/staff/{}", helper.id);

    let boss = app.staff(Role::Coordinator).at(&town).await;
    let tag = boss.get(&path).await.expect(200).etag().to_owned();
    for place in [&region, &other] {
        let foreign = app.staff(Role::Coordinator).at(place).await;
        assert_eq!(foreign.get(&path).await.problem(), "404 not-found");
        let change = foreign.patch(&path, &tag, json!({"name": "X"})).await;
        assert_eq!(change.problem(), "404 not-found");
        let list = foreign.get("/api/v1/staff").await.json();
        assert_eq!(list["total"], 1, "{list}");
        let request = json!({"name": "Spion", "organisation": "katrineholm"});
        let made = foreign.create("/api/v1/staff", request).await;
        assert_eq!(made.problem(), "404 not-found");
    }
    let planner = app.staff(Role::Planner).at(&town).await;
    planner.get("/api/v1/staff").await.expect(403);
    planner.get(&path).await.expect(403);
    app.visitor().get(&path).await.expect(401);
    boss.get("/api/v1/staff/none").await.expect(404);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_password_or_disabling_ends_every_sign_in_and_token() {
    let app = TestApp::spawn().await;
    let (town, id) = planner(&app).await;
    let boss = app.staff(Role::Coordinator).at(&town).await;
    let path = format!("/api/v1/staff/{id}");
    let new = "en helt annan lång fras";
    for patch in [json!({"password": new}), json!({"disabled": true})] {
        let password = if patch.get("disabled").is_some() {
            new
        } else {
            PASSWORD
        };
        let fields = [("email", EMAIL), ("password", password)];
        let answer = app.visitor().submit("/sv/desk/sign-in", &fields).await;
        let cookie = super::cookie_of(&answer.expect(303));
        let request = json!({"email": EMAIL, "password": password});
        let token = app.visitor().post("/api/v1/tokens", request).await.json();
        let tag = boss.get(&path).await.etag().to_owned();
        boss.patch(&path, &tag, patch).await.expect(200);
        assert!(!opens_the_desk(&app, &cookie).await);
        let holder = app.holder(token["token"].as_str().unwrap());
        holder.get("/api/v1/staff").await.expect(401);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_gets_a_password_made_of_their_own_name() {
    let app = TestApp::spawn().await;
    let (town, id) = planner(&app).await;
    let boss = app.staff(Role::Coordinator).at(&town).await;
    let path = format!("/api/v1/staff/{id}");
    let tag = boss.get(&path).await.etag().to_owned();
    let patch = json!({"password": "Kim-Berg-1970!"});
    let refused = boss.patch(&path, &tag, patch).await.expect(422).problem();
    assert!(refused.contains("/password common-password"), "{refused}");
}

#[tokio::test(flavor = "multi_thread")]
async fn changes_want_the_edit_they_were_made_against() {
    let app = TestApp::spawn().await;
    let (town, id) = planner(&app).await;
    sign_in(&app).await;
    let boss = app.staff(Role::Coordinator).at(&town).await;
    let path = format!("/api/v1/staff/{id}");
    let tag = boss.get(&path).await.etag().to_owned();
    let renamed = boss.patch(&path, &tag, json!({"name": "Kim Alm"})).await;
    let renamed = renamed.expect(200);
    assert_eq!(renamed.json()["name"], "Kim Alm");
    let stale = boss.patch(&path, &tag, json!({"name": "Kim Ek"})).await;
    assert_eq!(stale.problem(), "412 stale");
    let request = boss.request(reqwest::Method::PATCH, &path);
    let blind = crate::support::client::send(request.json(&json!({}))).await;
    assert_eq!(blind.problem(), "428 precondition-required");
    // A name is no reason to end anything.
    assert_eq!(app.count("sign_ins").await, 1);
    let own = format!("/api/v1/staff/{}", boss.id);
    let tag = boss.get(&own).await.etag().to_owned();
    let shut = boss.patch(&own, &tag, json!({"disabled": true})).await;
    assert_eq!(shut.problem(), "403 not-grantable");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_coordinator_below_sets_no_password_for_one_who_is_more() {
    let app = TestApp::spawn().await;
    let town = app.organisation("katrineholm").insert().await;
    let library = app.organisation("library").below(&town).no_controller();
    let library = library.insert().await;
    let above = app.staff(Role::Desk).at(&library).await;
    app.grant(above.id, Role::Coordinator, &town).await;
    let below = app.staff(Role::Coordinator).at(&library).await;
    let path = format!("/api/v1/staff/{}", above.id);
    let tag = below.get(&path).await.expect(200).etag().to_owned();
    for patch in [
        json!({"password": PASSWORD}),
        json!({"email": "mine@exempel.se"}),
        json!({"disabled": true}),
    ] {
        let answer = below.patch(&path, &tag, patch).await;
        assert_eq!(answer.problem(), "403 not-grantable");
    }
    below
        .patch(&path, &tag, json!({"name": "Ny"}))
        .await
        .expect(200);
}

#[tokio::test(flavor = "multi_thread")]
async fn every_fault_is_told_and_nothing_is_stored() {
    let app = TestApp::spawn().await;
    let (town, _) = planner(&app).await;
    let boss = app.staff(Role::Coordinator).at(&town).await;
    let before = app.count("staff").await;
    let request =
        json!({"name": "", "email": "åsa@exempel.se", "pledgedOn": "1/9", "password": "kort"});
    let faults = boss
        .create("/api/v1/staff", request)
        .await
        .expect(422)
        .problem();
    for fault in [
        "/name empty",
        "/email email-not-ascii",
        "/pledgedOn bad-date",
        "/password too-short",
    ] {
        assert!(faults.contains(fault), "{faults}");
    }
    for (request, refused) in [
        (json!({"name": "A\u{0}B"}), "422 unprocessable"),
        (
            json!({"name": "A", "role": "operator"}),
            "422 unprocessable",
        ),
        (
            json!({"name": "A", "password": PASSWORD}),
            "422 unprocessable",
        ),
        (
            json!({"name": "A", "email": "KIM.BERG@exempel.se"}),
            "409 email-taken",
        ),
        (
            json!({"name": "A", "organisation": "no\u{0}"}),
            "404 not-found",
        ),
        (
            json!({"name": "A", "organisation": "none"}),
            "404 not-found",
        ),
    ] {
        let told = boss.create("/api/v1/staff", request).await.problem();
        assert!(told.starts_with(refused), "{told}");
    }
    assert_eq!(app.count("staff").await, before);
}
