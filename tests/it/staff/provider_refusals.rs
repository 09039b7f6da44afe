//! What an identity provider, or somebody who pretends to come from it, may do wrong: nobody is signed in, and the page
//! says so and offers the password.

use chrono::TimeDelta;
use motesplats::platform::auth::Role;
use serde_json::{Value, json};

use super::planner;
use super::provider::{
    ATTEMPT, START, came_back, cookie, entered, kim, refused, sent, through, with_provider,
};
use crate::support::TestApp;
use crate::support::identity_provider::{TestProvider, Trick};

/// A service with a planner whom the provider would let in.
async fn ready() -> (TestApp, TestProvider) {
    let (app, provider) = with_provider(&[]).await;
    planner(&app).await;
    provider.knows(kim("a-1"));
    (app, provider)
}

/// Nobody was linked by what was refused, and the provider's right answer still is right.
async fn still_works(app: &TestApp, provider: &TestProvider) {
    assert_eq!(
        app.value("select count(*) from staff_identities").await,
        "0"
    );
    provider.does(Trick::None);
    entered(app, &through(app, provider).await);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_is_believed_only_when_everything_about_it_is_right() {
    let (app, provider) = ready().await;
    let tricks = [
        Trick::ForgedSignature,
        Trick::Unsigned,
        Trick::SignedWithPublicKey,
        Trick::SignedWithSecret,
        Trick::OtherAudience,
        Trick::TwoAudiences,
        Trick::OtherIssuer,
        Trick::Expired,
        Trick::OtherNonce,
        Trick::NoNonce,
        Trick::UnknownKey,
        Trick::NoIdentityToken,
        Trick::Nonsense,
    ];
    for trick in tricks {
        provider.does(trick);
        let answer = through(&app, &provider).await;
        let why = refused(&app, &answer).await;
        assert_eq!(why, "identity-untrusted", "{trick:?}");
    }
    let many = tricks.len();
    assert_eq!(app.audited("sign-in.refused").await, many);
    still_works(&app, &provider).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_asks_for_more_is_told_of_the_same_person() {
    let (app, provider) = ready().await;
    provider.tells_when_asked(&["email", "email_verified"]);
    provider.does(Trick::OtherPersonAtUserinfo);
    let answer = through(&app, &provider).await;
    assert_eq!(refused(&app, &answer).await, "identity-untrusted");
    assert_eq!(provider.asked("userinfo"), 1);
    still_works(&app, &provider).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_belongs_to_the_browser_that_asked_once_and_for_ten_minutes() {
    let (app, provider) = ready().await;
    let over = async |answer| assert_eq!(refused(&app, &answer).await, "identity-over");
    let (browser, place) = sent(&app, START).await;
    let back = provider.lets_in(&place);
    // Another browser, with no attempt or with its own.
    over(came_back(&app.visitor(), &back).await).await;
    let (other, _) = sent(&app, START).await;
    over(came_back(&other, &back).await).await;
    let made_up = app
        .visitor()
        .with_cookie(&format!("{ATTEMPT}{}", "A".repeat(120)));
    over(came_back(&made_up, &back).await).await;
    over(browser.get("/sv/desk/sign-in/callback").await).await;
    assert_eq!(provider.asked("token"), 0, "nobody asked for a token");

    // The code of another attempt, brought with the right state: whoever stole it lacks the verifier.
    let (thief, place) = sent(&app, START).await;
    let mut stolen = provider.lets_in(&place);
    let state = stolen
        .query_pairs()
        .find(|(name, _)| name == "state")
        .unwrap()
        .1
        .into_owned();
    let code = back
        .query_pairs()
        .find(|(name, _)| name == "code")
        .unwrap()
        .1
        .into_owned();
    stolen
        .query_pairs_mut()
        .clear()
        .append_pair("code", &code)
        .append_pair("state", &state);
    let answer = came_back(&thief, &stolen).await;
    assert_eq!(refused(&app, &answer).await, "identity-untrusted");

    let (browser, place) = sent(&app, START).await;
    let back = provider.lets_in(&place);
    let answer = came_back(&browser, &back).await;
    entered(&app, &answer);
    assert_eq!(cookie(&answer, ATTEMPT), None);
    let ends = answer.headers("set-cookie").into_iter();
    assert_eq!(
        ends.filter(|set| set.starts_with(ATTEMPT) && set.contains("Max-Age=0"))
            .count(),
        1
    );
    // The browser has no attempt any more; one that kept it comes with a code that was used.
    over(came_back(&app.visitor(), &back).await).await;
    let again = came_back(&browser, &back).await;
    assert_eq!(refused(&app, &again).await, "identity-untrusted");

    let (browser, place) = sent(&app, START).await;
    app.clock().advance(TimeDelta::minutes(10));
    provider.is_at(app.now());
    over(came_back(&browser, &provider.lets_in(&place)).await).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whom_the_provider_does_not_let_in_is_told_so() {
    let (app, provider) = ready().await;
    let (browser, place) = sent(&app, START).await;
    let mut back = provider.lets_in(&place);
    let state = back
        .query_pairs()
        .find(|(name, _)| name == "state")
        .unwrap()
        .1
        .into_owned();
    back.query_pairs_mut()
        .clear()
        .append_pair("error", "access_denied")
        .append_pair("state", &state);
    let answer = came_back(&browser, &back).await;
    assert_eq!(refused(&app, &answer).await, "identity-denied");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_account_is_linked_by_a_verified_address_and_never_the_operators_nor_a_closed_one() {
    let (app, provider) = ready().await;
    let why = async |person: Value| {
        provider.knows(person);
        refused(&app, &through(&app, &provider).await).await
    };
    let with = |name: &str, value: Value| {
        let mut person = kim("f-1");
        person[name] = value;
        person
    };
    assert_eq!(
        why(with("email_verified", false.into())).await,
        "identity-unverified"
    );
    assert_eq!(
        why(with("email_verified", Value::Null)).await,
        "identity-unverified"
    );
    assert_eq!(why(with("email", Value::Null)).await, "identity-unverified");
    assert_eq!(
        why(with("email", "ingen@exempel.se".into())).await,
        "identity-unknown"
    );
    let operator = app.operator().await.id;
    let email = app
        .value(&format!("select email from staff where id = '{operator}'"))
        .await;
    assert_eq!(why(with("email", email.into())).await, "identity-unknown");
    app.disable_everybody().await;
    assert_eq!(why(kim("f-1")).await, "identity-closed");
    app.sql("update staff set disabled_at = null").await;
    provider.knows(kim("f-1"));
    entered(&app, &through(&app, &provider).await);
    app.disable_everybody().await;
    assert_eq!(why(kim("f-1")).await, "identity-closed");
    assert_eq!(
        app.value("select count(*) from staff_identities").await,
        "1"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn groups_make_no_account_for_an_address_that_is_somebody_elses() {
    let map = ("oidc.roles", "disk = katrineholm: desk");
    let (app, provider) = with_provider(&[map]).await;
    let (town, _) = planner(&app).await;
    app.staff(Role::Coordinator).at(&town).await;
    let person = |email: &str, verified: Value| json!({ "sub": "g-1", "email": email, "email_verified": verified, "groups": ["disk"] });
    for (email, verified, why) in [
        (super::EMAIL, Value::Null, "identity-unverified"),
        ("ny@exempel.se", false.into(), "identity-unverified"),
        ("ingen adress", true.into(), "identity-unverified"),
    ] {
        provider.knows(person(email, verified));
        let answer = through(&app, &provider).await;
        assert_eq!(refused(&app, &answer).await, why, "{email}");
    }
    provider.knows(person("ny@exempel.se", Value::Null));
    entered(&app, &through(&app, &provider).await);
    let named = app
        .value("select name from staff where email = 'ny@exempel.se'")
        .await;
    assert_eq!(named, "ny");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_provider_that_is_away_slow_or_elsewhere_costs_nobody_the_password() {
    let (app, provider) = ready().await;
    for trick in [Trick::Redirects, Trick::Huge, Trick::Slow] {
        provider.does(trick);
        let answer = through(&app, &provider).await;
        let why = refused(&app, &answer).await;
        let expected = match trick {
            Trick::Redirects => "identity-untrusted",
            _ => "identity-away",
        };
        assert_eq!(why, expected, "{trick:?}");
        assert_eq!(provider.asked("token"), 0, "{trick:?}");
    }
    let hour = TimeDelta::hours(1);
    app.clock().advance(hour);
    provider.does(Trick::ForeignHost);
    provider.is_at(app.now());
    let answer = through(&app, &provider).await;
    assert_eq!(refused(&app, &answer).await, "identity-away");
    assert_eq!(provider.asked("token"), 0, "a host that nobody listed");

    app.clock().advance(hour);
    provider.does(Trick::Fails);
    for _ in 0..3 {
        let answer = app.visitor().get(START).await;
        assert_eq!(refused(&app, &answer).await, "identity-away");
    }
    assert_eq!(
        provider.asked("discovery"),
        3,
        "it is left alone for a moment"
    );
    app.clock().advance(TimeDelta::seconds(5));
    provider.is_at(app.now());
    still_works(&app, &provider).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_provider_that_changes_its_keys_is_asked_for_them_once_a_minute() {
    let (app, provider) = ready().await;
    entered(&app, &through(&app, &provider).await);
    provider.changes_keys();
    for _ in 0..3 {
        let answer = through(&app, &provider).await;
        assert_eq!(refused(&app, &answer).await, "identity-untrusted");
    }
    assert_eq!(provider.asked("keys"), 1);
    app.clock().advance(TimeDelta::minutes(1));
    provider.is_at(app.now());
    entered(&app, &through(&app, &provider).await);
    assert_eq!(provider.asked("keys"), 2);
}
