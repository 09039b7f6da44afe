//! The count of a session: from its start, in versions.

use chrono::TimeDelta;
use motesplats::platform::auth::Role;
use serde_json::json;

use crate::support::TestApp;

#[tokio::test]
async fn a_count_is_put_from_the_start_and_keeps_its_history() {
    let app = TestApp::spawn().await;
    let town = app.organisation("katrineholm").insert().await;
    let venue = app.venue(&town).insert().await;
    let desk = app.staff(Role::Desk).at(&venue).await;
    let id = app.session(&venue).seats(12).published().insert().await;
    let path = format!("/api/v1/sessions/{id}/count");
    let early = desk
        .put(&path, json!({"state": "counted", "total": 3}))
        .await;
    assert!(
        early.problem().starts_with("409 not-started"),
        "{}",
        early.problem()
    );
    app.clock().advance(TimeDelta::hours(4));
    let none = desk.get(&path).await.expect(200).json();
    assert_eq!((&none["version"], none.get("total")), (&json!(0), None));
    let wrong = json!({"state": "counted", "total": 3, "women": 2, "men": 2, "children": 4});
    let wrong = desk.put(&path, wrong).await;
    let faults = r#"["/children part-above-total", "/men part-above-total"]"#;
    assert_eq!(wrong.problem(), format!("422 unprocessable {faults}"));
    desk.put(&path, json!({"state": "estimated", "total": 10}))
        .await
        .expect(200);
    let count = json!({"state": "counted", "total": 9, "ages": {"65+": 7}, "digital": 20});
    let second = desk.put(&path, count).await.expect(200).json();
    assert_eq!(
        (&second["version"], &second["total"]),
        (&json!(2), &json!(9))
    );
    assert_eq!(second["history"][1]["total"], 10);
    let helper = app.staff(Role::Helper).at(&town).await;
    assert_eq!(helper.get(&path).await.problem(), "404 not-found");
}

#[tokio::test]
async fn a_course_is_counted_meeting_by_meeting() {
    let app = TestApp::spawn().await;
    let town = app.organisation("katrineholm").insert().await;
    let venue = app.venue(&town).insert().await;
    let desk = app.staff(Role::Desk).at(&venue).await;
    let course = app
        .session(&venue)
        .kind("course")
        .published()
        .insert()
        .await;
    let meeting = app
        .session(&venue)
        .meeting_of(course)
        .published()
        .insert()
        .await;
    app.clock().advance(TimeDelta::hours(4));
    let count = json!({"state": "counted", "total": 3});
    let refused = desk
        .put(&format!("/api/v1/sessions/{course}/count"), count.clone())
        .await;
    assert_eq!(refused.problem(), "409 counted-by-meetings");
    desk.put(&format!("/api/v1/sessions/{meeting}/count"), count)
        .await
        .expect(200);
}

#[tokio::test]
async fn the_same_figures_again_make_no_version() {
    let app = TestApp::spawn().await;
    let town = app.organisation("katrineholm").insert().await;
    let venue = app.venue(&town).insert().await;
    let desk = app.staff(Role::Desk).at(&venue).await;
    let id = app.session(&venue).seats(12).published().insert().await;
    app.clock().advance(TimeDelta::hours(4));
    let path = format!("/api/v1/sessions/{id}/count");
    let count = json!({"state": "counted", "total": 9, "ages": {"65+": 7}, "digital": 20});
    let first = desk.put(&path, count.clone()).await.expect(200);
    let again = desk.put(&path, count).await.expect(200);
    assert_eq!(first.json(), again.json());
    assert_eq!(first.etag(), again.etag());
    // A figure that is not named is not known any more: that is another count.
    let less = json!({"state": "counted", "total": 9, "digital": 20});
    let less = desk.put(&path, less).await.expect(200).json();
    assert_eq!((&less["version"], less.get("ages")), (&json!(2), None));
}

#[tokio::test]
async fn a_count_that_nobody_could_expect_is_asked_about() {
    let app = TestApp::spawn().await;
    let town = app.organisation("katrineholm").insert().await;
    let venue = app.venue(&town).insert().await;
    let desk = app.staff(Role::Desk).at(&venue).await;
    let room = app.session(&venue).seats(18).published().insert().await;
    let square = app.session(&venue).drop_in().published().insert().await;
    app.came_by(room, 3, desk.id).await;
    app.clock().advance(TimeDelta::hours(4));
    for (session, most, expected) in [(room, 105, 21), (square, 1000, 0)] {
        let path = format!("/api/v1/sessions/{session}/count");
        let of = |total| json!({"state": "counted", "total": total});
        desk.put(&path, of(most)).await.expect(200);
        let asked = desk.put(&path, of(most + 1)).await;
        let wanted = format!("409 implausible {{\"expected\":{expected}}}");
        assert_eq!(asked.problem(), wanted);
        let sure = json!({"state": "counted", "total": most + 1, "sure": true});
        desk.put(&path, sure).await.expect(200);
        // What was said to be right is not asked again.
        let again = desk.put(&path, of(most + 1)).await.expect(200).json();
        assert_eq!(again["version"], 2);
    }
}
