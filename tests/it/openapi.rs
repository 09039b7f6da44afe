//! The API's document and the routes agree.

use std::collections::BTreeSet;

use motesplats::platform::config::Environment;
use motesplats::platform::http::routing::Access;
use motesplats::routes::document;
use motesplats::routes::table;
use serde_json::Value;

use crate::support::TestApp;

fn written() -> Value {
    document()
}

/// `GET /api/v1/sessions`, for every operation of the document.
fn documented() -> BTreeSet<String> {
    let document = written();
    let mut found = BTreeSet::new();
    for (path, item) in document["paths"].as_object().unwrap() {
        for method in item.as_object().unwrap().keys() {
            found.insert(format!("{} /api/v1{path}", method.to_uppercase()));
        }
    }
    found
}

#[tokio::test]
async fn the_document_is_sent_once_to_whoever_keeps_it() {
    let app = crate::support::TestApp::spawn().await;
    let path = "/api/v1/openapi.json";
    let first = app.visitor().get(path).await.expect(200);
    let tag = first.header("etag").to_owned();
    let request = app.client.get(format!("{}{path}", app.url));
    let again = crate::support::client::send(request.header("if-none-match", tag)).await;
    assert_eq!((again.status(), again.text().len()), (304, 0));
}

#[test]
fn every_route_of_the_api_is_documented_and_nothing_else_is() {
    let routes: BTreeSet<String> = table(Environment::Production)
        .into_iter()
        .filter(|(path, _)| path.starts_with("/api/"))
        .map(|(path, endpoint)| format!("{} {path}", endpoint.method))
        .collect();
    let documented = documented();
    let missing: Vec<_> = routes.difference(&documented).collect();
    let dead: Vec<_> = documented.difference(&routes).collect();
    assert!(missing.is_empty(), "not in the document: {missing:#?}");
    assert!(dead.is_empty(), "no such route: {dead:#?}");
}

#[test]
fn the_document_is_openapi_3_1_and_every_reference_leads_somewhere() {
    let document = written();
    assert!(document["openapi"].as_str().unwrap().starts_with("3.1"));
    assert_eq!(document["servers"][0]["url"], "/api/v1");
    let mut references = BTreeSet::new();
    gather(&document, &mut references);
    assert!(references.len() > 10);
    for reference in references {
        let place = reference.strip_prefix('#').unwrap();
        assert!(
            document.pointer(place).is_some(),
            "{reference} leads nowhere"
        );
    }
}

fn gather(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(members) => {
            if let Some(Value::String(reference)) = members.get("$ref") {
                found.insert(reference.clone());
            }
            members.values().for_each(|member| gather(member, found));
        }
        Value::Array(items) => items.iter().for_each(|item| gather(item, found)),
        _ => {}
    }
}

#[test]
fn every_operation_has_a_name_of_its_own_and_says_what_it_does() {
    let document = written();
    let mut names = BTreeSet::new();
    for (path, item) in document["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            let name = operation["operationId"].as_str().unwrap_or_default();
            assert!(
                names.insert(name.to_owned()),
                "{method} {path}: {name} twice"
            );
            let words = operation["summary"].as_str().unwrap_or_default();
            assert!(
                !words.is_empty(),
                "{method} {path} does not say what it does"
            );
            assert!(
                operation["responses"]
                    .as_object()
                    .is_some_and(|all| !all.is_empty()),
                "{method} {path} does not say what it answers"
            );
        }
    }
}

#[test]
fn the_parameters_of_a_path_are_declared() {
    let document = written();
    for (path, item) in document["paths"].as_object().unwrap() {
        let wanted: BTreeSet<&str> = path
            .split('/')
            .filter_map(|part| part.strip_prefix('{')?.strip_suffix('}'))
            .collect();
        for (method, operation) in item.as_object().unwrap() {
            let parameters = operation["parameters"]
                .as_array()
                .cloned()
                .unwrap_or_default();
            let declared: BTreeSet<&str> = parameters
                .iter()
                .filter(|parameter| parameter["in"] == "path")
                .map(|parameter| parameter["name"].as_str().unwrap())
                .collect();
            assert_eq!(declared, wanted, "{method} {path}");
        }
    }
}

#[test]
fn who_may_call_an_operation_is_as_the_route_table_has_it() {
    let document = written();
    for (path, endpoint) in table(Environment::Production) {
        let Some(path) = path.strip_prefix("/api/v1") else {
            continue;
        };
        let method = endpoint.method.as_str().to_lowercase();
        let said = &document["paths"][path][&method]["security"];
        let schemes: Vec<&str> = said.as_array().unwrap().iter().map(scheme).collect();
        let wanted: &[&str] = match endpoint.access {
            Access::Public => &["", "staff"],
            Access::Holder(_) => &["booking", "staff"],
            Access::SignedIn | Access::Staff(_) | Access::Either(..) => &["staff"],
        };
        assert_eq!(schemes, wanted, "{method} {path}");
    }
}

/// The one scheme of a choice; empty where nothing is asked for.
fn scheme(choice: &Value) -> &str {
    let names = choice.as_object().unwrap().keys();
    names.map(String::as_str).next().unwrap_or_default()
}

#[test]
fn every_status_and_every_header_is_explained() {
    let document = written();
    let explained = |value: &Value| {
        let place = value["$ref"].as_str().unwrap_or_default();
        let value = document
            .pointer(place.trim_start_matches('#'))
            .filter(|_| !place.is_empty())
            .unwrap_or(value);
        !value["description"].as_str().unwrap_or_default().is_empty()
    };
    for (path, item) in document["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            for (status, answer) in operation["responses"].as_object().unwrap() {
                assert!(explained(answer), "{method} {path} {status}");
            }
            for parameter in operation["parameters"].as_array().unwrap() {
                assert!(explained(parameter), "{method} {path} {parameter}");
            }
        }
    }
}

#[tokio::test]
async fn the_document_is_served() {
    let app = TestApp::spawn().await;
    let answer = app.visitor().get("/api/v1/openapi.json").await.expect(200);
    assert_eq!(answer.json(), written());
    let info = app.visitor().get("/api/v1/api-info").await.expect(200);
    assert_eq!(info.json()["openapi"], "/api/v1/openapi.json");
    assert_eq!(
        app.visitor()
            .get("/api/v1/api-info?verbose=1")
            .await
            .problem(),
        r#"400 unknown-parameter {"parameter":"verbose"}"#
    );
}
