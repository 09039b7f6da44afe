//! What opens one's own account: tokens for programs, and the browsers that are signed in.

use chrono::TimeDelta;
use motesplats::platform::auth::{NOUNS, NeededScope, Role, TokenScope};
use motesplats::routes::api;
use reqwest::Method;
use serde_json::{Value, json};

use super::{EMAIL, PASSWORD, cookie_of, opens_the_desk, planner, sign_in};
use crate::booking::library;
use crate::support::client::send;
use crate::support::staff::Staff;
use crate::support::{Client, TestApp};

const TOKENS: &str = "/api/v1/staff/me/tokens";
const SIGN_INS: &str = "/api/v1/staff/me/sign-ins";
const ME: &str = "/sv/desk/me";

fn asked(scopes: &[&str]) -> Value {
    json!({ "name": "Webben", "scopes": scopes, "expiresAt": "2026-12-01T08:00:00Z" })
}

/// A token with scopes: what it is called, and whoever holds it.
async fn token(app: &TestApp, of: &Staff, scopes: &[&str]) -> (String, Client) {
    let made = of.post(TOKENS, asked(scopes)).await.expect(201).json();
    let client = app.holder(made["token"].as_str().unwrap());
    (made["id"].as_str().unwrap().to_owned(), client)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_opens_what_it_was_made_for_and_nothing_else() {
    let app = TestApp::spawn().await;
    let venue = library(&app).await;
    let session = app.session(&venue).seats(8).published().insert().await;
    let planner = app.staff(Role::Planner).at(&venue).await;
    let (_, reader) = token(&app, &planner, &["sessions:read"]).await;
    let sessions = format!("/api/v1/sessions/{session}");
    reader
        .get("/api/v1/sessions?status=draft")
        .await
        .expect(200);
    reader.get(&sessions).await.expect(200);
    for (method, path, scope) in [
        (Method::GET, format!("{sessions}/bookings"), "bookings:read"),
        (
            Method::POST,
            format!("{sessions}/publication"),
            "sessions:write",
        ),
        (
            Method::POST,
            format!("{sessions}/bookings"),
            "bookings:write",
        ),
        (Method::GET, "/api/v1/venues".to_owned(), "venues:read"),
        (
            Method::GET,
            "/api/v1/closed-days?unknown=1".to_owned(),
            "closed-days:read",
        ),
    ] {
        let refused = send(reader.request(method.clone(), &path)).await;
        assert!(
            refused.problem().starts_with("403 missing-scope"),
            "{method} {path}"
        );
        assert_eq!(refused.json()["scope"], scope, "{method} {path}");
    }
    let (_, roster) = token(&app, &planner, &["bookings:read"]).await;
    roster
        .get(&format!("{sessions}/bookings"))
        .await
        .expect(200);
    roster.get(&sessions).await.expect(403);
    // A scope is no right: a planner's token administers nothing.
    let (_, boss) = token(&app, &planner, &["staff:read", "staff:write"]).await;
    assert_eq!(boss.get("/api/v1/staff").await.problem(), "403 not-allowed");
    // The token of before has none, and may do whatever its account may.
    planner.get("/api/v1/venues").await.expect(200);
    reader.get("/api/v1/api-info").await.expect(200);
    reader.delete("/api/v1/tokens/current").await.expect(204);
    reader.get(&sessions).await.expect(401);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_with_scopes_makes_no_other_and_decides_about_no_account() {
    let app = TestApp::spawn().await;
    let town = app.organisation("katrineholm").insert().await;
    let boss = app.staff(Role::Coordinator).at(&town).await;
    let all: Vec<String> = NOUNS
        .iter()
        .flat_map(|noun| [format!("{noun}:read"), format!("{noun}:write")])
        .collect();
    let all: Vec<&str> = all.iter().map(String::as_str).collect();
    let (_, narrow) = token(&app, &boss, &all).await;
    narrow.get("/api/v1/staff").await.expect(200);
    for refused in [
        narrow.post(TOKENS, asked(&["sessions:read"])).await,
        narrow.get(TOKENS).await,
        narrow.get(SIGN_INS).await,
        narrow.delete(SIGN_INS).await,
    ] {
        assert_eq!(refused.problem(), "403 missing-scope");
        assert!(refused.json().get("scope").is_none());
    }
}

#[test]
fn every_route_needs_a_scope_that_a_token_can_be_given() {
    for endpoint in api() {
        let named = match NeededScope::of(&endpoint.method, endpoint.path) {
            NeededScope::One(scope) => TokenScope::parse(&scope.name()).is_ok(),
            NeededScope::Whole => endpoint.path.starts_with("/staff/me/"),
            NeededScope::None => true,
        };
        assert!(
            named,
            "{} {}: add its noun to NOUNS",
            endpoint.method, endpoint.path
        );
    }
    for noun in NOUNS {
        let is_used = api()
            .iter()
            .any(|one| one.path.split('/').any(|part| part == noun));
        assert!(is_used, "{noun} is in no route");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_token_has_a_name_known_scopes_and_an_end_within_a_year() {
    let app = TestApp::spawn().await;
    let town = app.organisation("katrineholm").insert().await;
    let desk = app.staff(Role::Desk).at(&town).await;
    for (request, faults) in [
        (
            json!({"name": "", "scopes": [], "expiresAt": "2027-10-08T08:00:00Z"}),
            ["/name", "/scopes", "/expiresAt within-a-year"].as_slice(),
        ),
        (
            json!({"name": "x", "scopes": ["sessions:read", "moon:read"], "expiresAt": "2026-10-06T08:00:00Z"}),
            &["/scopes/1 unknown-value", "/expiresAt within-a-year"],
        ),
        (
            json!({"name": "x", "scopes": ["tokens:write"], "expiresAt": "snart"}),
            &["/scopes/0 unknown-value", "/expiresAt"],
        ),
    ] {
        let told = desk.post(TOKENS, request).await.expect(422).problem();
        for fault in faults {
            assert!(told.contains(fault), "{fault}: {told}");
        }
    }
    let request = json!({"name": "x", "scopes": ["sessions:read", "sessions:read"],
        "expiresAt": "2027-10-06T08:00:00Z"});
    let made = desk.post(TOKENS, request).await.expect(201);
    assert_eq!(made.header("cache-control"), "no-store");
    assert_eq!(made.json()["scopes"], json!(["sessions:read"]));
}

#[tokio::test(flavor = "multi_thread")]
async fn ones_own_tokens_are_listed_with_their_last_use_and_end_at_the_next_request() {
    let app = TestApp::spawn().await;
    let town = app.organisation("katrineholm").insert().await;
    let desk = app.staff(Role::Desk).at(&town).await;
    let other = app.staff(Role::Desk).at(&town).await;
    let (id, reader) = token(&app, &desk, &["sessions:read"]).await;
    let listed = async |of: &Staff| of.get(TOKENS).await.expect(200).json();
    let mine = async || {
        let list = listed(&desk).await;
        let items = list["items"].as_array().unwrap().clone();
        items.into_iter().find(|one| one["id"] == id.as_str())
    };
    let fresh = mine().await.unwrap();
    assert_eq!(fresh["name"], "Webben");
    assert!(fresh.get("lastUsedAt").is_none() && fresh.get("token").is_none());
    app.clock().advance(TimeDelta::minutes(5));
    reader.get("/api/v1/sessions").await.expect(200);
    assert_eq!(mine().await.unwrap()["lastUsedAt"], "2026-10-06T08:05:00Z");
    assert_eq!(listed(&other).await["total"], 1);

    let path = format!("{TOKENS}/{id}");
    other.delete(&path).await.expect(404);
    desk.delete(&path).await.expect(204);
    reader.get("/api/v1/sessions").await.expect(401);
    desk.delete(&path).await.expect(404);
    assert_eq!(mine().await, None);
    assert_eq!(app.audited_acts().await, ["token.made", "token.revoked"]);
    app.visitor().get(TOKENS).await.expect(401);
}

#[tokio::test(flavor = "multi_thread")]
async fn browsers_that_are_signed_in_are_named_and_signed_out() {
    let app = TestApp::spawn().await;
    let (town, _) = planner(&app).await;
    let first = sign_in(&app).await;
    app.clock().advance(TimeDelta::minutes(3));
    let agent = "Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0";
    let fields = [("email", EMAIL), ("password", PASSWORD)];
    let request = app.visitor().request(Method::POST, "/sv/desk/sign-in");
    let entered = send(request.header("User-Agent", agent).form(&fields)).await;
    let second = cookie_of(&entered.expect(303));
    let request = json!({ "email": EMAIL, "password": PASSWORD });
    let token = app.visitor().post("/api/v1/tokens", request).await.json();
    let me = app.holder(token["token"].as_str().unwrap());
    let list = me.get(SIGN_INS).await.expect(200).json();
    assert_eq!(list["total"], 2);
    assert_eq!(list["items"][0]["device"], "Firefox, Windows");
    assert_eq!(list["items"][0]["createdAt"], "2026-10-06T08:03:00Z");
    assert!(list["items"][1].get("device").is_none(), "{list}");
    let stored = app
        .value("select string_agg(device, ';') from sign_ins")
        .await;
    assert_eq!(stored, "Firefox, Windows");

    let path = format!("{SIGN_INS}/{}", list["items"][1]["id"].as_str().unwrap());
    let other = app.staff(Role::Desk).at(&town).await;
    other.delete(&path).await.expect(404);
    other.delete(SIGN_INS).await.expect(204);
    me.delete(&path).await.expect(204);
    assert!(!opens_the_desk(&app, &first).await);
    assert!(opens_the_desk(&app, &second).await);
    me.delete(SIGN_INS).await.expect(204);
    assert!(!opens_the_desk(&app, &second).await);
    me.get(SIGN_INS).await.expect(200);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_of_ones_own_account_shows_all_of_it_and_ends_it_by_buttons() {
    let app = TestApp::spawn().await;
    planner(&app).await;
    let elsewhere = sign_in(&app).await;
    let here = app.visitor().with_cookie(&sign_in(&app).await);
    let page = here.get(ME).await.expect(200).text();
    for said in [
        "Kim Berg",
        EMAIL,
        "planerare",
        "den här",
        "Du har inga nycklar.",
    ] {
        assert!(page.contains(said), "{said}: {page}");
    }
    assert!(page.contains(r#"href="/sv/desk/me/password""#));
    here.fill(ME, &format!("{ME}/sign-ins/end"), &[])
        .await
        .expect(303);
    assert!(!opens_the_desk(&app, &elsewhere).await);
    here.get(ME).await.expect(200);

    let empty = here
        .fill(ME, &format!("{ME}/tokens"), &[("name", "Webben")])
        .await;
    let text = empty.expect(422).text();
    assert!(
        text.contains(r#"value="Webben""#) && text.contains("<details open"),
        "{text}"
    );
    let fields = [
        ("name", "Webben"),
        ("days", "30"),
        ("read", "sessions"),
        ("read", "venues"),
    ];
    let made = here
        .fill(ME, &format!("{ME}/tokens"), &fields)
        .await
        .expect(200);
    let text = made.text();
    let (_, rest) = text.split_once("mps_").unwrap();
    let token = format!("mps_{}", rest.split('<').next().unwrap());
    let reader = app.holder(&token);
    reader.get("/api/v1/venues").await.expect(200);
    reader.get("/api/v1/staff").await.expect(403);
    let page = here.get(ME).await.expect(200).text();
    assert!(
        page.contains("sessions:read, venues:read") && !page.contains(&token),
        "{page}"
    );
    let (_, rest) = page.split_once("/desk/me/tokens/").unwrap();
    let id = rest.split('/').next().unwrap();
    let ended = here
        .fill(ME, &format!("{ME}/tokens/{id}/end"), &[])
        .await
        .expect(303);
    let said = here.get(ended.header("location")).await.expect(200).text();
    assert!(said.contains("Nyckeln är borttagen."), "{said}");
    reader.get("/api/v1/venues").await.expect(401);
}
