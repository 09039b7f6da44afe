//! What pages of other sites may read: public reads without a token, and nothing else.

use motesplats::platform::auth::Role;
use motesplats::platform::config::Environment;
use motesplats::platform::http::routing::Access;
use motesplats::routes::table;
use reqwest::Method;

use crate::booking::library;
use crate::support::client::send;
use crate::support::{Answer, TestApp};

const EXPOSED: &str = "ETag, Link, Content-Language, Retry-After, X-Request-Id";

#[track_caller]
fn is_open(answer: &Answer) {
    assert_eq!(answer.header("access-control-allow-origin"), "*");
    assert_eq!(answer.header("access-control-expose-headers"), EXPOSED);
    assert_eq!(
        answer.header("cross-origin-resource-policy"),
        "cross-origin"
    );
    assert_eq!(answer.header("access-control-allow-credentials"), "");
}

#[track_caller]
fn is_closed(answer: &Answer, what: &str) {
    for name in [
        "access-control-allow-origin",
        "access-control-expose-headers",
        "access-control-allow-methods",
        "access-control-allow-headers",
    ] {
        assert_eq!(answer.header(name), "", "{name} of {what}");
    }
    let policy = answer.header("cross-origin-resource-policy");
    assert_eq!(policy, "same-origin", "{what}");
}

/// What a browser asks first, as a page of another site.
async fn preflight(app: &TestApp, path: &str, method: &str) -> Answer {
    let request = app.visitor().request(Method::OPTIONS, path);
    let request = request
        .header("Origin", "https://kommunen.example")
        .header("Access-Control-Request-Method", method)
        .header("Access-Control-Request-Headers", "authorization, accept");
    send(request).await
}

#[tokio::test]
async fn public_reads_are_open_to_every_site_and_nothing_else_is() {
    let app = TestApp::spawn().await;
    let mut open = 0;
    for (path, endpoint) in table(Environment::Production) {
        let parts = path.split('/').map(|part| match part {
            "{lang}" => "sv",
            part if part.starts_with('{') => "x",
            part => part,
        });
        let place = parts.collect::<Vec<_>>().join("/");
        let method = Method::from_bytes(endpoint.method.as_str().as_bytes()).unwrap();
        let answer = send(app.visitor().request(method.clone(), &place)).await;
        let is_public_read =
            path.starts_with("/api/") && method == Method::GET && endpoint.access == Access::Public;
        if is_public_read {
            is_open(&answer);
            is_open(&send(app.visitor().request(Method::HEAD, &place)).await);
            open += 1;
        } else {
            is_closed(&answer, &format!("{method} {path}"));
        }
    }
    assert!(open >= 12, "{open}");
    for path in ["/api/v1/nowhere", "/nowhere", "/api"] {
        is_closed(&app.visitor().get(path).await, path);
    }
    let wrong = app.visitor().delete("/api/v1/venues").await;
    is_closed(&wrong, "another method");
}

#[tokio::test]
async fn an_answer_to_a_token_is_for_its_own_site() {
    let app = TestApp::spawn().await;
    let venue = library(&app).await;
    let desk = app.staff(Role::Desk).at(&venue).await;
    let list = desk.get("/api/v1/sessions").await.expect(200);
    is_closed(&list, "staff's list");
    let nobody = app.holder("mps_nothing").get("/api/v1/sessions").await;
    is_closed(&nobody.expect(401), "a bad token");
}

#[tokio::test]
async fn an_unavailable_answer_is_readable_too() {
    let app = TestApp::spawn().await;
    app.take_database_away().await;
    let away = app.visitor().get("/api/v1/venues").await.expect(503);
    is_open(&away);
    app.bring_database_back().await;
}

#[tokio::test]
async fn a_preflight_allows_reading_without_a_token() {
    let app = TestApp::spawn().await;
    for (path, method) in [
        ("/api/v1/sessions", "GET"),
        ("/api/v1/sessions", "POST"),
        ("/api/v1/venues/x", "GET"),
    ] {
        let answer = preflight(&app, path, method).await.expect(204);
        assert_eq!(answer.header("access-control-allow-origin"), "*");
        assert_eq!(answer.header("access-control-allow-methods"), "GET");
        let allowed = "Accept, Accept-Language, If-None-Match";
        assert_eq!(answer.header("access-control-allow-headers"), allowed);
    }
    for path in [
        "/api/v1/tokens",
        "/api/v1/staff",
        "/api/v1/bookings/x",
        "/sv/sessions",
    ] {
        let refused = preflight(&app, path, "GET").await;
        assert!(refused.status() >= 400, "{path}: {}", refused.status());
        is_closed(&refused, path);
    }
    let plain = send(app.visitor().request(Method::OPTIONS, "/api/v1/sessions")).await;
    assert_eq!(plain.problem(), "405 method-not-allowed");
}
