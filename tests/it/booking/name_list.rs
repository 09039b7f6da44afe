//! A paper list becomes bookings: everybody on it or nobody, by the desk's rules, and the same list twice makes no doubles.

use motesplats::platform::auth::Role;
use serde_json::{Value, json};
use uuid::Uuid;

use super::{assert_no_drift, booked, library};
use crate::support::TestApp;
use crate::support::programme::summary;
use crate::support::staff::Staff;

const LIST: &str = "/api/v1/imports/bookings";

async fn desk_with(app: &TestApp, seats: i32) -> (Staff, Uuid) {
    let venue = library(app).await;
    let desk = app.staff(Role::Desk).at(&venue).await;
    let session = app.session(&venue).seats(seats).published().insert().await;
    (desk, session)
}

async fn send(desk: &Staff, path: &str, csv: &str) -> Value {
    let answer = desk.send_file(path, "text/csv", csv.into()).await;
    answer.expect(200).json()
}

fn list(session: Uuid, lines: &[&str]) -> String {
    let lines = lines.iter().map(|line| format!("{session};{line}\r\n"));
    let names = "sessionId;name;email;phone;seats;language\r\n".to_owned();
    std::iter::once(names).chain(lines).collect()
}

#[tokio::test]
async fn a_paper_list_becomes_bookings_of_the_desk_once() {
    let app = TestApp::spawn().await;
    let (desk, session) = desk_with(&app, 8).await;
    let csv = list(
        session,
        &[
            "Gunvor Ek;gunvor@exempel.se;;;sv",
            "Bo Berg;;0150-123 45;2;",
            "Ali;;;;ar",
        ],
    );
    let judged = send(&desk, &format!("{LIST}?dryRun=true"), &csv).await;
    let three = "3 rows: 3 created, 0 changed, 0 unchanged";
    assert_eq!(summary(&judged), three);
    assert_eq!(app.count("bookings").await, 0, "a dry run books nobody");
    assert_eq!(app.seats_taken(session).await, 0);

    assert_eq!(summary(&send(&desk, LIST, &csv).await), three);
    assert_eq!(app.seats_taken(session).await, 4);
    assert_eq!(app.audited("booking.made").await, 3);
    assert_eq!(
        app.count("letters").await,
        1,
        "who gave e-mail is written to"
    );
    let kept = app
        .sql("select name, notify, language, seats::text from bookings order by name")
        .await;
    let expected = [
        ["Ali", "none", "ar", "1"],
        ["Bo Berg", "phone", "sv", "2"],
        ["Gunvor Ek", "email", "sv", "1"],
    ];
    assert_eq!(kept, expected.map(|row| row.map(str::to_owned).to_vec()));

    let again = send(&desk, LIST, &csv.replace("Gunvor Ek", "gunvor ek")).await;
    assert_eq!(summary(&again), "3 rows: 0 created, 0 changed, 3 unchanged");
    let longer = format!("{csv}{session};Ali;;;1;ar\r\n");
    let namesake = send(&desk, LIST, &longer).await;
    assert_eq!(
        summary(&namesake),
        "4 rows: 1 created, 0 changed, 3 unchanged",
        "two who gave only their name are two"
    );
    assert_eq!(app.count("letters").await, 1);
    assert_no_drift(&app).await;
}

#[tokio::test]
async fn where_seats_run_out_nobody_is_booked() {
    let app = TestApp::spawn().await;
    let (desk, session) = desk_with(&app, 3).await;
    booked(&app, session, json!({ "name": "Först" })).await;
    let csv = list(session, &["Ett;;;;", "Två;;;2;", "Tre;;;;", "Fyra;;;;"]);
    let full = "4 rows: 0 created, 0 changed, 0 unchanged; 3  sold-out; 5  sold-out";
    assert_eq!(summary(&send(&desk, LIST, &csv).await), full);
    assert_eq!(app.seats_taken(session).await, 1);
    assert_eq!(app.count("bookings").await, 1);
    assert_eq!(app.count("letters").await, 0);
    assert_no_drift(&app).await;
}

#[tokio::test]
async fn every_fault_of_a_list_stands_at_its_row_and_column() {
    let app = TestApp::spawn().await;
    let (desk, session) = desk_with(&app, 9).await;
    let town = app.organisation("flen").insert().await;
    let elsewhere = app.venue(&town).insert().await;
    let elsewhere = app.session(&elsewhere).published().insert().await;
    let csv = list(
        session,
        &[
            ";;;;",
            "Bo;bo;;;",
            "Eva;;ring mig;;",
            "Ia;;;många;",
            "Ali;;;;klingon?",
            "Ann;ann@exempel.se;;;",
            "ann;Ann@exempel.se;;;",
        ],
    );
    let csv = format!("{csv}{elsewhere};Kim;;;;\r\nsnart;Kim;;;;\r\n");
    let told = summary(&send(&desk, LIST, &csv).await);
    let expected = "9 rows: 0 created, 0 changed, 0 unchanged; 2 /name empty; 3 /email bad-email\
        ; 4 /phone bad-phone; 5 /seats out-of-range; 6 /language unknown-language; 8 /name doubled-person\
        ; 9 /sessionId unknown-session; 10 /sessionId unknown-session";
    assert_eq!(told, expected);
    assert_eq!(app.count("bookings").await, 0);

    let drop_in = library_drop_in(&app, session).await;
    let told = summary(&send(&desk, LIST, &list(drop_in, &["Bo;;;;"])).await);
    let expected = "1 rows: 0 created, 0 changed, 0 unchanged; 2  no-booking-needed";
    assert_eq!(told, expected);
    let nameless = send(&desk, LIST, "name;age\nBo;70\n").await;
    let expected = "1 rows: 0 created, 0 changed, 0 unchanged; 1 /age unknown-column; 1 /sessionId missing-column";
    assert_eq!(summary(&nameless), expected);
    let long = list(session, &["Bo;;;;"; 501]);
    let refused = desk.send_file(LIST, "text/csv", long.into()).await;
    assert_eq!(refused.problem(), "422 unprocessable [\" too-many-rows\"]");
}

/// The session as a drop-in.
async fn library_drop_in(app: &TestApp, session: Uuid) -> Uuid {
    app.sql("update sessions set mode = 'drop-in', kind = 'drop-in'")
        .await;
    session
}

#[tokio::test]
async fn two_desks_with_one_list_book_everybody_once() {
    let app = TestApp::spawn().await;
    let (desk, session) = desk_with(&app, 40).await;
    let names: Vec<String> = (0..40)
        .map(|n| format!("Person {n};p{n}@exempel.se;;;"))
        .collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let csv = list(session, &names);
    let (one, other) = tokio::join!(send(&desk, LIST, &csv), send(&desk, LIST, &csv));
    let mut told = [summary(&one), summary(&other)];
    told.sort();
    assert_eq!(
        told,
        [
            "40 rows: 0 created, 0 changed, 40 unchanged",
            "40 rows: 40 created, 0 changed, 0 unchanged"
        ]
    );
    assert_eq!(app.seats_taken(session).await, 40);
    assert_no_drift(&app).await;
}
