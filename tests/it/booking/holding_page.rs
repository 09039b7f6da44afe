//! A seat put on hold from the booking form, while the caller spells the name.

use chrono::TimeDelta;
use motesplats::platform::auth::Role;
use uuid::Uuid;

use super::{assert_no_drift, gunvor, library};
use crate::support::client::earlier_code;
use crate::support::{Answer, Client, TestApp};

/// A session with one seat, and somebody of its desk who is signed in.
async fn desk(app: &TestApp) -> (Uuid, Client) {
    let venue = library(app).await;
    let session = app.session(&venue).seats(1).published().insert().await;
    let staff = app.staff(Role::Desk).at(&venue).await;
    (session, app.signed_in(&staff).await)
}

fn form_of(session: Uuid) -> String {
    format!("/sv/desk/sessions/{session}/book")
}

/// Sends a form of the desk.
async fn send(client: &Client, path: &str, fields: &[(&str, &str)]) -> Answer {
    let code = client
        .get("/sv/desk/today")
        .await
        .expect(200)
        .hidden("csrf");
    let fields = [fields, &[("csrf", code.as_str())]].concat();
    client.submit(path, &fields).await
}

/// Puts a seat on hold; the path of the form that books it.
async fn hold_form(client: &Client, session: Uuid) -> String {
    let path = format!("/sv/desk/sessions/{session}/holds");
    let answer = send(client, &path, &[]).await.expect(303);
    answer.header("location").to_owned()
}

/// Books with what the form holds.
async fn book(client: &Client, form: &str, session: Uuid) -> Answer {
    let hold = client.get(form).await.expect(200).hidden("hold");
    let fields = [("name", "Gunvor"), ("reach", "none"), ("hold", &hold)];
    send(client, &form_of(session), &fields).await
}

#[tokio::test]
async fn the_desk_keeps_the_last_seat_and_books_it_when_the_name_is_spelled() {
    let app = TestApp::spawn().await;
    let (session, client) = desk(&app).await;
    let free = client.get("/sv/desk/book").await.expect(200).text();
    let keep = format!("action=\"/sv/desk/sessions/{session}/holds\"");
    assert!(free.contains(&keep), "{free}");

    let form = hold_form(&client, session).await;

    let page = client.get(&form).await.expect(200);
    assert!(page.text().contains("En plats hålls till kl.\u{a0}10.05."));
    let in_english = form.replace("/sv/", "/en/");
    assert!(page.text().contains(&format!("href=\"{in_english}\"")));
    let meanwhile = app.visitor().book(session, gunvor()).await;
    assert!(meanwhile.problem().starts_with("409 sold-out"));
    app.clock().advance(TimeDelta::minutes(4));
    book(&client, &form, session).await.expect(303);
    assert_eq!(app.seats_taken(session).await, 1);
    assert_eq!(app.count("holds").await, 0);
    assert_no_drift(&app).await;
}

#[tokio::test]
async fn a_seat_let_go_is_free_at_once() {
    let app = TestApp::spawn().await;
    let (session, client) = desk(&app).await;
    let form = hold_form(&client, session).await;
    let hold = client.get(&form).await.expect(200).hidden("hold");
    let end = format!("/sv/desk/sessions/{session}/holds/{hold}/end");
    for _ in 0..2 {
        let answer = send(&client, &end, &[]).await.expect(303);
        assert_eq!(answer.header("location"), form_of(session));
    }
    app.visitor().book(session, gunvor()).await.expect(201);
    assert_no_drift(&app).await;
}

#[tokio::test]
async fn a_seat_that_ran_out_is_said_and_what_was_typed_is_kept() {
    let app = TestApp::spawn().await;
    let (session, client) = desk(&app).await;
    let form = hold_form(&client, session).await;
    let hold = client.get(&form).await.expect(200).hidden("hold");
    app.clock().advance(TimeDelta::minutes(5));
    app.tick().await;

    let fields = [
        ("name", "Gunvor"),
        ("reach", "none"),
        ("hold", hold.as_str()),
    ];
    let refused = send(&client, &form_of(session), &fields).await.expect(409);

    assert!(refused.text().contains("Det hålls ingen plats längre"));
    assert!(refused.text().contains("1 plats kvar"), "it is free again");
    assert!(refused.text().contains("value=\"Gunvor\""));
    assert!(!refused.text().contains("name=\"hold\""));
    send(&client, &form_of(session), &fields[..2])
        .await
        .expect(303);
    assert_no_drift(&app).await;
}

#[tokio::test]
async fn where_no_seat_is_free_the_sessions_page_says_so() {
    let app = TestApp::spawn().await;
    let (session, client) = desk(&app).await;
    app.visitor().book(session, gunvor()).await.expect(201);
    let path = format!("/sv/desk/sessions/{session}/holds");
    let refused = send(&client, &path, &[]).await.expect(409);
    assert!(refused.text().contains("role=\"alert\""));
    assert_no_drift(&app).await;
}

#[tokio::test]
async fn nobody_but_the_desk_uses_a_hold() {
    let app = TestApp::spawn().await;
    let (session, client) = desk(&app).await;
    let form = hold_form(&client, session).await;
    let hold = client.get(&form).await.expect(200).hidden("hold");
    let flen = app.organisation("flen").insert().await;
    let stranger = app.staff(Role::Desk).at(&flen).await;
    let elsewhere = app.signed_in(&stranger).await;
    let fields = [("name", "Bo"), ("reach", "none"), ("hold", hold.as_str())];
    elsewhere.get(&form).await.expect(404);
    send(&elsewhere, &form_of(session), &fields)
        .await
        .expect(404);
    let public = format!("/sv/sessions/{session}/book?hold={hold}");
    let page = app.visitor().get(&public).await.expect(200).text();
    assert!(!page.contains("name=\"hold\""));
    let answer = app.visitor().submit(&public, &fields).await;
    answer.expect(409);
    assert_eq!(app.count("holds").await, 1);
}

#[tokio::test]
async fn a_form_that_books_for_somebody_books_nothing_once_its_sign_in_has_ended() {
    let app = TestApp::spawn().await;
    let (session, client) = desk(&app).await;
    let page = client.get(&form_of(session)).await.expect(200);
    let action = format!("/sv/desk/sessions/{session}/book");
    assert!(page.text().contains(&format!("action=\"{action}\"")));
    let fields = [("name", "Gunvor"), ("reach", "none"), ("topics", "phone")];
    let late = app.visitor().submit(&action, &fields).await.expect(401);
    assert_eq!(late.hidden("kept.name"), "Gunvor");
    let old = earlier_code();
    let with_code = [&fields[..], &[("csrf", old.as_str())]].concat();
    let again = client.submit(&action, &with_code).await.expect(422);
    assert!(again.text().contains("Inget är sparat"));
    assert!(again.text().contains("value=\"Gunvor\""));
    assert_eq!(app.count("bookings").await, 0);
    send(&client, &action, &fields).await.expect(303);
    assert_eq!(app.count("bookings").await, 1);
}
