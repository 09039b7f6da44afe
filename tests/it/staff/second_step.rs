//! Signing in by two steps: a password, and a code out of an app. No code is good twice.

use chrono::{DateTime, TimeDelta, Utc};
use data_encoding::BASE32_NOPAD;
use motesplats::platform::auth::Role;
use reqwest::Method;
use serde_json::json;
use totp_rs::{Builder, Secret};

use super::{EMAIL, PASSWORD, cookie_of, opens_the_desk, planner};
use crate::support::app::KEY;
use crate::support::client::send;
use crate::support::{Answer, Client, TestApp};

const TOTP: &str = "/api/v1/staff/me/totp";
const CONFIRMATION: &str = "/api/v1/staff/me/totp/confirmation";
const SIGN_IN: &str = "/sv/desk/sign-in";
const PAGE: &str = "/sv/desk/me/second-step";
const HALF_MINUTE: TimeDelta = TimeDelta::seconds(30);

/// The app in somebody's telephone.
struct Phone([u8; 20]);

impl Phone {
    fn told(secret: &str) -> Self {
        let secret = BASE32_NOPAD.decode(secret.as_bytes()).unwrap();
        Self(secret.try_into().unwrap())
    }

    fn code(&self, at: DateTime<Utc>) -> String {
        let secret = Secret::new_stack(self.0);
        let totp = Builder::new().with_secret(secret).build().unwrap();
        totp.generate(at.timestamp().try_into().unwrap())
            .to_string()
    }

    /// Six digits that the app does not show around this time.
    fn wrong(&self, at: DateTime<Utc>) -> String {
        let near = [-1, 0, 1].map(|away| self.code(at + HALF_MINUTE * away));
        let mut codes = (0..).map(|number| format!("{number:06}"));
        codes.find(|code| !near.contains(code)).unwrap()
    }
}

async fn token_with(app: &TestApp, totp: Option<&str>) -> Answer {
    let mut request = json!({ "email": EMAIL, "password": PASSWORD });
    if let Some(code) = totp {
        request["totp"] = code.into();
    }
    app.visitor().post("/api/v1/tokens", request).await
}

/// Whoever holds a token of the planner's.
async fn me(app: &TestApp) -> Client {
    let token = token_with(app, None).await.expect(201).json();
    app.holder(token["token"].as_str().unwrap())
}

async fn begin(me: &Client) -> Phone {
    let begun = me.post_empty(TOTP).await.expect(201).json();
    Phone::told(begun["secret"].as_str().unwrap())
}

/// Turns the second step on half a minute ago, so that the code of now is good still; the recovery codes.
async fn turned_on(app: &TestApp, me: &Client) -> (Phone, Vec<String>) {
    let phone = begin(me).await;
    let first = json!({ "code": phone.code(app.now() - HALF_MINUTE) });
    let on = me.post(CONFIRMATION, first).await.expect(200).json();
    let codes = on["recoveryCodes"].as_array().unwrap().iter();
    let codes = codes.map(|code| code.as_str().unwrap().to_owned());
    (phone, codes.collect())
}

/// A planner who signs in by two steps, and an app that was told.
async fn in_two_steps(app: &TestApp) -> (Client, Phone, Vec<String>) {
    planner(app).await;
    let me = me(app).await;
    let (phone, codes) = turned_on(app, &me).await;
    (me, phone, codes)
}

/// The page that asks for the code, after a right password.
async fn first_step(app: &TestApp) -> Answer {
    let fields = [("email", EMAIL), ("password", PASSWORD)];
    app.visitor().submit(SIGN_IN, &fields).await.expect(200)
}

async fn second_step(app: &TestApp, proof: &str, code: &str) -> Answer {
    let fields = [("proof", proof), ("code", code), ("next", "/sv/desk/plan")];
    app.visitor().submit(SIGN_IN, &fields).await
}

async fn end(me: &Client, code: &str) -> Answer {
    let request = me.request(Method::DELETE, TOTP);
    send(request.json(&json!({ "code": code }))).await
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_is_signed_in_before_the_code_is_right() {
    let app = TestApp::spawn().await;
    let (_, phone, _) = in_two_steps(&app).await;
    let asked = first_step(&app).await;
    assert_eq!(asked.header("set-cookie"), "");
    assert!(asked.header("cache-control").contains("no-store"));
    assert!(asked.text().contains("Sex siffror ur appen"));
    let proof = asked.hidden("proof");
    assert!(!opens_the_desk(&app, &format!("__Host-motesplats={proof}")).await);

    let now = app.now();
    for wrong in ["", &phone.wrong(now), &phone.code(now - HALF_MINUTE)] {
        let again = second_step(&app, &proof, wrong).await.expect(422);
        assert_eq!(again.header("set-cookie"), "", "{wrong}");
        assert_eq!(again.hidden("proof"), proof);
        assert!(!again.text().contains(PASSWORD));
    }
    let code = phone.code(now);
    let spaced = format!("{} {}", &code[..3], &code[3..]);
    let entered = second_step(&app, &proof, &spaced).await.expect(303);
    assert_eq!(entered.header("location"), "/sv/desk/plan");
    assert!(opens_the_desk(&app, &cookie_of(&entered)).await);
    // The same code, by whoever looked over the shoulder.
    let proof = first_step(&app).await.hidden("proof");
    second_step(&app, &proof, &code).await.expect(422);
    let acts = app.audited_acts().await;
    assert_eq!(app.audited("second-step.on").await, 1, "{acts:?}");
    assert_eq!(app.audited("sign-in.made").await, 2, "{acts:?}");
    assert_eq!(app.audited("sign-in.refused").await, 3, "{acts:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_takes_the_code_too() {
    let app = TestApp::spawn().await;
    let (_, phone, _) = in_two_steps(&app).await;
    let needed = token_with(&app, None).await;
    assert_eq!(needed.problem(), "401 code-needed");
    assert_eq!(needed.header("www-authenticate"), "Bearer");
    let wrong = token_with(&app, Some(&phone.wrong(app.now()))).await;
    assert_eq!(wrong.problem(), "401 wrong-code");
    let request =
        json!({ "email": EMAIL, "password": "fel lösenord här", "totp": phone.code(app.now()) });
    let refused = app.visitor().post("/api/v1/tokens", request).await;
    assert_eq!(refused.problem(), "401 wrong-password");
    let code = phone.code(app.now());
    token_with(&app, Some(&code)).await.expect(201);
    assert_eq!(
        token_with(&app, Some(&code)).await.problem(),
        "401 wrong-code"
    );
    app.clock().advance(HALF_MINUTE);
    let next = phone.code(app.now());
    token_with(&app, Some(&next)).await.expect(201);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_clock_may_be_half_a_minute_off_and_no_code_goes_back() {
    let app = TestApp::spawn().await;
    let (_, phone, _) = in_two_steps(&app).await;
    let off = |halves: i32| phone.code(app.now() + HALF_MINUTE * halves);
    app.clock().advance(HALF_MINUTE * 3);
    for far in [-2, 2] {
        token_with(&app, Some(&off(far))).await.expect(401);
    }
    token_with(&app, Some(&off(-1))).await.expect(201);
    token_with(&app, Some(&off(1))).await.expect(201);
    token_with(&app, Some(&off(0))).await.expect(401);
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_who_come_with_one_code_one_enters() {
    let app = TestApp::spawn().await;
    let (_, phone, recovery) = in_two_steps(&app).await;
    for code in [&phone.code(app.now()), &recovery[0]] {
        let (one, other) = tokio::join!(token_with(&app, Some(code)), token_with(&app, Some(code)));
        let mut statuses = [one.status(), other.status()];
        statuses.sort_unstable();
        assert_eq!(statuses, [201, 401], "{code}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_recovery_code_is_good_once_and_stands_nowhere() {
    let app = TestApp::spawn().await;
    let (_, phone, codes) = in_two_steps(&app).await;
    assert_eq!(codes.len(), 10);
    let typed = codes[3].to_lowercase().replace('-', " ");
    let proof = first_step(&app).await.hidden("proof");
    second_step(&app, &proof, &typed).await.expect(303);
    second_step(&app, &proof, &codes[3]).await.expect(422);
    second_step(&app, &proof, &codes[4]).await.expect(303);
    assert_eq!(app.audited("sign-in.made-by-recovery-code").await, 2);
    assert_eq!(
        app.value("select count(*)::text from recovery_codes").await,
        "8"
    );
    let rows = "select string_agg(r::text, '') from (select row(c.*) as r from recovery_codes c
        union all select row(s.*) from second_steps s) rows";
    let stored = app.value(rows).await;
    let plain = [
        data_encoding::HEXLOWER.encode(&phone.0),
        data_encoding::HEXLOWER.encode(
            &BASE32_NOPAD
                .decode(codes[5].replace('-', "").as_bytes())
                .unwrap(),
        ),
    ];
    for secret in plain {
        assert!(!stored.contains(&secret), "{stored}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn until_a_first_code_confirms_it_nothing_changes() {
    let app = TestApp::spawn().await;
    planner(&app).await;
    let me = me(&app).await;
    assert_eq!(
        me.post(CONFIRMATION, json!({ "code": "123456" }))
            .await
            .status(),
        404
    );
    let begun = me.post_empty(TOTP).await.expect(201);
    assert_eq!(begun.header("cache-control"), "no-store");
    let begun = begun.json();
    let (secret, link) = (
        begun["secret"].as_str().unwrap(),
        begun["otpauth"].as_str().unwrap(),
    );
    assert!(link.starts_with("otpauth://totp/M"), "{link}");
    assert!(link.contains(&format!("secret={secret}&")), "{link}");
    token_with(&app, None).await.expect(201);
    let first = Phone::told(secret);
    let second = begin(&me).await;
    for wrong in [first.code(app.now()), second.wrong(app.now())] {
        let refused = me.post(CONFIRMATION, json!({ "code": wrong })).await;
        assert_eq!(
            refused.problem(),
            "422 unprocessable [\"/code wrong-code\"]"
        );
    }
    assert_eq!(end(&me, &second.code(app.now())).await.status(), 404);
    token_with(&app, None).await.expect(201);

    let code = second.code(app.now());
    me.post(CONFIRMATION, json!({ "code": code }))
        .await
        .expect(200);
    assert_eq!(token_with(&app, None).await.problem(), "401 code-needed");
    // The code that turned it on was used by that.
    token_with(&app, Some(&code)).await.expect(401);
    assert_eq!(me.post_empty(TOTP).await.problem(), "409 second-step-on");
    assert_eq!(
        me.post(CONFIRMATION, json!({ "code": code }))
            .await
            .status(),
        404
    );
    app.visitor().post_empty(TOTP).await.expect(401);
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_turns_it_off_shows_one_more_code() {
    let app = TestApp::spawn().await;
    let (me, phone, recovery) = in_two_steps(&app).await;
    let used = phone.code(app.now() - HALF_MINUTE);
    for wrong in [used, phone.wrong(app.now())] {
        let refused = end(&me, &wrong).await;
        assert_eq!(
            refused.problem(),
            "422 unprocessable [\"/code wrong-code\"]"
        );
    }
    end(&me, &phone.code(app.now())).await.expect(204);
    token_with(&app, None).await.expect(201);
    assert_eq!(
        app.value("select count(*)::text from recovery_codes").await,
        "0"
    );
    assert_eq!(app.audited("second-step.off").await, 1);
    // Without the telephone a recovery code will do, of those of now.
    let (_, fresh) = turned_on(&app, &me).await;
    end(&me, &recovery[0]).await.expect(422);
    end(&me, &fresh[0]).await.expect(204);
    token_with(&app, None).await.expect(201);
}

#[tokio::test(flavor = "multi_thread")]
async fn wrong_codes_count_as_wrong_passwords_do() {
    let app = TestApp::spawn_with(&[("limits.enabled", "true")]).await;
    let (_, phone, _) = in_two_steps(&app).await;
    for _ in 0..5 {
        // A right password between them clears nothing.
        first_step(&app).await;
        let wrong = phone.wrong(app.now());
        assert_eq!(
            token_with(&app, Some(&wrong)).await.problem(),
            "401 wrong-code"
        );
    }
    let code = phone.code(app.now());
    let waits = token_with(&app, Some(&code)).await.expect(429);
    assert_eq!(waits.header("retry-after"), "31");
    let fields = [("email", EMAIL), ("password", PASSWORD)];
    app.visitor().submit(SIGN_IN, &fields).await.expect(429);
    app.clock().advance(TimeDelta::seconds(62));
    let code = phone.code(app.now());
    token_with(&app, Some(&code)).await.expect(201);
    // And a right code clears them.
    let wrong = phone.wrong(app.now());
    assert_eq!(
        token_with(&app, Some(&wrong)).await.problem(),
        "401 wrong-code"
    );
    first_step(&app).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_first_step_is_remembered_for_ten_minutes_and_for_one_password() {
    let app = TestApp::spawn().await;
    let (_, phone, _) = in_two_steps(&app).await;
    let now = || phone.code(app.now());
    let over = async |proof: &str| {
        let page = second_step(&app, proof, &now()).await.expect(422);
        assert_eq!(page.header("set-cookie"), "");
        assert!(
            page.text().contains("Det gick för lång tid"),
            "{}",
            page.text()
        );
        assert!(page.text().contains("name=\"password\""));
        assert!(!page.text().contains("name=\"proof\""));
    };
    let proof = first_step(&app).await.hidden("proof");
    let mut other = data_encoding::BASE64URL_NOPAD
        .decode(proof.as_bytes())
        .unwrap();
    other[0] ^= 1;
    for none in [
        "",
        "x",
        &"A".repeat(75),
        &data_encoding::BASE64URL_NOPAD.encode(&other),
    ] {
        over(none).await;
    }
    app.clock().advance(TimeDelta::seconds(599));
    second_step(&app, &proof, &now()).await.expect(303);
    app.clock().advance(TimeDelta::seconds(1));
    over(&proof).await;

    let proof = first_step(&app).await.hidden("proof");
    app.sql("update staff set password_hash = 'another'").await;
    over(&proof).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_password_leads_to_the_second_step_and_not_past_it() {
    let app = TestApp::spawn().await;
    let (town, id) = planner(&app).await;
    let me = me(&app).await;
    let (phone, _) = turned_on(&app, &me).await;
    let boss = app.staff(Role::Coordinator).at(&town).await;
    let path = format!("/api/v1/staff/{id}/invitation");
    boss.post_empty(&path).await.expect(204);
    app.deliver_mail().await;
    let letters = app.mailbox();
    let (_, key) = letters[0].text.split_once("/desk/password?key=").unwrap();
    let key = key.split_whitespace().next().unwrap();
    let fields = [("key", key), ("password", "hunden sover under bordet")];
    let asked = app.visitor().submit("/sv/desk/password", &fields).await;
    let asked = asked.expect(200);
    assert_eq!(asked.header("set-cookie"), "");
    let code = phone.code(app.now());
    let entered = second_step(&app, &asked.hidden("proof"), &code)
        .await
        .expect(303);

    // Whoever is signed in and changes it is asked too.
    let own = "/sv/desk/me/password";
    let browser = app.visitor().with_cookie(&cookie_of(&entered));
    let fields = [("old", "hunden sover under bordet"), ("new", PASSWORD)];
    let asked = browser.fill(own, own, &fields).await.expect(200);
    assert_eq!(asked.header("set-cookie"), "");
    assert!(!opens_the_desk(&app, &cookie_of(&entered)).await);
    app.clock().advance(HALF_MINUTE);
    let code = phone.code(app.now());
    let (proof, next) = (asked.hidden("proof"), asked.hidden("next"));
    let fields = [("proof", proof.as_str()), ("code", &code), ("next", &next)];
    let entered = app.visitor().submit(SIGN_IN, &fields).await.expect(303);
    assert_eq!(
        entered.header("location"),
        "/sv/desk/me/password?done=password-set"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_that_waits_comes_back_after_both_steps() {
    let app = TestApp::spawn().await;
    let (_, phone, _) = in_two_steps(&app).await;
    let new = "/sv/desk/sessions/new";
    let title = [("title", "Hjälp med telefonen")];
    let waits = app.visitor().submit(new, &title).await.expect(401);
    let title = waits.hidden("kept.title");
    let kept = [("kept", "true"), ("kept.title", title.as_str())];
    let first = [&kept[..], &[("email", EMAIL), ("password", PASSWORD)]].concat();
    let asked = app.visitor().submit(new, &first).await.expect(200);
    assert_eq!(asked.header("set-cookie"), "");
    let proof = asked.hidden("proof");
    let wrong = phone.wrong(app.now());
    let second = [&kept[..], &[("proof", &proof), ("code", &wrong)]].concat();
    let again = app.visitor().submit(new, &second).await.expect(422);
    assert_eq!(again.hidden("kept.title"), "Hjälp med telefonen");
    let code = phone.code(app.now());
    let second = [&kept[..], &[("proof", &proof), ("code", &code)]].concat();
    let back = app.visitor().submit(new, &second).await;
    assert!(
        back.text().contains("value=\"Hjälp med telefonen\""),
        "{}",
        back.text()
    );
    assert!(opens_the_desk(&app, &cookie_of(&back)).await);
}

#[tokio::test(flavor = "multi_thread")]
async fn it_is_set_up_and_turned_off_on_a_page() {
    let app = TestApp::spawn().await;
    planner(&app).await;
    let browser = signed_in(&app).await;
    let page = async |path: &str| browser.get(path).await.expect(200).text();
    assert!(
        page("/sv/desk/me")
            .await
            .contains("Inloggning i två steg är av.")
    );
    let begun = browser.fill(PAGE, PAGE, &[]).await.expect(200);
    assert!(begun.header("cache-control").contains("no-store"));
    let text = begun.text();
    assert!(text.contains("<svg class=\"qr\""), "{text}");
    let (_, link) = text.split_once("?secret=").unwrap();
    let secret: String = link.chars().take(32).collect();
    let groups: Vec<String> = secret
        .as_bytes()
        .chunks(4)
        .map(|four| String::from_utf8(four.to_vec()).unwrap())
        .collect();
    assert!(text.contains(&groups.join(" ")), "{text}");
    let phone = Phone::told(&secret);
    assert!(!page(PAGE).await.contains(&groups[0]), "it is shown once");

    let confirmation = format!("{PAGE}/confirmation");
    let wrong = phone.wrong(app.now());
    let again = browser
        .fill(PAGE, &confirmation, &[("code", &wrong)])
        .await
        .expect(422);
    assert!(again.text().contains("Koden är fel"), "{}", again.text());
    assert!(!again.text().contains(&groups[0]));
    let code = phone.code(app.now() - HALF_MINUTE);
    let on = browser
        .fill(PAGE, &confirmation, &[("code", &code)])
        .await
        .expect(200);
    assert!(on.text().contains("Dina reservkoder"), "{}", on.text());
    assert_eq!(
        on.text()
            .matches("<li class=\"loose\"><b dir=\"ltr\">")
            .count(),
        10
    );
    let kept = page(PAGE).await;
    assert!(kept.contains("10 reservkoder finns kvar."), "{kept}");
    assert!(
        page("/sv/desk/me")
            .await
            .contains("Inloggning i två steg är på.")
    );
    first_step(&app).await;

    let off = format!("{PAGE}/end");
    browser
        .fill(PAGE, &off, &[("code", &wrong)])
        .await
        .expect(422);
    let code = phone.code(app.now());
    let ended = browser
        .fill(PAGE, &off, &[("code", &code)])
        .await
        .expect(303);
    let told = page(ended.header("location")).await;
    assert!(
        told.contains("Inloggning i två steg är avslagen."),
        "{told}"
    );
    token_with(&app, None).await.expect(201);
}

/// The planner's browser, which signed in by one step.
async fn signed_in(app: &TestApp) -> Client {
    let fields = [("email", EMAIL), ("password", PASSWORD)];
    let entered = app.visitor().submit(SIGN_IN, &fields).await.expect(303);
    app.visitor().with_cookie(&cookie_of(&entered))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_secret_outlives_the_keys_of_the_installation_when_it_is_used() {
    let app = TestApp::spawn().await;
    let (_, phone, _) = in_two_steps(&app).await;
    let new = "c0ffee00".repeat(8);
    let both = [("secrets.key", new.as_str()), ("secrets.previous_key", KEY)];
    let changed = app.beside_with(&both).await;
    let code = phone.code(app.now());
    token_with(&changed, Some(&code)).await.expect(201);
    let later = app.beside_with(&[("secrets.key", new.as_str())]).await;
    app.clock().advance(HALF_MINUTE);
    let code = phone.code(app.now());
    token_with(&later, Some(&code)).await.expect(201);
}
