//! The pages of the second step: set up and turned off, after a new password, with a form that waits, with other keys.

use motesplats::platform::auth::Role;

use super::second_step::{
    HALF_MINUTE, Phone, SIGN_IN, first_step, in_two_steps, me, second_step, token_with, turned_on,
};
use super::{EMAIL, PASSWORD, cookie_of, opens_the_desk, planner};
use crate::support::app::KEY;
use crate::support::{Client, TestApp};

const PAGE: &str = "/sv/desk/me/second-step";

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
