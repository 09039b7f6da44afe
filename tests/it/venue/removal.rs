//! Taking venues and rooms away: what nothing refers to goes, what is in use stays and says why.

use motesplats::platform::auth::Role;
use serde_json::json;

use crate::support::TestApp;

const VENUES: &str = "/api/v1/venues";
const ROOMS: &str = "/api/v1/rooms";

#[tokio::test]
async fn a_venue_that_was_never_used_goes_with_what_is_its_own() {
    let app = TestApp::spawn().await;
    let town = app.organisation("katrineholm").insert().await;
    let venue = app.venue(&town).insert().await;
    app.room(&venue, "Datasalen", false).await;
    app.closed_days(&venue).await;
    app.topic(&venue, "e-id", "shown-only", None).await;
    let other = app.venue(&town).slug("valla").insert().await;
    app.closed_days(&other).await;
    let coordinator = app.staff(Role::Coordinator).at(&town).await;
    let path = format!("{VENUES}/{}", venue.slug);
    coordinator.delete(&path).await.expect(204);
    coordinator.get(&path).await.expect(404);
    coordinator.delete(&path).await.expect(404);
    let left = "select (select count(*) from rooms) || ' ' || (select count(*) from closed_days) \
        || ' ' || (select count(*) from venue_topics) || ' ' || (select string_agg(slug, ',') from venues)";
    assert_eq!(app.value(left).await, "0 1 0 valla");
    let noted = "select act || ' ' || (facts->>'slug') from audit where act like 'venue%'";
    assert_eq!(app.value(noted).await, "venue.removed katrineholm-library");
}

#[tokio::test]
async fn a_venue_in_use_stays_and_says_what_uses_it() {
    let app = TestApp::spawn().await;
    let town = app.organisation("katrineholm").insert().await;
    let venue = app.venue(&town).insert().await;
    let coordinator = app.staff(Role::Coordinator).at(&town).await;
    let path = format!("{VENUES}/{}", venue.slug);
    let planner = app.staff(Role::Planner).at(&venue).await;
    app.question(&venue, planner.id).await;
    app.session(&venue)
        .starting("2026-10-07", "13:00")
        .insert()
        .await;
    let open = app.session(&venue).starting("2026-10-08", "13:00");
    open.published().insert().await;
    let over = app.session(&venue).starting("2026-10-01", "13:00");
    over.published().insert().await;
    let refused = coordinator.delete(&path).await;
    assert_eq!(
        refused.problem(),
        r#"409 venue-in-use {"grants":1,"questions":1,"sessionsOver":1,"sessionsToCome":2}"#
    );
    coordinator.get(&path).await.expect(200);
}

#[tokio::test]
async fn a_room_goes_where_no_session_was_planned_in_it() {
    let app = TestApp::spawn().await;
    let town = app.organisation("katrineholm").insert().await;
    let venue = app.venue(&town).insert().await;
    let [used, unused] = ["Datasalen", "Grupprummet"].map(|name| app.room(&venue, name, false));
    let (used, unused) = (used.await, unused.await);
    let planner = app.staff(Role::Planner).at(&venue).await;
    let session = json!({ "venueId": venue.slug, "title": "Mobilen", "kind": "workshop", "room": used,
        "localDate": "2026-10-08", "localTime": "13:00", "minutes": 60, "seatsTotal": 8 });
    planner
        .create("/api/v1/sessions", session)
        .await
        .expect(201);
    planner
        .delete(&format!("{ROOMS}/{unused}"))
        .await
        .expect(204);
    let refused = planner.delete(&format!("{ROOMS}/{used}")).await;
    assert_eq!(
        refused.problem(),
        r#"409 room-in-use {"sessionsOver":0,"sessionsToCome":1}"#
    );
    let rooms = planner.get(ROOMS).await.expect(200).json();
    assert_eq!(
        (&rooms["total"], &rooms["items"][0]["name"]),
        (&json!(1), &json!("Datasalen"))
    );
    let noted = "select act from audit where object_id = '".to_owned() + &unused.to_string() + "'";
    assert_eq!(app.value(&noted).await, "room.removed");
}

#[tokio::test]
async fn only_who_may_change_a_place_takes_it_away() {
    let app = TestApp::spawn().await;
    let town = app.organisation("katrineholm").insert().await;
    let venue = app.venue(&town).insert().await;
    let room = app.room(&venue, "Datasalen", false).await;
    let (venue, room) = (
        format!("{VENUES}/{}", venue.slug),
        format!("{ROOMS}/{room}"),
    );
    let elsewhere = app
        .organisation("nykoping")
        .municipality("SE-0480")
        .insert()
        .await;
    let stranger = app.staff(Role::Coordinator).at(&elsewhere).await;
    assert_eq!(stranger.delete(&venue).await.problem(), "404 not-found");
    assert_eq!(stranger.delete(&room).await.problem(), "404 not-found");
    let planner = app.staff(Role::Planner).at(&town).await;
    assert_eq!(planner.delete(&venue).await.problem(), "403 not-allowed");
    let desk = app.staff(Role::Desk).at(&town).await;
    assert_eq!(desk.delete(&room).await.problem(), "403 not-allowed");
    assert_eq!(
        app.visitor().delete(&venue).await.problem(),
        "401 sign-in-first"
    );
}
