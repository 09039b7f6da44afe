//! Seats that a program takes: its bookings are found as one crowd and cancelled in one act.

use chrono::TimeDelta;
use motesplats::booking::forget_connections;
use motesplats::platform::auth::Role;
use serde_json::{Value, json};
use uuid::Uuid;

use super::quick_forms::{counting, open_other};
use super::{booked, gunvor, library, open_session, willing_to_wait};
use crate::support::TestApp;
use crate::support::staff::Staff;

/// A full session in which one connection has taken nine seats and waits for one more, and Eva came before.
struct Hoarded {
    app: TestApp,
    staff: Staff,
    session: Uuid,
    eva: Value,
    crowd: Vec<Value>,
}

async fn hoarded() -> Hoarded {
    let app = counting().await;
    let venue = library(&app).await;
    let session = app.session(&venue).seats(10).published().insert().await;
    let eva = booked(&app, session, json!({ "name": "Eva" })).await;
    app.clock().advance(TimeDelta::minutes(10));
    let mut crowd = Vec::new();
    for n in 1..=9 {
        let request = json!({ "name": format!("Elev {n}"), "contact": { "email": format!("{n}@exempel.se") } });
        crowd.push(booked(&app, session, request).await);
    }
    crowd.push(booked(&app, session, willing_to_wait("Elev 10")).await);
    let staff = app.staff(Role::Desk).at(&venue).await;
    Hoarded {
        app,
        staff,
        session,
        eva,
        crowd,
    }
}

#[tokio::test]
async fn the_roster_says_that_one_connection_has_booked_ten_times_and_the_desk_cancels_them_in_one_act()
 {
    let Hoarded {
        app,
        staff,
        session,
        eva,
        ..
    } = hoarded().await;
    let desk = app.signed_in(&staff).await;
    let roster = format!("/sv/desk/sessions/{session}");
    let page = desk.get(&roster).await;
    assert!(
        page.text()
            .contains("10 bokningar från en uppkoppling på tio minuter")
    );
    let csrf = page.hidden("csrf");
    let text = page.text();
    let listed = text.split("name=\"booking\" value=\"").skip(1);
    let ids: Vec<&str> = listed.filter_map(|rest| rest.split('"').next()).collect();
    assert_eq!(ids.len(), 10);
    assert!(!ids.contains(&eva["id"].as_str().unwrap()));

    let mut fields = vec![("csrf", csrf.as_str())];
    fields.extend(ids.iter().map(|id| ("booking", *id)));
    let path = format!("{roster}/bookings/cancellation");
    let done = desk.submit(&path, &fields).await.expect(303);
    let page = desk.get(done.header("location")).await.text();
    assert!(page.contains("Bokningarna är avbokade."));
    assert!(page.contains("Eva") && !page.contains("Elev") && !page.contains("uppkoppling"));
    let letters = app.letters().await;
    let promoted = letters.iter().any(|letter| letter.kind == "promotion");
    assert!(!promoted, "nobody is given a place that is taken away next");
    assert_eq!(app.count("audit where act = 'booking.cancelled'").await, 10);
}

#[tokio::test]
async fn a_program_of_the_desk_finds_a_crowd_in_the_roster_and_cancels_it() {
    let Hoarded {
        app,
        staff,
        session,
        eva,
        crowd,
    } = hoarded().await;
    let path = format!("/api/v1/sessions/{session}/bookings");
    let roster = staff.get(&path).await.expect(200).json();
    let rows = roster["items"].as_array().unwrap();
    let first = &crowd[0]["id"];
    let of_crowd = rows.iter().filter(|row| row["crowd"] == *first).count();
    assert_eq!((rows.len(), of_crowd), (11, 10));

    let cancellation = format!("{path}/cancellation");
    let ids: Vec<&Value> = crowd.iter().map(|one| &one["id"]).collect();
    let elsewhere = open_other(&app).await;
    let stranger = booked(&app, elsewhere, gunvor()).await;
    let with_stranger = json!({ "bookingIds": [ids[0], stranger["id"]] });
    staff.post(&cancellation, with_stranger).await.expect(404);
    let none = staff.post(&cancellation, json!({ "bookingIds": [] })).await;
    assert_eq!(none.status(), 422);
    assert_eq!(app.count("bookings where status = 'cancelled'").await, 0);

    let all = json!({ "bookingIds": ids });
    let done = staff
        .post(&cancellation, all.clone())
        .await
        .expect(200)
        .json();
    assert_eq!(done["cancelled"].as_array().unwrap().len(), 10);
    let again = staff.post(&cancellation, all).await.expect(200).json();
    assert_eq!(again["cancelled"], json!([]));
    assert_eq!(super::status_of(&app, &eva).await, "confirmed");
}

#[tokio::test]
async fn what_a_booking_came_from_is_forgotten_after_a_day_and_never_shown() {
    let Hoarded {
        app,
        staff,
        session,
        ..
    } = hoarded().await;
    let path = format!("/api/v1/sessions/{session}/bookings");
    let mut conn = app.conn().await;
    app.clock().advance(TimeDelta::hours(23));
    assert_eq!(forget_connections(&mut conn, app.now()).await.unwrap(), 0);
    app.clock().advance(TimeDelta::hours(1));
    let roster = staff.get(&path).await.expect(200).text();
    assert!(!roster.contains("crowd") && !roster.contains("127.0.0.1"));
    assert_eq!(
        app.columns_that_mention("127.0.0.1").await,
        Vec::<String>::new()
    );
    assert_eq!(forget_connections(&mut conn, app.now()).await.unwrap(), 11);
    assert_eq!(app.count("booking_connections").await, 0);
}

#[tokio::test]
async fn while_limits_are_lifted_no_connection_is_kept() {
    let app = TestApp::spawn().await;
    let session = open_session(&app, 8).await;
    booked(&app, session, gunvor()).await;
    assert_eq!(app.count("booking_connections").await, 0);
}
