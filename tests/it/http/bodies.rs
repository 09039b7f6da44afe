//! An object is an object: a list in its place is refused at every depth.

use motesplats::platform::auth::Role;
use reqwest::Method;
use serde_json::{Value, json};

use super::town_and_library;
use crate::booking::open_session;
use crate::support::TestApp;
use crate::support::client::send;

fn refused_at(pointer: &str) -> String {
    format!("422 unprocessable [\"{pointer} object-wanted\"]")
}

#[tokio::test]
async fn a_list_books_nothing_by_position() {
    let app = TestApp::spawn().await;
    let session = open_session(&app, 8).await;
    let whole = json!([
        "Alva",
        1,
        0,
        null,
        null,
        null,
        null,
        [],
        null,
        null,
        null,
        false,
        null,
        null
    ]);
    let contact = json!({"name": "Alva", "contact": ["alva@example.org", null, "email"]});
    let visit = json!({"name": "Alva", "visit": ["Storgatan 1", null]});
    for (body, pointer) in [
        (whole, ""),
        (json!(["Alva", 1]), ""),
        (contact, "/contact"),
        (visit, "/visit"),
    ] {
        let refused = app.visitor().book(session, body.clone()).await;
        assert_eq!(refused.problem(), refused_at(pointer), "{body}");
    }
    assert_eq!(app.count("bookings").await, 0);
}

#[tokio::test]
async fn no_list_is_an_object_of_staff() {
    let app = TestApp::spawn().await;
    let (town, venue) = town_and_library(&app).await;
    let planner = app.staff(Role::Coordinator).at(&town).await;
    let session = app.session(&venue).seats(8).published().insert().await;
    let new = |part: &str, value: Value| {
        let mut body =
            json!({"venueId": venue.id, "title": "Kurs", "kind": "course", "seatsTotal": 4});
        body[part] = value;
        body
    };
    let sessions = "/api/v1/sessions".to_owned();
    let own = format!("/api/v1/sessions/{session}");
    let meeting = json!([["2026-10-20", "13:00", null, 60]]);
    for (method, path, body, pointer) in [
        (
            Method::POST,
            &sessions,
            json!([venue.id, "Kurs", "course"]),
            "",
        ),
        (
            Method::POST,
            &sessions,
            new("meetings", meeting),
            "/meetings/0",
        ),
        (
            Method::POST,
            &sessions,
            new("clashAllowed", json!(["so"])),
            "/clashAllowed",
        ),
        (Method::PATCH, &own, json!(["title"]), ""),
        (
            Method::PATCH,
            &own,
            json!({"clashAllowed": ["so"]}),
            "/clashAllowed",
        ),
        (Method::POST, &format!("{own}/holds"), json!([2, 5]), ""),
        (Method::POST, &format!("{own}/walk-ins"), json!([3]), ""),
        (Method::POST, &format!("{own}/proposal"), json!([]), ""),
        (
            Method::PUT,
            &format!("{own}/count"),
            json!(["counted", 3]),
            "",
        ),
    ] {
        let request = planner.request(method.clone(), path);
        let request = request.header("If-Match", "*").json(&body);
        let answer = send(request).await;
        assert_eq!(
            answer.problem(),
            refused_at(pointer),
            "{method} {path} {body}"
        );
    }
    let reason = json!({"seatsTotal": 9, "override": ["because"]});
    let reason = planner.patch(&own, "*", reason).await;
    assert_eq!(
        reason.problem(),
        r#"422 unprocessable ["/override/reason missing"]"#
    );
}
