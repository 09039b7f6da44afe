//! What a venue helps with, topic by topic.

use motesplats::platform::auth::Role;
use serde_json::{Value, json};

use crate::support::TestApp;

fn policy() -> Value {
    json!([
        {"topic": "bank", "help": "referred", "whom": {"sv": "Sörmlands sparbank", "en": "your bank"}},
        {"topic": "e-id", "help": "shown-only"},
        {"topic": "phone", "help": "helped"},
        {"topic": "health", "help": "with-partner"},
    ])
}

#[tokio::test]
async fn a_venue_says_of_each_topic_how_far_help_goes() {
    let app = TestApp::spawn().await;
    let town = app.organisation("katrineholm").insert().await;
    let coordinator = app.staff(Role::Coordinator).at(&town).await;
    let request = json!({"organisation": "katrineholm", "name": "Valla", "kind": "library",
        "municipality": "0483", "topicPolicy": policy()});
    let made = coordinator
        .create("/api/v1/venues", request)
        .await
        .expect(201);
    // In the order of the topics; what is simply helped has no rule.
    let shown = json!([
        {"topic": "e-id", "help": "shown-only"},
        {"topic": "health", "help": "with-partner"},
        {"topic": "bank", "help": "referred", "whom": "Sörmlands sparbank"},
    ]);
    assert_eq!(made.json()["topicPolicy"], shown);
    let list = app.visitor().get("/api/v1/venues").await.expect(200).json();
    assert_eq!(list["items"][0]["topicPolicy"], shown);
    let asked = app
        .visitor()
        .request(reqwest::Method::GET, "/api/v1/venues/valla")
        .header("Accept-Language", "nb, en;q=0.5");
    let read = crate::support::client::send(asked).await.json();
    assert_eq!(
        read["topicPolicy"][2],
        json!({"topic": "bank", "help": "referred", "whom": "your bank", "textLanguage": "en"})
    );
}

#[tokio::test]
async fn a_change_replaces_all_the_rules_and_the_same_ones_are_no_change() {
    let app = TestApp::spawn().await;
    let town = app.organisation("katrineholm").insert().await;
    let venue = app.venue(&town).insert().await;
    let coordinator = app.staff(Role::Coordinator).at(&town).await;
    let path = format!("/api/v1/venues/{}", venue.slug);
    let tag = coordinator.get(&path).await.etag().to_owned();
    let change = json!({"topicPolicy": policy()});
    let changed = coordinator
        .patch(&path, &tag, change.clone())
        .await
        .expect(200);
    let same = coordinator
        .patch(&path, changed.etag(), change)
        .await
        .expect(200);
    assert_eq!(same.etag(), changed.etag());
    let other = json!({"name": "Stadsbiblioteket"});
    let kept = coordinator
        .patch(&path, same.etag(), other)
        .await
        .expect(200);
    assert_eq!(kept.json()["topicPolicy"].as_array().unwrap().len(), 3);
    let fewer = json!({"topicPolicy": [{"topic": "bank", "help": "shown-only"}]});
    let fewer = coordinator
        .patch(&path, kept.etag(), fewer)
        .await
        .expect(200);
    assert_eq!(
        fewer.json()["topicPolicy"],
        json!([{"topic": "bank", "help": "shown-only"}])
    );
    let none = json!({"topicPolicy": null});
    let none = coordinator
        .patch(&path, fewer.etag(), none)
        .await
        .expect(200);
    assert_eq!(none.json()["topicPolicy"], json!([]));
    assert_eq!(app.count("venue_topics").await, 0);
    assert_eq!(app.audited("venue.changed").await, 4);
}

#[tokio::test]
async fn every_fault_of_a_rule_is_named_at_once() {
    let app = TestApp::spawn().await;
    let town = app.organisation("katrineholm").insert().await;
    let venue = app.venue(&town).insert().await;
    let coordinator = app.staff(Role::Coordinator).at(&town).await;
    let path = format!("/api/v1/venues/{}", venue.slug);
    let tag = coordinator.get(&path).await.etag().to_owned();
    let odd = json!({"topicPolicy": [
        {"topic": "knitting", "help": "referred", "whom": "stickcaféet"},
        {"topic": "bank", "help": "referred"},
        {"topic": "e-id", "help": "shown-only", "whom": "banken"},
        {"topic": "bank", "help": "refused"},
    ]});
    let refused = coordinator.patch(&path, &tag, odd).await;
    assert_eq!(
        refused.problem(),
        r#"422 unprocessable ["/topicPolicy/0/topic unknown-value", "/topicPolicy/1/whom missing", "/topicPolicy/2/whom not-allowed-here", "/topicPolicy/3/help unknown-value"]"#
    );
    assert_eq!(app.count("venue_topics").await, 0);
}
