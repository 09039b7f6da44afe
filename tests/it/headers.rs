//! The security headers stand on every answer, errors too.

use motesplats::platform::config::Environment;
use motesplats::platform::http::routing::Access;
use motesplats::routes::table;
use reqwest::Method;

use crate::support::client::send;
use crate::support::{Answer, TestApp};

fn is_secured(answer: &Answer, what: &str) {
    is_secured_for(answer, "same-origin", what);
}

/// With this policy on who may use it as a resource.
fn is_secured_for(answer: &Answer, resource: &str, what: &str) {
    for (name, begin) in [
        ("content-security-policy", "default-src 'none'"),
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", ""),
        ("cross-origin-opener-policy", "same-origin"),
        ("cross-origin-resource-policy", resource),
        ("permissions-policy", "camera=()"),
        ("cache-control", ""),
        ("x-request-id", ""),
    ] {
        let value = answer.header(name);
        assert!(
            !value.is_empty() && value.starts_with(begin),
            "{name} of {what}"
        );
        assert_eq!(answer.headers(name).len(), 1, "{name} of {what}");
    }
    assert_eq!(answer.header("server"), "", "{what}");
}

#[tokio::test]
async fn every_route_answers_with_the_security_headers() {
    let app = TestApp::spawn().await;
    for (path, endpoint) in table(Environment::Production) {
        let parts: Vec<&str> = path
            .split('/')
            .map(|part| match part {
                "{lang}" => "sv",
                part if part.starts_with('{') => "nothing",
                part => part,
            })
            .collect();
        let method = Method::from_bytes(endpoint.method.as_str().as_bytes()).unwrap();
        let request = app.visitor().request(method.clone(), &parts.join("/"));
        let is_public_read = method == Method::GET && endpoint.access == Access::Public;
        let resource = match is_public_read && path.starts_with("/api/") {
            true => "cross-origin",
            false => "same-origin",
        };
        let what = format!("{method} {path}");
        is_secured_for(&send(request).await, resource, &what);
    }
}

#[tokio::test]
async fn errors_and_files_have_them_too() {
    let app = TestApp::spawn().await;
    let css = &app.state.branding.stylesheet.path;
    for path in [
        "/nowhere",
        "/api/v1/nowhere",
        "/api",
        "/api/v2/sessions",
        "/sv/nowhere",
        css,
    ] {
        is_secured(&app.visitor().get(path).await, path);
    }
    let api = app.visitor().get("/api/v1/nowhere").await;
    assert_eq!(api.problem(), "404 not-found");
    assert_eq!(
        app.visitor().get("/api/nowhere").await.problem(),
        "404 not-found"
    );
    let wrong = app.visitor().delete("/healthz").await;
    is_secured(&wrong, "DELETE /healthz");
    assert_eq!(wrong.status(), 405);
}

#[tokio::test]
async fn the_front_door_leads_to_the_language_asked_for() {
    let app = TestApp::spawn().await;
    for (asked, place) in [
        ("nb-NO, sv;q=0.5", "/nb/"),
        ("fi", "/sv/"),
        ("en-GB", "/en/"),
    ] {
        let request = app.visitor().request(Method::GET, "/");
        let answer = send(request.header("Accept-Language", asked)).await;
        assert_eq!(
            (answer.status(), answer.header("location")),
            (303, place),
            "{asked}"
        );
    }
}
