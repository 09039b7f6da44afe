//! Whoever answers for people's data keeps somebody who decides for it.

use futures_util::future::join_all;
use motesplats::platform::auth::Role;
use reqwest::Method;
use serde_json::json;
use uuid::Uuid;

use crate::support::client::send;
use crate::support::organisation::Org;
use crate::support::staff::Staff;
use crate::support::{Client, TestApp};

async fn town(app: &TestApp) -> Org {
    app.organisation("katrineholm").insert().await
}

/// Those who want somebody else gone, all of them at the same moment: their answers, in order.
async fn at_once(app: &TestApp, requests: Vec<(Client, Method, String)>) -> Vec<u16> {
    let mut holder = app.connect().await;
    let held = holder.transaction().await.unwrap();
    held.execute("select from grants for update", &[])
        .await
        .unwrap();
    let many = requests.len();
    let sent = requests.into_iter().map(|(client, method, path)| {
        let request = client.request(method.clone(), &path);
        let request = match method {
            Method::PATCH => request
                .header("If-Match", "*")
                .json(&json!({ "disabled": true })),
            _ => request,
        };
        tokio::spawn(send(request))
    });
    let sent: Vec<_> = sent.collect();
    app.until_so_many_wait_for_a_lock(many).await;
    held.commit().await.unwrap();
    let answers = join_all(sent).await.into_iter();
    let mut statuses: Vec<u16> = answers.map(|answer| answer.unwrap().status()).collect();
    statuses.sort_unstable();
    statuses
}

async fn withdrawal(app: &TestApp, by: &Staff, of: Uuid) -> (Client, Method, String) {
    let path = format!("/api/v1/grants/{}", app.grant_of(of).await);
    ((**by).clone(), Method::DELETE, path)
}

async fn coordinators(app: &TestApp) -> String {
    let left = "select count(*) from grants join staff on staff.id = staff_id \
                where role = 'coordinator' and disabled_at is null";
    app.value(left).await
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_coordinators_who_take_each_others_accounts_away_one_stays() {
    let app = TestApp::spawn().await;
    let town = town(&app).await;
    let one = app.staff(Role::Coordinator).at(&town).await;
    let other = app.staff(Role::Coordinator).at(&town).await;
    let removal = |by: &Staff, of: &Staff| {
        let path = format!("/api/v1/staff/{}", of.id);
        ((**by).clone(), Method::DELETE, path)
    };
    let requests = vec![removal(&one, &other), removal(&other, &one)];
    assert_eq!(at_once(&app, requests).await, [204, 409]);
    assert_eq!(coordinators(&app).await, "1");
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_coordinators_who_remove_each_other_at_once_one_stays() {
    let app = TestApp::spawn().await;
    let town = town(&app).await;
    let one = app.staff(Role::Coordinator).at(&town).await;
    let other = app.staff(Role::Coordinator).at(&town).await;
    let requests = vec![
        withdrawal(&app, &one, other.id).await,
        withdrawal(&app, &other, one.id).await,
    ];
    assert_eq!(at_once(&app, requests).await, [204, 409]);
    assert_eq!(coordinators(&app).await, "1");
}

/// Beside a third, both may go: what keeps the last one is the rule, not the lock.
#[tokio::test(flavor = "multi_thread")]
async fn of_three_coordinators_two_may_remove_each_other() {
    let app = TestApp::spawn().await;
    let town = town(&app).await;
    let one = app.staff(Role::Coordinator).at(&town).await;
    let other = app.staff(Role::Coordinator).at(&town).await;
    app.staff(Role::Coordinator).at(&town).await;
    let requests = vec![
        withdrawal(&app, &one, other.id).await,
        withdrawal(&app, &other, one.id).await,
    ];
    assert_eq!(at_once(&app, requests).await, [204, 204]);
    assert_eq!(coordinators(&app).await, "1");
}

#[tokio::test(flavor = "multi_thread")]
async fn closing_the_account_and_withdrawing_the_role_count_alike() {
    let app = TestApp::spawn().await;
    let town = town(&app).await;
    let one = app.staff(Role::Coordinator).at(&town).await;
    let other = app.staff(Role::Coordinator).at(&town).await;
    let closing = format!("/api/v1/staff/{}", other.id);
    let requests = vec![
        ((*one).clone(), Method::PATCH, closing),
        withdrawal(&app, &other, one.id).await,
    ];
    let statuses = at_once(&app, requests).await;
    assert!(
        [[200, 409], [204, 409]].contains(&[statuses[0], statuses[1]]),
        "{statuses:?}"
    );
    assert_eq!(coordinators(&app).await, "1");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_last_coordinator_keeps_the_address_by_which_they_sign_in() {
    let app = TestApp::spawn().await;
    let town = town(&app).await;
    let boss = app.staff(Role::Coordinator).at(&town).await;
    let closed = app.staff(Role::Coordinator).at(&town).await;
    let path = format!("/api/v1/staff/{}", closed.id);
    let tag = boss.get(&path).await.etag().to_owned();
    boss.patch(&path, &tag, json!({"disabled": true}))
        .await
        .expect(200);
    // Who cannot sign in is nobody who could decide.
    let own = format!("/api/v1/staff/{}", boss.id);
    let tag = boss.get(&own).await.etag().to_owned();
    let refused = boss.patch(&own, &tag, json!({"email": null})).await;
    assert!(
        refused.problem().starts_with("409 last-coordinator"),
        "{}",
        refused.text()
    );
    assert_eq!(refused.json()["organisation"], "Katrineholm");
    boss.patch(&own, &tag, json!({"name": "Kim Ek"}))
        .await
        .expect(200);

    let another = app.staff(Role::Coordinator).at(&town).await;
    let tag = boss.get(&own).await.etag().to_owned();
    boss.patch(&own, &tag, json!({"email": null}))
        .await
        .expect(200);
    another.get("/api/v1/staff").await.expect(200);
}

/// A library below its town is no controller: the town's coordinators decide for it.
#[tokio::test(flavor = "multi_thread")]
async fn a_place_that_answers_for_nobody_may_be_without_one() {
    let app = TestApp::spawn().await;
    let town = town(&app).await;
    let library = app.organisation("library").below(&town).no_controller();
    let library = library.insert().await;
    let boss = app.staff(Role::Coordinator).at(&town).await;
    let local = app.staff(Role::Coordinator).at(&library).await;
    let grant = format!("/api/v1/grants/{}", app.grant_of(local.id).await);
    boss.delete(&grant).await.expect(204);
}
