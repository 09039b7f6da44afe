//! Forms are taken from our own pages alone.

use motesplats::platform::auth::csrf::{SignIn, token};
use motesplats::platform::ids::{StaffId, fresh};
use reqwest::Method;
use sha2::{Digest, Sha256};

use super::{EMAIL, PASSWORD, planner, sign_in};
use crate::support::TestApp;
use crate::support::client::send;

/// The code that pages of this sign-in carry.
pub fn code_for(app: &TestApp, cookie: &str) -> String {
    let (_, id) = cookie.split_once('=').unwrap();
    let id = data_encoding::HEXLOWER.decode(id.as_bytes()).unwrap();
    let sign_in = SignIn {
        staff: StaffId(fresh()),
        id_hash: Sha256::digest(id).into(),
        by_provider: false,
    };
    token(&app.state.keys, &sign_in)
}

#[tokio::test(flavor = "multi_thread")]
async fn no_two_pages_carry_the_same_code_and_each_is_taken() {
    let app = TestApp::spawn().await;
    planner(&app).await;
    let cookie = sign_in(&app).await;
    let client = app.visitor().with_cookie(&cookie);
    let send = async |code: &str| {
        client
            .submit("/sv/desk/sessions/new", &[("csrf", code)])
            .await
    };
    let mut codes = Vec::new();
    for _ in 0..3 {
        let page = client.get("/sv/desk/sessions/new").await.expect(200);
        codes.push(page.hidden("csrf"));
    }
    codes.sort();
    codes.dedup();
    assert_eq!(codes.len(), 3);
    for code in &codes {
        let refused = send(code).await.expect(422).text();
        assert!(!refused.contains("Du hade loggats ut"), "{refused}");
    }
    // The mask of one page does not go with the code of another.
    let [one, other, _] = &codes[..] else {
        panic!()
    };
    let mixed = format!("{}{}", &one[..43], &other[43..]);
    assert_ne!(mixed, *one);
    let refused = send(&mixed).await.expect(422).text();
    assert!(refused.contains("Du hade loggats ut"), "{refused}");
    for mangled in [
        "",
        "0",
        &one[1..],
        &format!("{one}A"),
        &one.replace('-', "+")[..85],
    ] {
        send(mangled).await.expect(403);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_from_another_host_is_refused_before_it_is_read() {
    let app = TestApp::spawn().await;
    planner(&app).await;
    let fields = [("email", EMAIL), ("password", PASSWORD)];
    for (name, value) in [
        ("Sec-Fetch-Site", "cross-site"),
        ("Sec-Fetch-Site", "same-site"),
        ("Origin", "https://evil.example"),
        ("Origin", "null"),
    ] {
        let request = app.visitor().request(Method::POST, "/sv/desk/sign-in");
        let answer = send(request.header(name, value).form(&fields)).await;
        let answer = answer.expect(403);
        assert_eq!(answer.header("set-cookie"), "");
    }
    assert_eq!(app.count("sign_ins").await, 0);
    assert_eq!(app.count("sign_in_tries").await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_that_is_no_text_is_no_fault_of_ours() {
    let app = TestApp::spawn().await;
    for (kind, body, status) in [
        ("application/x-www-form-urlencoded", "email=%FF", 400),
        ("application/x-www-form-urlencoded", "email=a%00b", 400),
        ("application/x-www-form-urlencoded", "email=%", 400),
        ("application/json", "{}", 415),
        ("text/plain", "email=a", 415),
    ] {
        let request = app.visitor().request(Method::POST, "/sv/desk/sign-in");
        let request = request.header("Content-Type", kind).body(body);
        assert_eq!(send(request).await.status(), status, "{body}");
    }
    let long = format!("email={}", "a".repeat(80_000));
    let request = app.visitor().request(Method::POST, "/sv/desk/sign-in");
    let kind = "application/x-www-form-urlencoded";
    let request = request.header("Content-Type", kind).body(long);
    assert_eq!(send(request).await.status(), 413);
}
