//! What nobody needs to know is not taken: personal numbers, addresses of visits that are none, words about a
//! device. And what passes is no fault of ours.

use serde_json::json;

use super::{library, open_session};
use crate::support::TestApp;

/// 422 with this fault and no other.
fn only(field: &str, code: &str) -> String {
    format!("422 unprocessable [\"{field} {code}\"]")
}

#[tokio::test]
async fn a_personal_number_is_refused_wherever_it_is_written_and_stored_nowhere() {
    let app = TestApp::spawn().await;
    let venue = library(&app).await;
    let home = app
        .session(&venue)
        .kind("home-visit")
        .published()
        .insert()
        .await;
    for number in [
        "19121212-1212",
        "121212-1212",
        "191212121212",
        "01010750160",
    ] {
        for (body, field) in [
            (
                json!({"name": number, "visit": {"address": "Storgatan 1"}}),
                "/name",
            ),
            (
                json!({"name": format!("Tolvan {number}"), "visit": {"address": "Storgatan 1"}}),
                "/name",
            ),
            (
                json!({"name": "Tolvan", "visit": {"address": number}}),
                "/visit/address",
            ),
            (
                json!({"name": "Tolvan", "visit": {"address": "Storgatan 1", "entry": number}}),
                "/visit/entry",
            ),
            (
                json!({"name": "Tolvan", "visit": {"address": "Storgatan 1"},
                       "bookedBy": {"relation": "relative", "name": number}}),
                "/bookedBy/name",
            ),
        ] {
            let refused = app.visitor().book(home, body).await;
            assert_eq!(
                refused.problem(),
                only(field, "personal-number"),
                "{number} {field}"
            );
        }
    }
    let session = app.session(&venue).published().insert().await;
    let form = format!("/sv/sessions/{session}/book");
    let typed = [("name", "Tolvan 121212-1212"), ("reach", "none")];
    let page = app.visitor().submit(&form, &typed).await.expect(422).text();
    assert!(page.contains("Skriv inget personnummer"), "{page}");
    assert_eq!(app.value("select count(*) from bookings").await, "0");
}

#[tokio::test]
async fn an_address_is_taken_for_home_visits_alone() {
    let app = TestApp::spawn().await;
    let venue = library(&app).await;
    let desk = app
        .staff(motesplats::platform::auth::Role::Desk)
        .at(&venue)
        .await;
    for kind in ["lecture", "one-to-one", "phone", "cafe"] {
        let session = app.session(&venue).kind(kind).published().insert().await;
        let body = json!({
            "name": "Anna", "visit": {"address": "Storgatan 1"}, "contact": {"phone": "0150570000"},
        });
        let refused = app.visitor().book(session, body).await;
        assert_eq!(refused.problem(), only("/visit", "no-visit-here"), "{kind}");

        let body = json!({"name": "Anna", "contact": {"phone": "0150570000"}});
        let booked = app.visitor().book(session, body).await.expect(201);
        let path = format!("/api/v1/bookings/{}", booked.json()["id"].as_str().unwrap());
        let visit = json!({"visit": {"address": "Storgatan 1"}});
        let refused = desk.patch(&path, booked.header("etag"), visit).await;
        assert_eq!(refused.problem(), only("/visit", "no-visit-here"), "{kind}");
    }
}

#[tokio::test]
async fn a_device_is_one_of_a_list() {
    let app = TestApp::spawn().await;
    let session = open_session(&app, 20).await;
    for device in [
        "android-phone",
        "iphone",
        "android-tablet",
        "ipad",
        "windows",
        "mac",
        "chromebook",
        "other",
    ] {
        let body = json!({"name": "Anna", "device": device});
        app.visitor().book(session, body).await.expect(201);
    }
    let body = json!({"name": "Anna", "device": "min dotters gamla, jag heter Anna"});
    let refused = app.visitor().book(session, body).await;
    assert_eq!(refused.problem(), only("/device", "unknown-value"));
}

#[tokio::test]
async fn a_field_that_comes_twice_is_named_and_neither_value_is_taken() {
    let app = TestApp::spawn().await;
    let session = open_session(&app, 8).await;
    let form = format!("/sv/sessions/{session}/book");
    let typed = [("name", "Anna"), ("name", "Bo"), ("reach", "none")];
    let refused = app.visitor().submit(&form, &typed).await.expect(422);
    assert!(
        refused.text().contains("name kom två gånger"),
        "{}",
        refused.text()
    );
    assert_eq!(app.value("select count(*) from bookings").await, "0");
    let lists = [
        ("name", "Anna"),
        ("topics", "e-mail"),
        ("topics", "bank"),
        ("reach", "none"),
    ];
    let sent = app.visitor().submit(&form, &lists).await;
    assert_ne!(sent.status(), 500);
    let twice = [("email", "a@b.se"), ("email", "c@d.se"), ("password", "x")];
    app.visitor()
        .submit("/sv/desk/sign-in", &twice)
        .await
        .expect(422);
}

#[tokio::test]
async fn a_database_that_runs_out_of_something_is_asked_again_later() {
    let app = TestApp::spawn().await;
    let session = open_session(&app, 8).await;
    for (code, message) in [
        (
            "53100",
            "could not extend file \"base/1/2\": No space left on device",
        ),
        ("53200", "out of memory"),
        (
            "53400",
            "temporary file size exceeds \"temp_file_limit\" (1024kB)",
        ),
        ("57014", "canceling statement due to user request"),
        ("57P03", "the database system is in recovery mode"),
        (
            "58030",
            "could not write block 7 in file \"base/1/2\": Input/output error",
        ),
        ("25006", "cannot execute INSERT in a read-only transaction"),
    ] {
        app.sql(&format!(
            "create or replace function fail() returns trigger language plpgsql as $$ begin \
             raise exception using errcode = '{code}', message = '{message}'; end $$; \
             create or replace trigger fail before insert on bookings execute function fail(); \
             create or replace trigger fail before insert on pin_tries execute function fail();"
        ))
        .await;
        let booking = app.visitor().book(session, json!({"name": "Anna"})).await;
        assert_eq!(booking.problem(), "503 unavailable", "{code}");
        assert_ne!(booking.header("retry-after"), "");
        let typed = json!({"number": "34678344", "pin": "1234"});
        let looked_up = app.visitor().post("/api/v1/bookings/lookup", typed).await;
        assert_ne!(looked_up.status(), 500, "{code}");
        let form = format!("/sv/sessions/{session}/book");
        let typed = [("name", "Anna"), ("reach", "none")];
        app.visitor().submit(&form, &typed).await.expect(503);
    }
    app.sql("drop trigger fail on bookings").await;
    app.visitor()
        .book(session, json!({"name": "Anna"}))
        .await
        .expect(201);
}
