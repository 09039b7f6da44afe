//! Many callers, one seat.

use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use futures_util::future::join_all;
use motesplats::schema::session_seats;
use serde_json::json;
use uuid::Uuid;

use super::{lock, open_session};
use crate::support::TestApp;
use crate::support::db::connect_once;

/// Over HTTP: whatever the timing, one booking and one letter come out.
#[tokio::test(flavor = "multi_thread")]
async fn the_last_seat_is_sold_once() {
    let app = TestApp::spawn().await;
    let session = open_session(&app, 1).await;

    let callers = (0..50).map(|n| {
        let visitor = app.visitor();
        let request = json!({ "name": format!("Visitor {n}"), "contact": { "email": format!("v{n}@exempel.se") } });
        async move { visitor.book(session, request).await }
    });
    let answers = join_all(callers).await;

    let sold = answers
        .iter()
        .filter(|answer| answer.status() == 201)
        .count();
    let refused = answers
        .iter()
        .filter(|answer| answer.status() == 409)
        .count();
    assert_eq!((sold, refused), (1, 49));
    assert_eq!(app.seats_taken(session).await, 1);
    assert_eq!(app.count("bookings").await, 1);
    app.deliver_mail().await;
    assert_eq!(app.mailbox().len(), 1);
}

/// The control: the same race by read-then-write, without the lock and past the table's check,
/// sells the seat twice. So the test above passes for the right reason.
#[tokio::test(flavor = "multi_thread")]
async fn without_the_lock_the_last_seat_is_sold_twice() {
    let app = TestApp::spawn().await;
    let session = open_session(&app, 1).await;
    app.sql("alter table session_seats drop constraint session_seats_never_oversold")
        .await;
    let (mut one, mut two) = (connection(&app).await, connection(&app).await);

    let seen = (read(&mut one, session).await, read(&mut two, session).await);
    take(&mut one, session).await;
    take(&mut two, session).await;

    assert_eq!(seen, (0, 0), "both saw the seat free");
    assert_eq!(app.seats_taken(session).await, 2, "and both took it");
}

/// The race in slow motion: the second caller waits on the row, and must look again when it wakes.
#[tokio::test(flavor = "multi_thread")]
async fn a_waiting_caller_sees_the_seat_go() {
    let app = TestApp::spawn().await;
    let session = open_session(&app, 1).await;
    let mut first = lock(&app, session).await;
    take(&mut first.connection, session).await;

    let visitor = app.visitor();
    let second = tokio::spawn(async move { visitor.book(session, super::gunvor()).await });
    app.until_somebody_waits_for_a_lock().await;
    first.release().await;

    assert!(second.await.unwrap().problem().starts_with("409 sold-out"));
}

async fn connection(app: &TestApp) -> AsyncPgConnection {
    connect_once(app.database_url()).await.unwrap()
}

async fn read(conn: &mut AsyncPgConnection, session: Uuid) -> i32 {
    session_seats::table
        .find(session)
        .select(session_seats::taken)
        .get_result(conn)
        .await
        .unwrap()
}

async fn take(conn: &mut AsyncPgConnection, session: Uuid) {
    diesel::update(session_seats::table.find(session))
        .set(session_seats::taken.eq(session_seats::taken + 1))
        .execute(conn)
        .await
        .unwrap();
}
