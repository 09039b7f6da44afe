//! Number and PIN: forgiving with fingers, patient with nobody.

use chrono::TimeDelta;
use motesplats::platform::auth::Role;
use reqwest::Method;
use serde_json::{Value, json};

use super::{booked, gunvor, library, open_session};
use crate::support::client::send;
use crate::support::{Answer, TestApp};

async fn look_up(app: &TestApp, number: &str, pin: &str) -> Answer {
    app.visitor()
        .post(
            "/api/v1/bookings/lookup",
            json!({ "number": number, "pin": pin }),
        )
        .await
}

fn text<'a>(booking: &'a Value, member: &str) -> &'a str {
    booking[member].as_str().unwrap()
}

/// A PIN that is not this one.
fn wrong(pin: &str) -> String {
    let digit = if pin.starts_with('0') { '1' } else { '0' };
    format!("{digit}{}", &pin[1..])
}

#[tokio::test]
async fn spaces_dashes_and_small_letters_do_no_harm() {
    let app = TestApp::spawn().await;
    let session = open_session(&app, 8).await;
    let booking = app
        .visitor()
        .book(session, gunvor())
        .await
        .expect(201)
        .json();
    let (number, pin) = (text(&booking, "number"), text(&booking, "pin"));

    let typed = format!(" {}-{} ", number[..4].to_lowercase(), &number[4..]);
    let found = look_up(&app, &typed, &format!("{} {}", &pin[..2], &pin[2..]))
        .await
        .expect(200)
        .json();

    assert_eq!(found["booking"]["id"], booking["id"]);
    assert!(found["manageToken"].as_str().unwrap().starts_with("mpb_"));
    assert_eq!(found["booking"]["pin"], Value::Null);
}

#[tokio::test]
async fn an_unknown_number_and_a_wrong_pin_are_answered_alike() {
    let app = TestApp::spawn().await;
    let session = open_session(&app, 8).await;
    let booking = app
        .visitor()
        .book(session, gunvor())
        .await
        .expect(201)
        .json();
    let unknown = motesplats::booking::BookingNumber::draw().unwrap();

    let by_number = look_up(&app, unknown.as_str(), "1234")
        .await
        .expect(404)
        .json();
    let by_pin = look_up(
        &app,
        text(&booking, "number"),
        &wrong(text(&booking, "pin")),
    )
    .await
    .expect(404)
    .json();

    assert_eq!(by_number["type"], "/problems/no-such-booking");
    for member in ["type", "title", "detail", "status"] {
        assert_eq!(by_number[member], by_pin[member]);
    }
}

#[tokio::test]
async fn after_five_misses_a_number_waits_even_for_the_right_pin_known_or_not() {
    let app = TestApp::spawn().await;
    let session = open_session(&app, 8).await;
    let booking = app
        .visitor()
        .book(session, gunvor())
        .await
        .expect(201)
        .json();
    let (number, pin) = (text(&booking, "number"), text(&booking, "pin"));
    let unknown = motesplats::booking::BookingNumber::draw().unwrap();
    for _ in 0..5 {
        look_up(&app, number, &wrong(pin)).await.expect(404);
        look_up(&app, unknown.as_str(), "1234").await.expect(404);
    }

    let known = look_up(&app, number, pin).await.expect(429);
    let strange = look_up(&app, unknown.as_str(), "1234").await.expect(429);

    assert_eq!(known.header("retry-after"), "3600");
    assert_eq!(strange.header("retry-after"), "3600");
    app.clock().advance(TimeDelta::minutes(61));
    look_up(&app, number, pin).await.expect(200);
}

#[tokio::test]
async fn after_twenty_misses_only_a_new_pin_helps() {
    let app = TestApp::spawn().await;
    let venue = library(&app).await;
    let session = app.session(&venue).published().insert().await;
    let booking = app
        .visitor()
        .book(session, gunvor())
        .await
        .expect(201)
        .json();
    let (number, pin) = (text(&booking, "number"), text(&booking, "pin"));
    for _ in 0..4 {
        for _ in 0..5 {
            look_up(&app, number, &wrong(pin)).await.expect(404);
        }
        app.clock().advance(TimeDelta::minutes(61));
    }
    let refused = look_up(&app, number, pin).await.expect(429);
    assert_eq!(refused.json()["type"], "/problems/ask-the-desk");
    assert_eq!(refused.header("retry-after"), "86400");

    let desk = app.staff(Role::Desk).at(&venue).await;
    let path = format!("/api/v1/bookings/{}/pin", text(&booking, "id"));
    let renewed = desk.post_empty(&path).await.expect(200).json();

    look_up(&app, number, text(&renewed, "pin"))
        .await
        .expect(200);
    if text(&renewed, "pin") != pin {
        look_up(&app, number, pin).await.expect(404);
    }
}

#[tokio::test]
async fn a_mistyped_number_is_told_before_anything_is_looked_up() {
    let app = TestApp::spawn().await;
    let number = motesplats::booking::BookingNumber::draw().unwrap();
    let other = if number.as_str().starts_with('3') {
        "4"
    } else {
        "3"
    };
    let mistyped = format!("{other}{}", &number.as_str()[1..]);

    let refused = look_up(&app, &mistyped, "1234").await.expect(422).json();

    assert_eq!(refused["type"], "/problems/bad-number");
    assert_eq!(app.count("pin_tries").await, 0);
}

#[tokio::test]
async fn an_address_that_misses_often_waits_and_what_is_found_mistyped_or_the_desks_is_no_miss() {
    let on = [
        ("limits.enabled", "true"),
        ("limits.look_up_misses_per_address", "3"),
        ("http.trusted_proxies", "127.0.0.1"),
    ];
    let app = TestApp::spawn_with(&on).await;
    let venue = library(&app).await;
    let session = app.session(&venue).seats(8).published().insert().await;
    let booking = booked(&app, session, gunvor()).await;
    let (number, pin) = (text(&booking, "number"), text(&booking, "pin"));
    let from = async |address: &str, number: &str, pin: &str| {
        let body = json!({ "number": number, "pin": pin });
        let request = app
            .visitor()
            .request(Method::POST, "/api/v1/bookings/lookup");
        send(request.header("X-Forwarded-For", address).json(&body)).await
    };
    let (thief, library) = ("192.0.2.1", "198.51.100.1");
    for _ in 0..3 {
        let unknown = motesplats::booking::BookingNumber::draw().unwrap();
        from(thief, unknown.as_str(), "1234").await.expect(404);
    }

    let waits = from(thief, number, pin).await.expect(429);

    assert_eq!(waits.json()["type"], "/problems/rate-limited");
    assert_eq!(waits.header("retry-after"), "201");
    let desk = app.staff(Role::Desk).at(&venue).await;
    for _ in 0..4 {
        let unknown = motesplats::booking::BookingNumber::draw().unwrap();
        let typed = json!({ "number": unknown.as_str(), "pin": "1234" });
        desk.post("/api/v1/bookings/lookup", typed)
            .await
            .expect(404);
        from(library, number, pin).await.expect(200);
        from(library, "AAAA", pin).await.expect(422);
    }
}

#[tokio::test]
async fn each_look_up_is_in_the_audit_log_right_or_wrong() {
    let app = TestApp::spawn().await;
    let session = open_session(&app, 8).await;
    let made = app
        .visitor()
        .book(session, gunvor())
        .await
        .expect(201)
        .json();
    let (number, pin) = (
        made["number"].as_str().unwrap(),
        made["pin"].as_str().unwrap(),
    );
    let wrong = if pin == "0000" { "0001" } else { "0000" };
    assert_eq!(look_up(&app, number, pin).await.status(), 200);
    assert_eq!(look_up(&app, number, wrong).await.status(), 404);
    let acts = app.audited_acts().await;
    assert_eq!(acts, ["booking.looked-up", "booking.look-up-missed"]);
    let objects = app
        .value("select count(distinct object_id) from audit")
        .await;
    assert_eq!(objects, "1");
}
