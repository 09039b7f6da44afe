//! A page that is open reads itself again. That is the same look, and no use of the sign-in.

use chrono::TimeDelta;
use motesplats::platform::auth::Role;
use serde_json::json;

use super::{Desk, begun, desk, put_on_list};
use crate::booking::library;
use crate::support::{Answer, TestApp};

/// Where the page's script asks.
fn poll_of(page: &Answer) -> String {
    let page = page.text();
    let (_, rest) = page.split_once("data-hx-get=\"").unwrap();
    rest.split('"').next().unwrap().to_owned()
}

#[tokio::test]
async fn an_open_page_reads_itself_again_and_that_is_one_look() {
    let app = TestApp::spawn().await;
    let (desk, staff) = begun(&app, 5).await;
    let poll = poll_of(&desk.page().await);
    let looks = app.audited("roster.read").await;
    put_on_list(&staff, &desk, json!({ "name": "Gunvor" })).await;
    for _ in 0..3 {
        let page = desk.client.get(&poll).await.expect(200);
        assert!(page.text().contains("<bdi>Gunvor</bdi>"));
        assert_eq!(page.header("cache-control"), "no-store");
    }
    assert_eq!(app.audited("roster.read").await, looks);
}

#[tokio::test]
async fn nobody_reads_a_list_by_the_key_of_another_page_or_person() {
    let app = TestApp::spawn().await;
    let venue = library(&app).await;
    let session = app.session(&venue).published();
    let session = session.starting("2026-10-06", "09:30").insert().await;
    let [mine, colleague] = [Role::Planner, Role::Desk].map(|role| app.staff(role));
    let (mine, colleague) = (mine.at(&venue).await, colleague.at(&venue).await);
    let colleague = app.signed_in(&colleague).await;
    let mine = Desk {
        app: &app,
        client: app.signed_in(&mine).await,
        session,
    };
    let poll = poll_of(&mine.page().await);
    colleague.get(&poll).await.expect(404);
    let (path, key) = poll.split_once('?').unwrap();
    mine.client.get(path).await.expect(404);
    let other = app.session(&venue).published().insert().await;
    let other = format!("/sv/desk/sessions/{other}/poll?{key}");
    mine.client.get(&other).await.expect(404);
    assert_eq!(app.audited("roster.read").await, 1);
}

#[tokio::test]
async fn a_page_left_open_does_not_keep_its_sign_in() {
    let app = TestApp::spawn().await;
    let (desk, _) = begun(&app, 5).await;
    let poll = poll_of(&desk.page().await);
    for _ in 0..59 {
        app.clock().advance(TimeDelta::minutes(1));
        desk.client.get(&poll).await.expect(200);
    }
    app.clock().advance(TimeDelta::minutes(2));
    let ended = desk.client.get(&poll).await.expect(401);
    let next = format!(
        "/sv/desk/sign-in?next={}",
        desk.path("").replace('/', "%2F")
    );
    assert_eq!(ended.header("hx-redirect"), next);
    assert!(!ended.text().contains("bdi"), "no names stay");
}

#[tokio::test]
async fn only_a_page_with_a_script_may_ask_the_service_and_only_ours() {
    let app = TestApp::spawn().await;
    let desk = desk(&app, 5).await;
    let policy = desk
        .page()
        .await
        .header("content-security-policy")
        .to_owned();
    assert!(policy.ends_with("connect-src 'self'") && policy.contains("script-src 'self'"));
    let home = desk.client.get("/sv/desk").await;
    assert!(
        !home
            .header("content-security-policy")
            .contains("connect-src")
    );
    let page = desk.page().await.text();
    let scripts = page.matches("<script defer src=\"/assets/").count();
    assert_eq!((scripts, page.matches("<script").count()), (2, 2));
}
