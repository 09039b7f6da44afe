//! Many planners, three tablets, one hour.

use futures_util::future::join_all;
use motesplats::platform::auth::Role;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::support::{TestApp, staff::Staff, venue::Venue};

const SESSIONS: &str = "/api/v1/sessions";

async fn three_tablets(app: &TestApp) -> (Staff, Venue, Uuid) {
    let town = app.organisation("katrineholm").insert().await;
    let venue = app.venue(&town).insert().await;
    let tablet = app.equipment(&venue, "Surfplatta", 3).await;
    (app.staff(Role::Planner).at(&town).await, venue, tablet)
}

fn two_at_one(venue: &Venue, tablet: Uuid) -> Value {
    json!({
        "venueId": venue.slug, "title": "Surfplattecafé", "kind": "workshop", "seatsTotal": 6,
        "localDate": "2026-10-08", "localTime": "13:00", "minutes": 60,
        "equipment": [{ "id": tablet, "count": 2 }]
    })
}

#[tokio::test(flavor = "multi_thread")]
async fn of_sixteen_who_want_two_of_three_at_once_one_gets_them() {
    let app = TestApp::spawn().await;
    let (planner, venue, tablet) = three_tablets(&app).await;
    let wanted = (0..16).map(|_| planner.create(SESSIONS, two_at_one(&venue, tablet)));
    let answers = join_all(wanted).await;
    let with = |status: u16| {
        let answers = answers.iter();
        answers.filter(|one| one.status() == status).count()
    };
    assert_eq!((with(201), with(409)), (1, 15));
    let used = "select sum(count)::text from session_equipment";
    assert_eq!(app.value(used).await, "2");
}

/// The race in slow motion: whoever waits for the lock counts again when they have it.
#[tokio::test(flavor = "multi_thread")]
async fn whoever_waits_sees_that_the_tablets_are_gone() {
    let app = TestApp::spawn().await;
    let (planner, venue, tablet) = three_tablets(&app).await;
    let at = app.session(&venue).starting("2026-10-08", "13:00");
    let first = at.insert().await;
    let other = app.connect().await;
    let take = format!(
        "begin; select from equipment where id = '{tablet}' for no key update; {}",
        takes_two(first, tablet)
    );
    other.batch_execute(&take).await.unwrap();
    let request = two_at_one(&venue, tablet);
    let second = tokio::spawn(async move { planner.create(SESSIONS, request).await });
    app.until_somebody_waits_for_a_lock().await;
    other.batch_execute("commit").await.unwrap();
    let refused = second.await.unwrap().expect(409).json();
    assert_eq!(refused["sessionId"], first.to_string());
}

/// The control: by read-then-write, without the lock, four of three are in use. The tables alone do not count them.
#[tokio::test(flavor = "multi_thread")]
async fn without_the_lock_more_would_be_in_use_than_there_are() {
    let app = TestApp::spawn().await;
    let (_, venue, tablet) = three_tablets(&app).await;
    let (one, two) = (app.connect().await, app.connect().await);
    let mut seen = Vec::new();
    for connection in [&one, &two] {
        connection.batch_execute("begin").await.unwrap();
        let in_use = "select coalesce(sum(count), 0)::integer from session_equipment";
        let row = connection.query_one(in_use, &[]).await.unwrap();
        seen.push(row.get::<_, i32>(0));
    }
    for connection in [&one, &two] {
        let at = app.session(&venue).starting("2026-10-08", "13:00");
        let take = format!("{}; commit", takes_two(at.insert().await, tablet));
        connection.batch_execute(&take).await.unwrap();
    }
    assert_eq!(seen, [0, 0], "both saw all of them free");
    let used = "select sum(count)::text from session_equipment";
    assert_eq!(app.value(used).await, "4", "and both took two");
}

fn takes_two(session: Uuid, tablet: Uuid) -> String {
    format!(
        "insert into session_equipment (session_id, equipment_id, organisation_id, count) \
         select id, '{tablet}', organisation_id, 2 from sessions where id = '{session}'"
    )
}
