//! Booking seats.

use diesel::prelude::*;
use motesplats::schema::{bookings, session_seats};
use serde_json::json;

use super::{gunvor, library, open_session};
use crate::support::TestApp;

#[tokio::test]
async fn a_name_is_enough_to_book() {
    let app = TestApp::spawn().await;
    let session = open_session(&app, 8).await;

    let booked = app.visitor().book(session, gunvor()).await.expect(201);

    let body = booked.json();
    assert_eq!(body["status"], "confirmed");
    assert_eq!(body["name"], "Gunvor");
    assert_eq!(body["seats"], 1);
    assert_eq!(body["number"].as_str().unwrap().len(), 8);
    assert_eq!(body["pin"].as_str().unwrap().len(), 4);
    assert_eq!(body["session"]["localTime"], "13:00");
    assert!(
        booked
            .header("location")
            .ends_with(body["id"].as_str().unwrap())
    );
    assert_eq!(app.seats_taken(session).await, 1);
    let calendar = body["links"]["calendar"].as_str().unwrap();
    let path = format!("/sv/sessions/{session}/calendar.ics");
    assert!(calendar.ends_with(&path), "{calendar}");
    let file = app.visitor().get(&path).await.expect(200);
    assert!(file.text().starts_with("BEGIN:VCALENDAR"));
    app.deliver_mail().await;
    assert!(app.mailbox().is_empty(), "nobody asked for a letter");
}

#[tokio::test]
async fn a_couple_with_one_address_makes_two_bookings() {
    let app = TestApp::spawn().await;
    let session = open_session(&app, 2).await;
    let contact = json!({ "email": "hemma@exempel.se" });

    for name in ["Karin", "Bertil"] {
        let request = json!({ "name": name, "contact": contact });
        app.visitor().book(session, request).await.expect(201);
    }

    assert_eq!(app.seats_taken(session).await, 2);
}

#[tokio::test]
async fn a_full_session_tells_what_is_left_and_what_is_near() {
    let app = TestApp::spawn().await;
    let venue = library(&app).await;
    let session = app.session(&venue).seats(1).published().insert().await;
    let other = app.session(&venue).seats(3).published().insert().await;
    app.visitor().book(session, gunvor()).await.expect(201);

    let refused = app
        .visitor()
        .book(session, gunvor())
        .await
        .expect(409)
        .json();

    assert_eq!(refused["type"], "/problems/sold-out");
    assert_eq!(refused["seatsFree"], 0);
    assert_eq!(refused["alternatives"][0]["id"], other.to_string());
    assert_eq!(refused["alternatives"][0]["seatsFree"], 3);
}

#[tokio::test]
async fn who_asks_for_it_waits_in_line() {
    let app = TestApp::spawn().await;
    let session = open_session(&app, 1).await;
    app.visitor().book(session, gunvor()).await.expect(201);

    for position in 1..=2 {
        let request = json!({ "name": "Yusuf", "waitlist": true });
        let body = app
            .visitor()
            .book(session, request)
            .await
            .expect(201)
            .json();
        assert_eq!(
            (body["status"].as_str(), body["position"].as_i64()),
            (Some("waiting"), Some(position))
        );
    }

    assert_eq!(app.seats_taken(session).await, 1);
}

#[tokio::test]
async fn an_interpreter_makes_it_pending_and_keeps_the_seat() {
    let app = TestApp::spawn().await;
    let session = open_session(&app, 1).await;

    let request = json!({ "name": "Yusuf", "interpreter": "ar", "language": "ar" });
    let body = app
        .visitor()
        .book(session, request)
        .await
        .expect(201)
        .json();

    assert_eq!(body["status"], "pending");
    assert_eq!(app.seats_taken(session).await, 1);
}

#[tokio::test]
async fn each_refusal_names_its_fact() {
    let app = TestApp::spawn().await;
    let venue = library(&app).await;
    let drop_in = app.session(&venue).drop_in().published().insert().await;
    let cancelled = app.session(&venue).cancelled().insert().await;
    let draft = app.session(&venue).insert().await;
    let course = app
        .session(&venue)
        .kind("course")
        .published()
        .insert()
        .await;
    let meeting = app
        .session(&venue)
        .meeting_of(course)
        .published()
        .insert()
        .await;
    let early = app.session(&venue).bookable_from("2026-10-06T09:00:00Z");
    let early = early.published().insert().await;
    let late = app.session(&venue).bookable_until("2026-10-06T07:00:00Z");
    let late = late.published().insert().await;

    for (session, name) in [
        (drop_in, "409 no-booking-needed"),
        (cancelled, "409 cancelled"),
        (draft, "404 not-found"),
        (meeting, "409 part-of-course"),
        (early, "409 not-open-yet"),
        (late, "409 closed"),
    ] {
        let answer = app.visitor().book(session, gunvor()).await;
        assert!(
            answer.problem().starts_with(name),
            "{name}: {}",
            answer.problem()
        );
    }
}

#[tokio::test]
async fn every_fault_is_named_at_once_and_nothing_is_stored() {
    let app = TestApp::spawn().await;
    let session = open_session(&app, 8).await;
    let request = json!({
        "name": "Gun\u{0}vor", "seats": 0,
        "contact": { "email": "not-an-address", "notify": "email" },
        "language": "xx",
    });

    let answer = app
        .visitor()
        .book(session, request)
        .await
        .expect(422)
        .json();

    let mut places: Vec<_> = answer["errors"]
        .as_array()
        .unwrap()
        .iter()
        .map(|e| e["pointer"].clone())
        .collect();
    places.sort_by_key(ToString::to_string);
    assert_eq!(
        json!(places),
        json!(["/contact/email", "/language", "/name", "/seats"])
    );
    assert_eq!(app.count("bookings").await, 0);
    assert_eq!(app.seats_taken(session).await, 0);
}

#[tokio::test]
async fn an_unknown_member_is_refused_by_name() {
    let app = TestApp::spawn().await;
    let session = open_session(&app, 8).await;
    let request = json!({ "name": "Gunvor", "personnummer": "19400101-0000" });

    let answer = app.visitor().book(session, request).await.expect(422);

    assert_eq!(answer.json()["errors"][0]["pointer"], "/personnummer");
}

#[tokio::test]
async fn a_home_visit_needs_an_address_and_a_call_a_number() {
    let app = TestApp::spawn().await;
    let venue = library(&app).await;
    let visit = app
        .session(&venue)
        .kind("home-visit")
        .published()
        .insert()
        .await;
    let call = app.session(&venue).kind("phone").published().insert().await;

    let no_address = app.visitor().book(visit, gunvor()).await.expect(422);
    let no_number = app.visitor().book(call, gunvor()).await.expect(422);

    assert_eq!(no_address.json()["errors"][0]["pointer"], "/visit");
    assert_eq!(no_number.json()["errors"][0]["pointer"], "/contact/phone");
    let request = json!({ "name": "Gunvor", "visit": { "address": "Storgatan 1" } });
    app.visitor().book(visit, request).await.expect(201);
}

#[tokio::test]
async fn the_database_refuses_a_booking_without_its_session() {
    let app = TestApp::spawn().await;
    let session = open_session(&app, 8).await;
    let booking = app.booked(session, "confirmed", 1).await;
    let stranger = app.organisation("vingaker").insert().await.id;
    let nowhere = motesplats::platform::ids::fresh();

    let row = bookings::table.find(booking);
    let of_no_session = diesel::update(row).set(bookings::session_id.eq(nowhere));
    let of_another = diesel::update(row).set(bookings::organisation_id.eq(stranger));
    let seats = session_seats::table.find(session);
    for refusal in [
        app.refused_booking(session, stranger).await,
        app.refused(of_no_session).await,
        app.refused(of_another).await,
        app.refused(diesel::delete(seats)).await,
    ] {
        assert_eq!(refusal, "bookings_owner_is_the_sessions");
    }
    app.hand_session_over(session, stranger).await;
    assert_eq!(app.first_booking().await.organisation, stranger);
}

#[tokio::test]
async fn what_is_not_seen_around_an_answer_is_cut_in_every_field() {
    let app = TestApp::spawn().await;
    let venue = library(&app).await;
    for around in [
        "\u{a0}",
        "\u{200b}",
        "\u{200f}",
        "\t",
        ".",
        " .\u{feff}\u{202c}",
    ] {
        // One contact has four seats of a session.
        let session = app.session(&venue).published().insert().await;
        let in_it = |text: &str| format!("{around}{text}{around}");
        let request = json!({
            "name": in_it("Anna Ek"),
            "contact": { "email": in_it("anna@exempel.se"), "phone": in_it("070-123 45 67") },
        });
        let made = app
            .visitor()
            .book(session, request)
            .await
            .expect(201)
            .json();
        assert_eq!(made["name"], "Anna Ek", "{around:?}");
        let text = |member: &str| in_it(made[member].as_str().unwrap());
        let code = json!({ "number": text("number"), "pin": text("pin") });
        let found = app.visitor().post("/api/v1/bookings/lookup", code).await;
        let found = found.expect(200).json();
        let contact = &found["booking"]["contact"];
        assert_eq!(
            (&contact["email"], &contact["phone"]),
            (&json!("anna@exempel.se"), &json!("+46701234567")),
            "{around:?}"
        );
    }
    let hidden = json!({ "name": "Anna", "contact": { "email": "an\u{200b}na@exempel.se" } });
    let session = app.session(&venue).published().insert().await;
    let hidden = app.visitor().book(session, hidden).await;
    assert_eq!(
        hidden.problem(),
        "422 unprocessable [\"/contact/email hidden-character\"]"
    );
}
