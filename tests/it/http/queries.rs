//! Query parameters that nobody reads are refused, so that nobody relies on one.

use motesplats::platform::auth::Role;
use motesplats::platform::config::Environment;
use motesplats::routes::table;
use reqwest::Method;
use serde_json::json;

use super::town_and_library;
use crate::booking::{booked, gunvor, library};
use crate::support::TestApp;
use crate::support::client::send;

#[tokio::test]
async fn what_changes_something_takes_no_parameter() {
    let app = TestApp::spawn().await;
    let (town, venue) = town_and_library(&app).await;
    let session = app.session(&venue).seats(8).published().insert().await;
    let path = format!("/api/v1/sessions/{session}/bookings?dryRun=true");
    let refused = app.visitor().create(&path, gunvor()).await;
    let unknown = r#"400 unknown-parameter {"parameter":"dryRun"}"#;
    assert_eq!(refused.problem(), unknown);
    assert_eq!(app.count("bookings").await, 0);

    let person = app.staff(Role::Coordinator).at(&town).await;
    app.grant(person.id, Role::CampaignOrganiser, &town).await;
    for (path, endpoint) in table(Environment::Production) {
        let method = Method::from_bytes(endpoint.method.as_str().as_bytes()).unwrap();
        if !path.starts_with("/api/") || method == Method::GET {
            continue;
        }
        let parts = path.split('/');
        let parts = parts.map(|part| if part.starts_with('{') { "x" } else { part });
        let path = parts.collect::<Vec<_>>().join("/");
        // An import may be tried dry, and knows nothing else.
        let parameter = match path.contains("/imports/") {
            true => "wetRun",
            false => "dryRun",
        };
        let request = person.request(method.clone(), &format!("{path}?{parameter}=true"));
        let refused = send(request.json(&json!({}))).await;
        let unknown = format!(r#"400 unknown-parameter {{"parameter":"{parameter}"}}"#);
        assert_eq!(refused.problem(), unknown, "{method} {path}");
    }
}

#[tokio::test]
async fn whoever_may_not_call_is_told_that_first() {
    let app = TestApp::spawn().await;
    let venue = library(&app).await;
    let path = "/api/v1/venues?dryRun=true";
    let nobody = app.visitor().post(path, json!({})).await;
    assert_eq!(nobody.problem(), "401 sign-in-first");
    let desk = app.staff(Role::Desk).at(&venue).await;
    assert_eq!(
        desk.post(path, json!({})).await.problem(),
        "403 not-allowed"
    );
}

#[tokio::test]
async fn one_object_takes_no_parameter_either() {
    let app = TestApp::spawn().await;
    let (town, venue) = town_and_library(&app).await;
    let desk = app.staff(Role::Coordinator).at(&town).await;
    let session = app.session(&venue).seats(8).published().insert().await;
    let booking = booked(&app, session, gunvor()).await;
    let booking = booking["id"].as_str().unwrap();
    for path in [
        format!("/api/v1/bookings/{booking}"),
        format!("/api/v1/sessions/{session}"),
        format!("/api/v1/sessions/{session}/bookings"),
        format!("/api/v1/sessions/{session}/count"),
        format!("/api/v1/venues/{}", venue.id),
        "/api/v1/organisations/katrineholm".to_owned(),
        format!("/api/v1/staff/{}", desk.id),
    ] {
        let answer = desk.get(&format!("{path}?fields=id")).await;
        let unknown = r#"400 unknown-parameter {"parameter":"fields"}"#;
        assert_eq!(answer.problem(), unknown, "{path}");
    }
}
