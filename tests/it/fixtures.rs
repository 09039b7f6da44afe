//! Tests of the rows other tests begin with: each kind can be inserted, and says what it was told.

use motesplats::platform::auth::Role;

use crate::support::TestApp;

#[tokio::test]
async fn a_whole_world_can_be_put_together() {
    let app = TestApp::spawn().await;
    let region = app.organisation("region-sormland").kind("region").insert();
    let region = region.await;
    let town = app.organisation("katrineholm").below(&region).insert();
    let town = town.await;
    let venue = app.venue(&town).position(58.99, 16.2).insert().await;
    let room = app.room(&venue, "Datasalen", false).await;
    let campaign = app.campaign(&town, "emedborgarveckan").await;
    let edition = app.edition(&campaign, "2026", "2026-10-05", "2026-10-11");
    let edition = edition.await;
    let helper = app.staff(Role::Helper).at(&town).await;
    app.staff(Role::Volunteer).without_pledge().at(&venue).await;
    app.operator().await;

    let session = app.session(&venue).seats(1).room(room).helper(helper.id);
    let session = session.edition(&edition).published().insert().await;

    let starts = app.session_starts(session).await;
    assert_eq!(starts.to_rfc3339(), "2026-10-06T11:00:00+00:00");
    app.session(&venue).drop_in().insert().await;
    let course = app.session(&venue).kind("course").insert().await;
    app.session(&venue)
        .meeting_of(course)
        .cancelled()
        .insert()
        .await;
    assert_eq!(app.count("session_seats").await, 4);
    assert!(app.mailbox().is_empty());
}
