//! Two who look first and write then: a room is free to both of them. What holds is a constraint of the database, and the
//! control shows what comes of it without.

use uuid::Uuid;

use crate::support::TestApp;

/// Whether the second writer was refused, and how many have the room at one time.
async fn both_saw_it_free(app: &TestApp) -> (bool, String) {
    let town = app.organisation("katrineholm").insert().await;
    let venue = app.venue(&town).insert().await;
    let room = app.room(&venue, "Studion", false).await;
    let (one, two) = (app.connect().await, app.connect().await);
    for connection in [&one, &two] {
        connection.batch_execute("begin").await.unwrap();
        let taken = format!("select count(*) from occupations where resource = '{room}'");
        let row = connection.query_one(&taken, &[]).await.unwrap();
        assert_eq!(row.get::<_, i64>(0), 0, "both saw it free");
    }
    let mut refused = false;
    for connection in [&one, &two] {
        let at = app.session(&venue).starting("2026-10-08", "13:00");
        let take = format!("{}; commit", takes(at.insert().await, room));
        refused = connection.batch_execute(&take).await.is_err();
    }
    let there = "select count(*) from occupations";
    (refused, app.value(there).await)
}

fn takes(session: Uuid, room: Uuid) -> String {
    format!(
        "insert into occupations (session_id, resource, resource_kind, organisation_id, span, clash_group) \
         select id, '{room}', 'room', organisation_id, tstzrange(starts_at, ends_at), clash_group \
         from sessions where id = '{session}'"
    )
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_writes_second_is_refused_by_the_database() {
    let app = TestApp::spawn().await;
    assert_eq!(both_saw_it_free(&app).await, (true, "1".to_owned()));
}

/// The control.
#[tokio::test(flavor = "multi_thread")]
async fn without_the_constraint_both_would_have_the_room() {
    let app = TestApp::spawn().await;
    let drop = "alter table occupations drop constraint occupations_no_clash";
    app.connect().await.batch_execute(drop).await.unwrap();
    assert_eq!(both_saw_it_free(&app).await, (false, "2".to_owned()));
}
