//! An organisation that asks for two steps: its coordinators set the second one up before they do anything else.

use chrono::TimeDelta;
use motesplats::platform::auth::Role;
use serde_json::json;

use super::second_step::{
    HALF_MINUTE, Phone, SIGN_IN, first_step, second_step, token_with, turned_on,
};
use super::{EMAIL, PASSWORD, cookie_of, coordinator};
use crate::support::organisation::Org;
use crate::support::{Client, TestApp};

const PAGE: &str = "/sv/desk/me/second-step";
const FIRST: &str = "403 second-step-first";

async fn require(boss: &Client, town: &Org, wanted: bool) {
    let path = format!("/api/v1/organisations/{}", town.slug);
    let before = boss.get(&path).await.expect(200);
    let change = json!({ "requiresTotp": wanted });
    let after = boss.patch(&path, before.etag(), change).await.expect(200);
    assert_eq!(after.json()["requiresTotp"], wanted);
}

/// A town that asks for it, with a coordinator who has an address and a password and no second step.
async fn asking() -> (TestApp, Org) {
    let app = TestApp::spawn().await;
    let (town, _) = coordinator(&app).await;
    let boss = app.staff(Role::Coordinator).at(&town).await;
    require(&boss, &town, true).await;
    (app, town)
}

async fn signed_in(app: &TestApp) -> Client {
    let fields = [("email", EMAIL), ("password", PASSWORD)];
    let entered = app.visitor().submit(SIGN_IN, &fields).await.expect(303);
    app.visitor().with_cookie(&cookie_of(&entered))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_coordinator_is_led_to_the_second_step_and_sees_nothing_else() {
    let (app, _) = asking().await;
    let browser = signed_in(&app).await;
    for page in ["/sv/desk", "/sv/desk/today", "/sv/desk/me", "/sv/reports"] {
        let led = browser.get(page).await.expect(303);
        assert_eq!(led.header("location"), PAGE, "{page}");
    }
    let poll = browser.get("/sv/desk/today/poll").await.expect(401);
    assert_eq!(poll.header("hx-redirect"), PAGE);
    let asked = browser.get(PAGE).await.expect(200);
    assert!(
        asked.text().contains("Din organisation kräver"),
        "{}",
        asked.text()
    );
    let name = [("name", "Kim"), ("days", "30")];
    let refused = browser
        .fill(PAGE, "/sv/desk/me/tokens", &name)
        .await
        .expect(303);
    assert_eq!(refused.header("location"), PAGE);

    let begun = browser.fill(PAGE, PAGE, &[]).await.expect(200).text();
    let (_, link) = begun.split_once("?secret=").unwrap();
    let phone = Phone::told(&link.chars().take(32).collect::<String>());
    let code = phone.code(app.now());
    let confirmation = format!("{PAGE}/confirmation");
    let on = browser.fill(PAGE, &confirmation, &[("code", &code)]).await;
    let on = on.expect(200).text();
    assert!(on.contains("Dina reservkoder"), "{on}");
    assert!(
        on.contains("<a class=\"button\" href=\"/sv/desk\">"),
        "{on}"
    );
    browser.get("/sv/desk/today").await.expect(200);

    // From now on the password asks for the code.
    app.clock().advance(HALF_MINUTE);
    let proof = first_step(&app).await.hidden("proof");
    let entered = second_step(&app, &proof, &phone.code(app.now())).await;
    entered.expect(303);
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_turns_it_off_again_is_led_back() {
    let (app, _) = asking().await;
    let browser = signed_in(&app).await;
    let begun = browser.fill(PAGE, PAGE, &[]).await.expect(200).text();
    let (_, link) = begun.split_once("?secret=").unwrap();
    let phone = Phone::told(&link.chars().take(32).collect::<String>());
    let code = phone.code(app.now());
    let confirmation = format!("{PAGE}/confirmation");
    browser
        .fill(PAGE, &confirmation, &[("code", &code)])
        .await
        .expect(200);
    app.clock().advance(TimeDelta::minutes(1));
    let code = phone.code(app.now());
    let off = format!("{PAGE}/end");
    browser
        .fill(PAGE, &off, &[("code", &code)])
        .await
        .expect(303);
    let led = browser.get("/sv/desk/today").await.expect(303);
    assert_eq!(led.header("location"), PAGE);
}

#[tokio::test(flavor = "multi_thread")]
async fn no_token_is_issued_and_those_of_before_set_it_up_and_do_nothing_else() {
    let app = TestApp::spawn().await;
    let (town, _) = coordinator(&app).await;
    let earlier = token_with(&app, None).await.expect(201).json();
    let earlier = app.holder(earlier["token"].as_str().unwrap());
    earlier.get("/api/v1/staff").await.expect(200);
    let boss = app.staff(Role::Coordinator).at(&town).await;
    require(&boss, &town, true).await;

    assert_eq!(token_with(&app, None).await.problem(), FIRST);
    let paths = [
        "/api/v1/staff",
        "/api/v1/sessions",
        "/api/v1/staff/me/tokens",
    ];
    for path in paths {
        assert_eq!(earlier.get(path).await.problem(), FIRST, "{path}");
        assert_eq!(boss.get(path).await.problem(), FIRST, "{path}");
    }
    let (phone, _) = turned_on(&app, &earlier).await;
    earlier.get("/api/v1/staff").await.expect(200);
    let code = phone.code(app.now());
    token_with(&app, Some(&code)).await.expect(201);
    // Whoever has none can still end the token.
    boss.delete("/api/v1/tokens/current").await.expect(204);
}

#[tokio::test(flavor = "multi_thread")]
async fn it_asks_coordinators_within_reach_and_the_operator_and_nobody_else() {
    let app = TestApp::spawn().await;
    let town = app.organisation("katrineholm").insert().await;
    let library = app.organisation("biblioteket").no_controller().below(&town);
    let library = library.insert().await;
    let norsjo = app.organisation("norsjo").below(&town).insert().await;
    let boss = app.staff(Role::Coordinator).at(&town).await;
    let librarian = app.staff(Role::Coordinator).at(&library).await;
    let neighbour = app.staff(Role::Coordinator).at(&norsjo).await;
    let planner = app.staff(Role::Planner).at(&town).await;
    let operator = app.operator().await;
    let all = [&boss, &librarian, &neighbour, &planner, &operator];
    let asked = async || {
        let mut asked = Vec::new();
        for one in all {
            let status = one.get("/api/v1/staff/me/sign-ins").await.status();
            asked.push(status == 403);
        }
        asked
    };
    assert_eq!(asked().await, [false; 5]);
    require(&librarian, &library, true).await;
    assert_eq!(asked().await, [true, true, false, false, true]);
    app.sql("update organisations set requires_totp = slug = 'katrineholm'")
        .await;
    assert_eq!(asked().await, [true, true, false, false, true]);
    app.sql("update organisations set requires_totp = slug = 'norsjo'")
        .await;
    assert_eq!(asked().await, [false, false, true, false, true]);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_of_settings_asks_for_it() {
    let app = TestApp::spawn().await;
    let town = app.organisation("katrineholm").insert().await;
    let boss = app.staff(Role::Coordinator).at(&town).await;
    let browser = app.signed_in(&boss).await;
    let page = "/sv/desk/organisations/katrineholm";
    let shown = browser.get(page).await.expect(200);
    assert!(
        shown
            .text()
            .contains("Måste samordnare logga in i två steg?")
    );
    let version = shown.hidden("version");
    let fields = [
        ("version", version.as_str()),
        ("name", "Katrineholm"),
        ("phone", ""),
        ("email", ""),
        ("language", "sv"),
        ("publicationReserved", "false"),
        ("retentionDays", "14"),
        ("remindByPhone", "false"),
        ("requiresTotp", "true"),
    ];
    let saved = browser.fill(page, page, &fields).await.expect(303);
    let led = browser.get(saved.header("location")).await.expect(303);
    assert_eq!(led.header("location"), PAGE);
}
