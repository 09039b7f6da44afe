//! Signing in at pages: how a sign-in begins, and everything that ends it.

use chrono::TimeDelta;
use reqwest::Method;

use super::{EMAIL, PASSWORD, cookie_of, opens_the_desk, planner, sign_in};
use crate::support::TestApp;
use crate::support::client::send;

#[tokio::test(flavor = "multi_thread")]
async fn the_cookie_opens_the_desk_and_is_kept_only_as_a_hash() {
    let app = TestApp::spawn().await;
    planner(&app).await;
    let fields = [("email", "kim.berg@EXEMPEL.se"), ("password", PASSWORD)];
    let answer = app.visitor().submit("/sv/desk/sign-in", &fields).await;
    let answer = answer.expect(303);
    assert_eq!(answer.header("location"), "/sv/desk");
    let set = answer.header("set-cookie");
    assert!(set.starts_with("__Host-motesplats="), "{set}");
    for attribute in ["HttpOnly", "SameSite=Lax", "Secure", "Path=/"] {
        assert!(set.contains(attribute), "{set}");
    }
    let cookie = cookie_of(&answer);
    assert!(opens_the_desk(&app, &cookie).await);
    let (_, id) = cookie.split_once('=').unwrap();
    let stored = app.sign_in_hash().await;
    assert_ne!(data_encoding::HEXLOWER.encode(&stored), id);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_id_planted_before_signing_in_opens_nothing_after() {
    let app = TestApp::spawn().await;
    planner(&app).await;
    let planted = format!("__Host-motesplats={}", "ab".repeat(32));
    let old = sign_in(&app).await;
    for before in [planted, old] {
        let fields = [("email", EMAIL), ("password", PASSWORD)];
        let request = app.visitor().request(Method::POST, "/sv/desk/sign-in");
        let request = request.header("Cookie", &before).form(&fields);
        let fresh = cookie_of(&send(request).await.expect(303));
        assert_ne!(fresh, before);
        assert!(opens_the_desk(&app, &fresh).await);
        assert!(!opens_the_desk(&app, &before).await);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sign_in_ends_when_it_is_left_alone_and_after_half_a_day() {
    let app = TestApp::spawn().await;
    planner(&app).await;
    let left_alone = sign_in(&app).await;
    app.clock().advance(TimeDelta::minutes(59));
    assert!(opens_the_desk(&app, &left_alone).await);
    app.clock().advance(TimeDelta::minutes(60));
    assert!(!opens_the_desk(&app, &left_alone).await);

    let busy = sign_in(&app).await;
    for _ in 0..23 {
        app.clock().advance(TimeDelta::minutes(30));
        assert!(opens_the_desk(&app, &busy).await);
    }
    app.clock().advance(TimeDelta::minutes(30));
    assert!(!opens_the_desk(&app, &busy).await);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_last_use_is_written_down_at_most_once_a_minute() {
    let app = TestApp::spawn().await;
    planner(&app).await;
    let cookie = sign_in(&app).await;
    app.clock().advance(TimeDelta::seconds(59));
    opens_the_desk(&app, &cookie).await;
    assert_eq!(app.sign_ins_used_later().await, 0);
    app.clock().advance(TimeDelta::seconds(1));
    opens_the_desk(&app, &cookie).await;
    assert_eq!(app.sign_ins_used_later().await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn signing_out_ends_it_and_takes_the_code_of_the_page() {
    let app = TestApp::spawn().await;
    planner(&app).await;
    let cookie = sign_in(&app).await;
    let out = |code: String| {
        let request = app.visitor().request(Method::POST, "/sv/desk/sign-out");
        send(request.header("Cookie", &cookie).form(&[("csrf", code)]))
    };
    for wrong in [String::new(), "0".repeat(64)] {
        assert_eq!(out(wrong).await.status(), 403);
    }
    assert!(opens_the_desk(&app, &cookie).await);

    let answer = out(super::forms::code_for(&app, &cookie)).await.expect(303);
    assert_eq!(answer.header("location"), "/sv/desk/sign-in");
    assert!(answer.header("set-cookie").contains("Max-Age=0"));
    assert!(!opens_the_desk(&app, &cookie).await);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_disabled_account_is_out_at_once_and_cannot_come_back() {
    let app = TestApp::spawn().await;
    planner(&app).await;
    let cookie = sign_in(&app).await;
    app.disable_everybody().await;
    assert!(!opens_the_desk(&app, &cookie).await);
    let fields = [("email", EMAIL), ("password", PASSWORD)];
    let answer = app.visitor().submit("/sv/desk/sign-in", &fields).await;
    assert_eq!(answer.status(), 422);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_password_and_an_unknown_address_get_the_same_page() {
    let app = TestApp::spawn().await;
    planner(&app).await;
    let mut pages = Vec::new();
    for (email, password) in [
        (EMAIL, "fel lösenord här"),
        ("nobody@exempel.se", PASSWORD),
        ("no address\u{7}", PASSWORD),
        ("", ""),
    ] {
        let fields = [("email", email), ("password", password)];
        let answer = app.visitor().submit("/sv/desk/sign-in", &fields).await;
        let answer = answer.expect(422);
        assert_eq!(answer.header("set-cookie"), "");
        assert_eq!(answer.header("cache-control"), "no-store");
        assert!(!answer.text().contains("fel lösenord"));
        pages.push(answer.text().replace(&format!("value=\"{email}\""), ""));
    }
    assert_eq!(pages[0], pages[1]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_field_left_empty_is_asked_for_and_nothing_is_called_wrong() {
    let app = TestApp::spawn().await;
    planner(&app).await;
    for (email, password, asked) in [
        ("", PASSWORD, "Skriv din e-post."),
        (EMAIL, " ", "Skriv ditt lösenord."),
    ] {
        let fields = [("email", email), ("password", password)];
        let answer = app.visitor().submit("/sv/desk/sign-in", &fields).await;
        let page = answer.expect(422).text();
        assert!(page.contains(asked), "{page}");
        assert!(!page.contains("E-posten eller lösenordet är fel"), "{page}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn one_comes_back_to_where_one_wanted_to_go_and_nowhere_else() {
    let app = TestApp::spawn().await;
    planner(&app).await;
    let asked = app.visitor().get("/sv/desk/x?day=1&a=b").await.expect(303);
    let to_sign_in = asked.header("location");
    assert_eq!(
        to_sign_in,
        "/sv/desk/sign-in?next=%2Fsv%2Fdesk%2Fx%3Fday%3D1%26a%3Db"
    );
    let page = app.visitor().get(to_sign_in).await.expect(200).text();
    assert!(page.contains("value=\"/sv/desk/x?day=1"), "{page}");

    for (next, to) in [
        ("/sv/desk/x?day=1&a=b", "/sv/desk/x?day=1&a=b"),
        ("https://evil.example/", "/sv/desk"),
        ("//evil.example/", "/sv/desk"),
        ("/\\evil.example/", "/sv/desk"),
    ] {
        let fields = [("email", EMAIL), ("password", PASSWORD), ("next", next)];
        let answer = app.visitor().submit("/sv/desk/sign-in", &fields).await;
        assert_eq!(answer.expect(303).header("location"), to);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_sweeper_takes_what_has_ended_and_nothing_else() {
    let app = TestApp::spawn().await;
    planner(&app).await;
    sign_in(&app).await;
    app.clock().advance(TimeDelta::minutes(61));
    let cookie = sign_in(&app).await;
    let lifetimes = &app.state.config.sign_in;
    let conn = &mut app.conn().await;
    let swept = motesplats::staff::purge_expired(conn, lifetimes, app.now()).await;
    assert_eq!(swept.unwrap(), 1);
    assert!(opens_the_desk(&app, &cookie).await);
}
