//! Accounts that nobody uses: told of two weeks before, then closed; and the operator, who gets letters too.

use chrono::TimeDelta;
use motesplats::platform::auth::Role;
use serde_json::json;
use uuid::Uuid;

use super::{EMAIL, PASSWORD, planner};
use crate::support::staff::Staff;
use crate::support::{TestApp, eventually};

const YEAR: TimeDelta = TimeDelta::days(365);
const NOTICE: TimeDelta = TimeDelta::days(14);
const DAY: TimeDelta = TimeDelta::days(1);

/// Whether an account is open.
async fn is_open(app: &TestApp, who: Uuid) -> bool {
    let asked = format!("select disabled_at is null from staff where id = '{who}'");
    app.value(&asked).await == "t"
}

async fn signs_in(app: &TestApp) -> u16 {
    let request = json!({ "email": EMAIL, "password": PASSWORD });
    app.visitor().post("/api/v1/tokens", request).await.status()
}

/// A town with a planner who has a password, and a coordinator whose program works all the time.
async fn town(app: &TestApp) -> (Uuid, Staff) {
    let (town, planner) = planner(app).await;
    let boss = app.staff(Role::Coordinator).at(&town).await;
    (planner, boss)
}

#[tokio::test(flavor = "multi_thread")]
async fn an_account_that_nobody_uses_is_closed_two_weeks_after_its_owner_was_told() {
    let app = TestApp::spawn().await;
    let (planner, boss) = town(&app).await;
    app.clock().advance(YEAR - NOTICE - DAY);
    boss.get("/api/v1/staff").await.expect(200);
    app.close_unused().await;
    app.deliver_mail().await;
    assert!(app.mailbox().is_empty());

    app.clock().advance(DAY);
    app.close_unused().await;
    app.close_unused().await;
    app.deliver_mail().await;
    let letters = app.mailbox();
    assert_eq!(letters.len(), 1, "told once");
    assert_eq!(letters[0].to(), EMAIL);
    assert_eq!(
        letters[0].subject(),
        "Ditt konto stängs onsdag 6 oktober 2027"
    );
    assert!(
        letters[0].text.contains("hos Katrineholm"),
        "{}",
        letters[0].text
    );
    assert!(
        letters[0].text.contains("/sv/desk/sign-in"),
        "{}",
        letters[0].text
    );
    let browser = app.signed_in(&boss).await;
    let page = format!("/sv/desk/staff/{planner}");
    let said = browser.get(&page).await.expect(200).text();
    assert!(
        said.contains("Kontot stängs onsdag 6 oktober 2027"),
        "{said}"
    );

    app.clock().advance(NOTICE - DAY);
    app.close_unused().await;
    assert!(is_open(&app, planner).await, "a day is left");
    app.clock().advance(DAY);
    boss.get("/api/v1/staff").await.expect(401);
    app.close_unused().await;
    assert!(!is_open(&app, planner).await);
    assert!(
        is_open(&app, boss.id).await,
        "a program came with its token"
    );
    assert_eq!(signs_in(&app).await, 401);
    assert_eq!(app.audited("staff.closed-unused").await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_signs_in_keeps_the_account_and_whoever_is_let_in_again_has_two_weeks() {
    let app = TestApp::spawn().await;
    let (planner, boss) = town(&app).await;
    app.clock().advance(YEAR - NOTICE);
    app.close_unused().await;
    assert_eq!(signs_in(&app).await, 201);
    app.deliver_mail().await;
    assert!(
        app.mailbox().is_empty(),
        "what the letter would say is not true any more"
    );
    app.clock().advance(NOTICE);
    app.close_unused().await;
    assert!(is_open(&app, planner).await);

    app.clock().advance(YEAR - NOTICE);
    app.close_unused().await;
    app.clock().advance(NOTICE);
    app.close_unused().await;
    assert!(!is_open(&app, planner).await);
    let browser = app.signed_in(&boss).await;
    let page = format!("/sv/desk/staff/{planner}");
    let reopening = format!("{page}/reopening");
    browser.fill(&page, &reopening, &[]).await.expect(303);
    let invitation = format!("{page}/invitation");
    browser.fill(&page, &invitation, &[]).await.expect(303);
    app.close_unused().await;
    app.clock().advance(NOTICE - DAY);
    app.close_unused().await;
    assert!(is_open(&app, planner).await);
    app.clock().advance(DAY);
    app.close_unused().await;
    assert!(!is_open(&app, planner).await);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_last_coordinator_and_the_last_operator_stay() {
    let app = TestApp::spawn().await;
    let town = app.organisation("katrineholm").insert().await;
    let coordinators = [
        app.staff(Role::Coordinator).at(&town).await.id,
        app.staff(Role::Coordinator).at(&town).await.id,
    ];
    let operators = [app.operator().await.id, app.operator().await.id];
    for _ in 0..3 {
        app.clock().advance(YEAR);
        app.close_unused().await;
    }
    for two in [coordinators, operators] {
        let open = [is_open(&app, two[0]).await, is_open(&app, two[1]).await];
        assert_eq!(open.iter().filter(|open| **open).count(), 1, "{open:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_is_closed_where_the_installation_says_so_nor_who_never_signs_in() {
    let app = TestApp::spawn_with(&[("sign_in.close_unused_days", "0")]).await;
    let (planner, boss) = town(&app).await;
    let added = boss
        .create("/api/v1/staff", json!({ "name": "Åsa Ek" }))
        .await;
    let helper: Uuid = added.expect(201).json()["id"]
        .as_str()
        .unwrap()
        .parse()
        .unwrap();
    for _ in 0..2 {
        app.clock().advance(YEAR);
        app.close_unused().await;
    }
    assert!(is_open(&app, planner).await);
    let usual = app.beside().await;
    for _ in 0..2 {
        app.clock().advance(YEAR);
        usual.close_unused().await;
    }
    assert!(!is_open(&app, planner).await);
    assert!(is_open(&app, helper).await);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_operator_who_has_forgotten_the_password_gets_a_link_too() {
    let app = TestApp::spawn().await;
    let operator = app.operator().await;
    let email = app
        .value(&format!(
            "select email from staff where id = '{}'",
            operator.id
        ))
        .await;
    let asked = json!({ "email": email });
    app.visitor()
        .post("/api/v1/password-resets", asked)
        .await
        .expect(202);
    let written = async || {
        let many = app
            .value("select count(*) from letters where organisation_id is null")
            .await;
        (many == "1").then_some(())
    };
    eventually(std::time::Duration::from_secs(30), "a letter", written).await;
    app.deliver_mail().await;
    let letters = app.mailbox();
    assert_eq!(letters[0].to(), email);
    let (_, key) = letters[0].text.split_once("/desk/password?key=").unwrap();
    let key = key.split_whitespace().next().unwrap();
    let fields = [("key", key), ("password", PASSWORD)];
    let entered = app.visitor().submit("/sv/desk/password", &fields).await;
    let browser = app
        .visitor()
        .with_cookie(&super::cookie_of(&entered.expect(303)));
    browser.get("/sv/desk/organisations").await.expect(200);
}
