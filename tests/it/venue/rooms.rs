//! Rooms, for those who plan at the venue.

use motesplats::platform::auth::Role;
use serde_json::json;

use crate::support::TestApp;

const ALL: &str = "/api/v1/rooms";

#[tokio::test]
async fn a_planner_of_the_venue_keeps_its_rooms() {
    let app = TestApp::spawn().await;
    let town = app.organisation("katrineholm").insert().await;
    let venue = app.venue(&town).insert().await;
    let planner = app.staff(Role::Planner).at(&venue).await;
    let request = json!({"venue": venue.slug, "name": "Datasalen"});
    let made = planner.create(ALL, request.clone()).await.expect(201);
    let view = made.json();
    assert_eq!(
        (&view["shared"], &view["venue"]),
        (&json!(false), &json!(venue.slug))
    );
    assert_eq!(
        planner.create(ALL, request).await.problem(),
        r#"422 unprocessable ["/name taken"]"#
    );
    let path = format!("{ALL}/{}", view["id"].as_str().unwrap());
    let changed = planner
        .patch(&path, made.etag(), json!({"shared": true}))
        .await;
    assert_eq!(changed.expect(200).json()["shared"], true);
    let stale = planner
        .patch(&path, made.etag(), json!({"shared": false}))
        .await;
    assert_eq!(stale.problem(), "412 stale");
    assert_eq!(planner.get(&path).await.expect(200).json()["shared"], true);
    let list = planner
        .get(&format!("{ALL}?venue={}", venue.id))
        .await
        .expect(200);
    assert_eq!(list.json()["items"][0]["name"], "Datasalen");
}

#[tokio::test]
async fn rooms_of_others_are_not_there() {
    let app = TestApp::spawn().await;
    let town = app.organisation("katrineholm").insert().await;
    let other = app.organisation("norsjo").insert().await;
    let (mine, yours) = (
        app.venue(&town).insert().await,
        app.venue(&other).insert().await,
    );
    app.room(&mine, "Datasalen", false).await;
    let room = app.room(&yours, "Hörsalen", false).await;
    let planner = app.staff(Role::Planner).at(&town).await;
    let all = planner.get(ALL).await.expect(200).json();
    assert_eq!(all["total"], 1);
    assert_eq!(all["items"][0]["name"], "Datasalen");
    for path in [
        format!("{ALL}?venue={}", yours.slug),
        format!("{ALL}/{room}"),
        format!("{ALL}/x"),
    ] {
        assert_eq!(
            planner.get(&path).await.problem(),
            "404 not-found",
            "{path}"
        );
    }
    let request = json!({"venue": yours.slug, "name": "Mitt"});
    assert_eq!(
        planner.create(ALL, request).await.problem(),
        "404 not-found"
    );
    let path = format!("{ALL}/{room}");
    let refused = planner.patch(&path, "\"1\"", json!({"shared": true}));
    assert_eq!(refused.await.problem(), "404 not-found");
    let desk = app.staff(Role::Desk).at(&town).await;
    assert_eq!(desk.get(ALL).await.problem(), "403 not-allowed");
    assert_eq!(app.visitor().get(ALL).await.problem(), "401 sign-in-first");
}
