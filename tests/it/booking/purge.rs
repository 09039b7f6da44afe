//! Names are purged and counts stay; `verify` finds counters that do not agree with their rows.

use chrono::TimeDelta;
use motesplats::booking::{letters_missing, purge, verify};
use motesplats::platform::auth::Role;
use serde_json::json;

use super::{library, open_session};
use crate::support::TestApp;
use crate::support::smtp::{Manner, Server};

#[tokio::test]
async fn after_fourteen_days_nobody_is_left_by_name_and_the_counts_are() {
    let app = TestApp::spawn().await;
    let session = open_session(&app, 8).await;
    let request = json!({
        "name": "Gunvor Canary", "contact": { "email": "canary@exempel.se", "phone": "08-465 004 01" },
        "bookedBy": { "relation": "relative", "name": "Canary Daughter" },
    });
    app.visitor().book(session, request).await.expect(201);
    app.deliver_mail().await;
    let mut conn = app.conn().await;
    app.clock().advance(TimeDelta::days(14));
    assert_eq!(
        purge(&mut conn, app.now()).await.unwrap(),
        0,
        "not a day early"
    );

    app.clock().advance(TimeDelta::days(1));
    assert_eq!(purge(&mut conn, app.now()).await.unwrap(), 1);
    assert_eq!(
        purge(&mut conn, app.now()).await.unwrap(),
        0,
        "twice changes nothing"
    );

    for table in [
        "bookings",
        "letters",
        "call_tasks",
        "audit",
        "idempotency_keys",
    ] {
        assert_eq!(app.mentions(table, "canary").await, 0, "{table}");
    }
    assert_eq!(app.first_booking().await.seats, 1);
}

/// What a person says and is called, and what others say of them: in each of these columns once their
/// letters came back and staff wrote down what they heard.
const PERSONAL: [&str; 13] = [
    "audit.facts",
    "booking_details.booked_by",
    "booking_details.needs",
    "booking_details.topics",
    "booking_details.visit",
    "bookings.email",
    "bookings.name",
    "call_attempts.note",
    "call_tasks.facts",
    "idempotency_keys.key",
    "letters.facts",
    "letters.reason",
    "letters.recipient",
];
/// Gunvor's number, stored as `+46846500401`.
const TELEPHONE: &str = "846500401";

/// A service in which Gunvor Canary has left words wherever words can be left, kept for one day.
async fn with_words_everywhere() -> TestApp {
    let bounce = "550 5.1.1 Gunvor Canary <gunvor@canary.se> does not live here any more";
    let server = Server::start(Manner::Replies("RCPT", bounce)).await;
    let settings = [("mail.transport", "smtp"), ("mail.smtp_url", &*server.url)];
    let app = TestApp::spawn_with(&settings).await;
    let venue = library(&app).await;
    let session = app.session(&venue).kind("home-visit").published();
    let session = session.insert().await;
    let request = json!({
        "name": "Gunvor Canary",
        "contact": { "email": "gunvor@canary.se", "phone": "08-465 004 01" },
        "bookedBy": { "relation": "relative", "name": "Canary Daughter", "email": "d@canary.se" },
        "device": "ipad", "needs": ["canary-need"], "topics": ["canary-topic"],
        "visit": { "address": "Canarygatan 1", "entry": "Canary" },
        "override": { "reason": "Canary har ringt" },
    });
    let desk = app.staff(Role::Desk).at(&venue).await;
    let path = format!("/api/v1/sessions/{session}/bookings");
    desk.create_once(&path, "canary-0123456789abcdef", request)
        .await
        .expect(201);
    let planner = app.staff(Role::Planner).at(&venue).await;
    let path = format!("/api/v1/sessions/{session}/cancellation");
    planner
        .post(&path, json!({ "reason": "Sjuk" }))
        .await
        .expect(200);
    app.deliver_mail().await;
    app.sql("update organisations set retention_days = 1").await;
    app.sql("update letters set facts = facts || '{\"reason\": {\"sv\": \"Canary är sjuk\"}}'")
        .await;
    app.sql("update call_tasks set facts = '{\"reason\": \"Canary är sjuk\"}'")
        .await;
    app.sql(
        "insert into call_attempts (id, organisation_id, call_task_id, at, outcome, note) \
         select gen_random_uuid(), organisation_id, id, now(), 'no-answer', 'Fru Canary svarar inte' \
           from call_tasks",
    )
    .await;
    app.sql(
        "update audit set facts = '{\"clashAllowed\": \"Canary vill det\", \"override\": \"Canary ber om det\"}' where act = 'session.cancelled'",
    )
    .await;
    app
}

#[tokio::test]
async fn no_column_of_any_table_remembers_a_wiped_persons_words() {
    let app = with_words_everywhere().await;
    assert_eq!(app.columns_that_mention("canary").await, PERSONAL);
    assert_eq!(
        app.columns_that_mention(TELEPHONE).await,
        ["bookings.phone"]
    );
    let typed = app.columns_that_mention("08-465 004 01").await;
    assert_eq!(typed, ["bookings.phone_typed"]);

    app.clock().advance(TimeDelta::days(2));
    let mut conn = app.conn().await;
    assert_eq!(purge(&mut conn, app.now()).await.unwrap(), 1);

    for words in ["canary", TELEPHONE, "08-465 004 01", "Gunvor", "ipad"] {
        let remembered = app.columns_that_mention(words).await;
        assert!(remembered.is_empty(), "{words}: {remembered:?}");
    }
    let facts = app.audited_facts("booking.made").await;
    assert_eq!(facts, [json!({ "reason": "wiped" })], "there was a reason");
}

#[tokio::test]
async fn what_an_older_version_left_of_a_wiped_person_is_wiped_too() {
    let app = with_words_everywhere().await;
    let keys = "create table kept as select * from idempotency_keys";
    app.sql(keys).await;
    app.clock().advance(TimeDelta::days(2));
    let mut conn = app.conn().await;
    purge(&mut conn, app.now()).await.unwrap();
    for left in [
        "update letters set reason = '550 5.1.1 <gunvor@canary.se>'",
        "update call_attempts set note = 'Canary svarar inte'",
        "update audit set facts = '{\"reason\": \"Canary har ringt\"}' where act = 'booking.made'",
        "update booking_details set visit = '{\"address\": \"Canarygatan 1\"}'",
        "insert into idempotency_keys select * from kept",
        "drop table kept",
    ] {
        app.sql(left).await;
    }
    assert_eq!(app.columns_that_mention("canary").await.len(), 5);

    assert_eq!(purge(&mut conn, app.now()).await.unwrap(), 0);
    let remembered = app.columns_that_mention("canary").await;
    assert!(remembered.is_empty(), "{remembered:?}");
}

#[tokio::test]
async fn of_a_wiped_bookings_topics_those_remain_that_the_session_offers() {
    let app = TestApp::spawn().await;
    let session = open_session(&app, 8).await;
    app.sql("update session_texts set topics = '{phone,e-mail}'")
        .await;
    let request = json!({ "name": "Gunvor", "topics": ["e-mail", "gunvor", "phone"] });
    app.visitor().book(session, request).await.expect(201);
    app.clock().advance(TimeDelta::days(15));
    purge(&mut app.conn().await, app.now()).await.unwrap();
    let kept = app.value("select topics from booking_details").await;
    assert_eq!(kept, "{e-mail,phone}");
}

#[tokio::test]
async fn a_counter_that_drifts_and_a_letter_that_is_missing_are_found() {
    let app = TestApp::spawn().await;
    let session = open_session(&app, 8).await;
    let request = json!({ "name": "Gunvor", "contact": { "email": "gunvor@exempel.se" } });
    app.visitor().book(session, request).await.expect(201);
    let mut conn = app.conn().await;
    assert_eq!(verify(&mut conn).await.unwrap(), []);
    assert_eq!(letters_missing(&mut conn).await.unwrap(), 0);

    app.set_seats_taken(session, 2).await;
    app.empty("letters").await;

    let drift = verify(&mut conn).await.unwrap();
    assert_eq!((drift[0].taken, drift[0].taken_by_rows), (2, 1));
    assert_eq!(letters_missing(&mut conn).await.unwrap(), 1);
}
