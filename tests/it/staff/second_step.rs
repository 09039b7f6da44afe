//! Signing in by two steps: a password, and a code out of an app. No code is good twice.

use chrono::{DateTime, TimeDelta, Utc};
use data_encoding::BASE32_NOPAD;
use reqwest::Method;
use serde_json::json;
use totp_rs::{Builder, Secret};

use super::{EMAIL, PASSWORD, cookie_of, opens_the_desk, planner};
use crate::support::client::send;
use crate::support::{Answer, Client, TestApp};

const TOTP: &str = "/api/v1/staff/me/totp";
const CONFIRMATION: &str = "/api/v1/staff/me/totp/confirmation";
pub(super) const SIGN_IN: &str = "/sv/desk/sign-in";
pub(super) const HALF_MINUTE: TimeDelta = TimeDelta::seconds(30);

/// The app in somebody's telephone.
pub(super) struct Phone([u8; 20]);

impl Phone {
    pub(super) fn told(secret: &str) -> Self {
        let secret = BASE32_NOPAD.decode(secret.as_bytes()).unwrap();
        Self(secret.try_into().unwrap())
    }

    pub(super) fn code(&self, at: DateTime<Utc>) -> String {
        let secret = Secret::new_stack(self.0);
        let totp = Builder::new().with_secret(secret).build().unwrap();
        totp.generate(at.timestamp().try_into().unwrap())
            .to_string()
    }

    /// Six digits that the app does not show around this time.
    pub(super) fn wrong(&self, at: DateTime<Utc>) -> String {
        let near = [-1, 0, 1].map(|away| self.code(at + HALF_MINUTE * away));
        let mut codes = (0..).map(|number| format!("{number:06}"));
        codes.find(|code| !near.contains(code)).unwrap()
    }
}

pub(super) async fn token_with(app: &TestApp, totp: Option<&str>) -> Answer {
    let mut request = json!({ "email": EMAIL, "password": PASSWORD });
    if let Some(code) = totp {
        request["totp"] = code.into();
    }
    app.visitor().post("/api/v1/tokens", request).await
}

/// Whoever holds a token of the planner's.
pub(super) async fn me(app: &TestApp) -> Client {
    let token = token_with(app, None).await.expect(201).json();
    app.holder(token["token"].as_str().unwrap())
}

async fn begin(me: &Client) -> Phone {
    let begun = me.post_empty(TOTP).await.expect(201).json();
    Phone::told(begun["secret"].as_str().unwrap())
}

/// Turns the second step on half a minute ago, so that the code of now is good still; the recovery codes.
pub(super) async fn turned_on(app: &TestApp, me: &Client) -> (Phone, Vec<String>) {
    let phone = begin(me).await;
    let first = json!({ "code": phone.code(app.now() - HALF_MINUTE) });
    let on = me.post(CONFIRMATION, first).await.expect(200).json();
    let codes = on["recoveryCodes"].as_array().unwrap().iter();
    let codes = codes.map(|code| code.as_str().unwrap().to_owned());
    (phone, codes.collect())
}

/// A planner who signs in by two steps, and an app that was told.
pub(super) async fn in_two_steps(app: &TestApp) -> (Client, Phone, Vec<String>) {
    planner(app).await;
    let me = me(app).await;
    let (phone, codes) = turned_on(app, &me).await;
    (me, phone, codes)
}

/// The page that asks for the code, after a right password.
pub(super) async fn first_step(app: &TestApp) -> Answer {
    let fields = [("email", EMAIL), ("password", PASSWORD)];
    app.visitor().submit(SIGN_IN, &fields).await.expect(200)
}

pub(super) async fn second_step(app: &TestApp, proof: &str, code: &str) -> Answer {
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
