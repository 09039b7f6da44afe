//! Whatever is sent, the answer is a refusal that says what was wrong, and never our fault.

use motesplats::platform::auth::Role;
use motesplats::platform::config::Environment;
use motesplats::routes::table;
use reqwest::{Method, RequestBuilder};
use serde_json::json;

use crate::support::client::send;
use crate::support::staff::Staff;
use crate::support::{Answer, TestApp};

/// One person who may call every route.
async fn jack_of_all_trades(app: &TestApp) -> Staff {
    let town = app.organisation("katrineholm").insert().await;
    let person = app.staff(Role::Coordinator).at(&town).await;
    app.grant(person.id, Role::CampaignOrganiser, &town).await;
    person
}

/// Method and path of every route; things in the path are replaced by `part`.
fn routes(part: &str) -> Vec<(Method, String)> {
    table(Environment::Production)
        .into_iter()
        .map(|(path, endpoint)| {
            let method = Method::from_bytes(endpoint.method.as_str().as_bytes()).unwrap();
            let parts: Vec<&str> = path
                .split('/')
                .map(|word| match word {
                    "{lang}" => "sv",
                    word if word.starts_with('{') => part,
                    word => word,
                })
                .collect();
            (method, parts.join("/"))
        })
        // Would end the caller's own token.
        .filter(|(_, path)| path != "/api/v1/tokens/current")
        .collect()
}

fn has_body(method: &Method) -> bool {
    !matches!(*method, Method::GET | Method::DELETE)
}

fn is_api(path: &str) -> bool {
    path.starts_with("/api/")
}

#[track_caller]
fn is_no_fault_of_ours(answer: &Answer, what: &str) {
    assert!(
        answer.status() < 500,
        "{what}: {} {}",
        answer.status(),
        answer.text()
    );
    if what.contains("/api/") && answer.status() >= 400 {
        answer.problem();
    }
}

#[tokio::test]
async fn no_path_is_our_fault() {
    let app = TestApp::spawn().await;
    let caller = jack_of_all_trades(&app).await;
    let long = "a".repeat(3000);
    let parts = [
        "nowhere",
        "%00",
        "%FF%FE",
        "%C3%A5",
        "..%2F..",
        "%25",
        "%",
        "-1",
        "'%3B--",
        "NaN",
        &long,
        "00000000-0000-0000-0000-000000000000",
        "%F0%9F%98%80",
        "%7Bid%7D",
    ];
    for part in parts {
        for (method, path) in routes(part) {
            let request = caller.request(method.clone(), &path);
            let request = match has_body(&method) {
                true => request.header("If-Match", "\"1.0\"").json(&json!({})),
                false => request,
            };
            is_no_fault_of_ours(&send(request).await, &format!("{method} {path}"));
        }
    }
}

#[tokio::test]
async fn no_body_is_our_fault() {
    let app = TestApp::spawn().await;
    let caller = jack_of_all_trades(&app).await;
    let deep = format!("{}{}", "[".repeat(5000), "]".repeat(5000));
    let bodies: [&[u8]; 13] = [
        b"",
        b"{",
        b"null",
        b"[]",
        b"7",
        b"\"text\"",
        b"{}",
        b"{\"name\": \"a\\u0000b\"}",
        b"{\"name\": \"a\x00b\"}",
        b"{\"name\": \"\xff\xfe\"}",
        b"{\"name\": \"\\ud800\"}",
        b"{\"name\": 1e999, \"seats\": -99999999999999999999}",
        deep.as_bytes(),
    ];
    for body in bodies {
        for (method, path) in routes("00000000-0000-0000-0000-000000000007") {
            if has_body(&method) && is_api(&path) {
                let request = with_json(caller.request(method.clone(), &path), body);
                let what = format!("{method} {path} {:?}", String::from_utf8_lossy(body));
                is_no_fault_of_ours(&send(request).await, &what);
            }
        }
    }
}

#[tokio::test]
async fn no_form_is_our_fault() {
    let app = TestApp::spawn().await;
    let bodies: [&[u8]; 7] = [
        b"",
        b"name=%00",
        b"name=%FF",
        b"name=\xff",
        b"=&=&=",
        b"name=a&name=b",
        b"%zz=1",
    ];
    for body in bodies {
        for (method, path) in routes("00000000-0000-0000-0000-000000000007") {
            if has_body(&method) && !is_api(&path) {
                let request = app.visitor().request(method.clone(), &path);
                let request = request
                    .header("Origin", &app.url)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .body(body.to_vec());
                let what = format!("{method} {path} {:?}", String::from_utf8_lossy(body));
                is_no_fault_of_ours(&send(request).await, &what);
            }
        }
    }
}

fn with_json(request: RequestBuilder, body: &[u8]) -> RequestBuilder {
    request
        .header("Content-Type", "application/json")
        .header("Idempotency-Key", "f47ac10b-58cc-4372-a567-0e02b2c3d479")
        .header("If-Match", "\"1.0\"")
        .body(body.to_vec())
}

/// The routes whose JSON is read whatever exists: they name nothing in their path, and take no file.
fn collections() -> Vec<(Method, String)> {
    let all = routes("{").into_iter();
    all.filter(|(method, path)| has_body(method) && is_api(path) && !path.contains('{'))
        .filter(|(_, path)| !path.contains("/imports/"))
        .collect()
}

#[tokio::test]
async fn a_body_is_refused_for_what_it_is() {
    let app = TestApp::spawn().await;
    let caller = jack_of_all_trades(&app).await;
    let large = vec![b' '; 64 * 1024 + 1];
    let refused: [(&[u8], &str); 5] = [
        (b"{", "400 malformed-json"),
        (b"{\"na\xffme\": 1}", "400 bad-request"),
        (
            b"{\"noSuchMember\": 1}",
            r#"422 unprocessable ["/noSuchMember unknown-member"]"#,
        ),
        (&large, r#"413 too-large {"limit":65536}"#),
        (b"{} {}", "400 malformed-json"),
    ];
    assert!(collections().len() >= 7, "{:?}", collections());
    for (method, path) in collections() {
        for (body, problem) in refused {
            let request = with_json(caller.request(method.clone(), &path), body);
            assert_eq!(send(request).await.problem(), problem, "{method} {path}");
        }
        let plain = caller.request(method.clone(), &path).body("{}");
        let plain = plain.header("Content-Type", "text/plain");
        let plain =
            send(plain.header("Idempotency-Key", "f47ac10b-58cc-4372-a567-0e02b2c3d479")).await;
        assert!(plain.problem().starts_with("415 "), "{method} {path}");
    }
}

#[tokio::test]
async fn a_query_is_refused_by_name() {
    let app = TestApp::spawn().await;
    let caller = jack_of_all_trades(&app).await;
    let lists = routes("{").into_iter();
    let lists = lists
        .filter(|(method, path)| *method == Method::GET && is_api(path) && !path.contains('{'));
    for (_, path) in lists {
        let unknown = caller.get(&format!("{path}?nonsense=1")).await;
        let problem = r#"400 unknown-parameter {"parameter":"nonsense"}"#;
        assert_eq!(unknown.problem(), problem, "{path}");
        for bad in [
            "q=%00",
            "q=%FF",
            "q=%zz",
            "page=0",
            "page=x",
            "limit=101",
            "page=99999999999",
        ] {
            let answer = caller.get(&format!("{path}?{bad}")).await;
            assert!(
                matches!(answer.status(), 400 | 422),
                "{path}?{bad}: {}",
                answer.status()
            );
            answer.problem();
        }
    }
}

#[tokio::test]
async fn another_method_is_told_which_ones_there_are() {
    let app = TestApp::spawn().await;
    let wrong = app.visitor().delete("/api/v1/sessions").await;
    assert_eq!(wrong.problem(), "405 method-not-allowed");
    assert_eq!(wrong.header("allow"), "GET, POST, HEAD");
    let head = send(app.visitor().request(Method::HEAD, "/api/v1/sessions")).await;
    assert_eq!((head.status(), head.text().as_str()), (200, ""));
}

#[tokio::test]
async fn an_endless_head_is_refused() {
    let app = TestApp::spawn().await;
    let request = app.visitor().request(Method::GET, "/api/v1/sessions");
    let request = request.header("X-Long", "a".repeat(200_000));
    // The HTTP parser answers and hangs up; the answer may be lost to the hanging up.
    if let Ok(answer) = request.send().await {
        assert_eq!(answer.status(), 431);
    }
    assert_eq!(app.visitor().get("/healthz").await.status(), 200);
}
