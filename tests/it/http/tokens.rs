//! A token that opens nothing is refused everywhere, so nobody acts as the public who meant to act as themselves.

use motesplats::platform::auth::Role;
use motesplats::platform::config::Environment;
use motesplats::routes::table;
use reqwest::Method;
use reqwest::header::AUTHORIZATION;
use serde_json::json;

use crate::booking::{booked, gunvor, library, open_session};
use crate::support::client::send;
use crate::support::{Answer, TestApp};

const REFUSED: &str = "401 sign-in-first";

/// Headers that name nobody. The last token has the right form.
const BAD: [&str; 8] = [
    "Bearer nonsense",
    "Bearer",
    "Bearer mps_abc",
    "Bearer mpb_abc",
    "Basic YW5uYTpoZW1saWd0",
    "",
    "mps_",
    "Bearer mps_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
];

#[tokio::test]
async fn a_bad_token_is_refused_on_every_route_public_ones_too() {
    let app = TestApp::spawn().await;
    for (path, endpoint) in table(Environment::Production) {
        if !path.starts_with("/api/") {
            continue;
        }
        let method = Method::from_bytes(endpoint.method.as_str().as_bytes()).unwrap();
        let path: Vec<&str> = path
            .split('/')
            .map(|part| if part.starts_with('{') { "x" } else { part })
            .collect();
        for bad in BAD {
            let request = app.visitor().request(method.clone(), &path.join("/"));
            let answer = send(request.header(AUTHORIZATION, bad)).await;
            assert_eq!(answer.problem(), REFUSED, "{method} {path:?} {bad}");
            assert_eq!(answer.header("www-authenticate"), "Bearer");
        }
    }
}

#[tokio::test]
async fn whoever_believes_to_be_signed_in_books_nothing_as_the_public() {
    let app = TestApp::spawn().await;
    let venue = library(&app).await;
    let session = app.session(&venue).seats(8).published().insert().await;
    let desk = app.staff(Role::Desk).at(&venue).await;
    app.sql("delete from tokens").await;
    assert_eq!(desk.book(session, gunvor()).await.problem(), REFUSED);
    assert_eq!(app.count("bookings").await, 0);
    let list = desk.get("/api/v1/sessions").await;
    assert_eq!(list.problem(), REFUSED);
}

#[tokio::test]
async fn two_tokens_are_none() {
    let app = TestApp::spawn().await;
    let venue = library(&app).await;
    let desk = app.staff(Role::Desk).at(&venue).await;
    let request = desk.request(Method::GET, "/api/v1/sessions");
    let twice = send(request.bearer_auth(&desk.token)).await;
    assert_eq!(twice.problem(), REFUSED);
}

#[tokio::test]
async fn a_good_token_without_a_right_counts_as_none_where_everybody_may() {
    let app = TestApp::spawn().await;
    let session = open_session(&app, 8).await;
    let booking = booked(&app, session, gunvor()).await;
    let code = json!({"number": booking["number"], "pin": booking["pin"]});
    let opened = app.visitor().post("/api/v1/bookings/lookup", code).await;
    let opened = opened.expect(200).json();
    let holder = app.holder(opened["manageToken"].as_str().unwrap());
    let elsewhere = app
        .organisation("flen")
        .municipality("SE-0482")
        .insert()
        .await;
    let stranger = app.staff(Role::Auditor).at(&elsewhere).await;

    for somebody in [&holder, &*stranger] {
        somebody.get("/api/v1/sessions").await.expect(200);
        somebody.book(session, gunvor()).await.expect(201);
    }
    let own = format!("/api/v1/bookings/{}", booking["id"].as_str().unwrap());
    holder.get(&own).await.expect(200);

    app.clock().advance(chrono::TimeDelta::days(2));
    let over: Answer = holder.get("/api/v1/sessions").await;
    assert_eq!(over.problem(), REFUSED);
}
