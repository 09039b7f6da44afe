//! A planner changes a session: against the version that was read, by the rules of a new one.

use motesplats::platform::auth::Role;
use serde_json::json;

use crate::support::TestApp;

#[tokio::test]
async fn a_change_needs_the_edit_that_was_read() {
    let app = TestApp::spawn().await;
    let town = app.organisation("katrineholm").insert().await;
    let venue = app.venue(&town).insert().await;
    let planner = app.staff(Role::Planner).at(&town).await;
    let id = app.session(&venue).seats(4).published().insert().await;
    let path = format!("/api/v1/sessions/{id}");
    let read = planner.get(&path).await.expect(200);
    let bare = planner
        .request(reqwest::Method::PATCH, &path)
        .json(&json!({"minutes": 30}));
    let bare = crate::support::client::send(bare).await;
    assert_eq!(bare.problem(), "428 precondition-required");
    let changed = planner
        .patch(&path, read.etag(), json!({"minutes": 30, "fee": "20 kr"}))
        .await;
    let changed = changed.expect(200);
    assert_eq!(changed.json()["fee"], "20 kr");
    let stale = planner
        .patch(&path, read.etag(), json!({"minutes": 45}))
        .await;
    assert_eq!(stale.problem(), "412 stale");
    let gone = planner
        .patch(&path, changed.etag(), json!({"fee": null}))
        .await
        .expect(200);
    assert_eq!(gone.json().get("fee"), None);
    let odd = planner
        .patch(&path, gone.etag(), json!({"seats": 3, "minutes": "x"}))
        .await;
    assert_eq!(odd.status(), 422);
    let owner = planner
        .patch(&path, gone.etag(), json!({"organisation": "other"}))
        .await;
    assert_eq!(
        owner.problem(),
        r#"422 unprocessable ["/organisation not-allowed-here"]"#
    );
}

#[tokio::test]
async fn a_booking_never_spoils_an_edit_under_way() {
    let app = TestApp::spawn().await;
    let town = app.organisation("katrineholm").insert().await;
    let venue = app.venue(&town).insert().await;
    let planner = app.staff(Role::Planner).at(&town).await;
    let id = app.session(&venue).seats(4).published().insert().await;
    let path = format!("/api/v1/sessions/{id}");
    let read = planner.get(&path).await.expect(200);
    app.visitor()
        .book(id, json!({"name": "Åsa", "seats": 3}))
        .await
        .expect(201);
    assert_ne!(planner.get(&path).await.etag(), read.etag());
    let small = planner
        .patch(&path, read.etag(), json!({"seatsTotal": 2}))
        .await;
    assert_eq!(small.problem(), r#"409 taken-below {"taken":3}"#);
    let enough = planner
        .patch(&path, read.etag(), json!({"seatsTotal": 3}))
        .await
        .expect(200);
    assert_eq!(enough.json()["seatsFree"], 0);
    assert_eq!(
        app.visitor()
            .book(id, json!({"name": "Bo", "waitlist": false}))
            .await
            .status(),
        409
    );
}

#[tokio::test]
async fn a_session_of_others_is_not_there_to_be_changed() {
    let app = TestApp::spawn().await;
    let town = app.organisation("katrineholm").insert().await;
    let other = app
        .organisation("norsjo")
        .municipality("SE-2417")
        .insert()
        .await;
    let venue = app.venue(&town).insert().await;
    let planner = app.staff(Role::Planner).at(&other).await;
    let id = app.session(&venue).published().insert().await;
    let path = format!("/api/v1/sessions/{id}");
    assert_eq!(
        planner.patch(&path, "\"1.0\"", json!({})).await.problem(),
        "404 not-found"
    );
    assert_eq!(
        planner
            .post_empty(&format!("{path}/publication"))
            .await
            .problem(),
        "404 not-found"
    );
    planner.get(&path).await.expect(200);
    let draft = app.session(&venue).insert().await;
    planner
        .get(&format!("/api/v1/sessions/{draft}"))
        .await
        .expect(404);
}

#[tokio::test]
async fn a_change_of_nothing_makes_no_new_version() {
    let app = TestApp::spawn().await;
    let town = app.organisation("katrineholm").insert().await;
    let venue = app.venue(&town).insert().await;
    let planner = app.staff(Role::Planner).at(&town).await;
    let id = app.session(&venue).seats(4).published().insert().await;
    let path = format!("/api/v1/sessions/{id}");
    let read = planner.get(&path).await.expect(200);
    let view = read.json();
    for nothing in [
        json!({}),
        json!({ "minutes": minutes(&view), "fee": null }),
        json!({ "localDate": view["localDate"], "localTime": view["localTime"] }),
        json!({ "seatsTotal": 4 }),
    ] {
        let changed = planner.patch(&path, read.etag(), nothing.clone()).await;
        assert_eq!(changed.expect(200).etag(), read.etag(), "{nothing}");
    }
}

/// How long a session lasts, by its instants.
fn minutes(view: &serde_json::Value) -> i64 {
    let at = |name: &str| {
        let text = view[name].as_str().unwrap();
        text.parse::<chrono::DateTime<chrono::Utc>>().unwrap()
    };
    (at("endsAt") - at("startsAt")).num_minutes()
}

#[tokio::test]
async fn a_booking_window_that_its_session_contradicts_is_refused() {
    let app = TestApp::spawn().await;
    let town = app.organisation("katrineholm").insert().await;
    let venue = app.venue(&town).insert().await;
    let planner = app.staff(Role::Planner).at(&town).await;
    let id = app.session(&venue).seats(4).published().insert().await;
    let path = format!("/api/v1/sessions/{id}");
    let read = planner.get(&path).await.expect(200);
    let view = read.json();
    let (start, end) = (&view["startsAt"], &view["endsAt"]);
    for (window, refused) in [
        (
            json!({ "bookingOpensAt": start }),
            "/bookingOpensAt opens-after-start",
        ),
        (
            json!({ "bookingClosesAt": "2199-01-01T00:00:00Z" }),
            "/bookingClosesAt closes-after-end",
        ),
    ] {
        let answer = planner.patch(&path, read.etag(), window).await;
        assert_eq!(
            answer.problem(),
            format!("422 unprocessable [\"{refused}\"]")
        );
    }
    let until_the_end = json!({ "bookingClosesAt": end });
    let changed = planner
        .patch(&path, read.etag(), until_the_end)
        .await
        .expect(200);
    let earlier = json!({ "localDate": "2026-01-02" });
    let moved = planner.patch(&path, changed.etag(), earlier).await;
    assert_eq!(
        moved.problem(),
        r#"422 unprocessable ["/bookingClosesAt closes-after-end"]"#
    );
}
