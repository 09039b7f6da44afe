//! A session or course made once more on another day.

use motesplats::platform::auth::Role;
use serde_json::json;

use crate::support::TestApp;

#[tokio::test]
async fn a_copy_is_a_draft_of_the_same_a_week_later_or_on_the_day_that_is_asked_for() {
    let app = TestApp::spawn().await;
    let town = app.organisation("katrineholm").insert().await;
    let venue = app.venue(&town).insert().await;
    let planner = app.staff(Role::Planner).at(&town).await;
    let room = app.room(&venue, "Datasalen", false).await;
    let tablet = app.equipment(&venue, "Surfplatta", 3).await;
    let body = json!({
        "venueId": venue.id, "title": {"sv": "Mobilhjälp", "en": "Help with phones"}, "kind": "one-to-one",
        "localDate": "2026-10-20", "localTime": "13:00", "minutes": 40, "seatsTotal": 3, "room": room,
        "languages": ["sv", "ar"], "bookingOpensAt": "2026-10-06T06:00:00Z", "fee": "20 kr",
        "equipment": [{ "id": tablet, "count": 2 }], "setUpMinutes": 15,
    });
    let made = planner
        .create("/api/v1/sessions", body)
        .await
        .expect(201)
        .json();
    assert_eq!(made["equipment"][0]["count"], 2);
    let path = format!("/api/v1/sessions/{}", made["id"].as_str().unwrap());
    planner
        .post_empty(&format!("{path}/publication"))
        .await
        .expect(200);

    let copy = planner
        .post_to(&path, "copy", json!({}))
        .await
        .expect(201)
        .json();
    assert_eq!(copy["status"], "draft");
    assert_eq!(copy["localDate"], "2026-10-27");
    // The clocks have gone back: nine o'clock is an hour later in UTC.
    assert_eq!(copy["bookingOpensAt"], "2026-10-13T06:00:00Z");
    for same in [
        "title",
        "kind",
        "localTime",
        "seatsTotal",
        "room",
        "languages",
        "fee",
        "venue",
        "equipment",
        "setUpMinutes",
    ] {
        assert_eq!(copy[same], made[same], "{same}");
    }
    let there = json!({"localDate": "2026-11-03", "localTime": "10:00"});
    let there = planner
        .post_to(&path, "copy", there)
        .await
        .expect(201)
        .json();
    assert_eq!(
        (&there["localDate"], &there["localTime"]),
        (&json!("2026-11-03"), &json!("10:00"))
    );
    let taken = planner
        .post_to(&path, "copy", json!({"localDate": "2026-10-27"}))
        .await;
    assert!(
        taken.problem().starts_with("409 clash"),
        "{}",
        taken.problem()
    );
}

#[tokio::test]
async fn a_copied_course_has_its_meetings_as_far_apart_at_the_same_times() {
    let app = TestApp::spawn().await;
    let town = app.organisation("katrineholm").insert().await;
    let venue = app.venue(&town).insert().await;
    let planner = app.staff(Role::Planner).at(&town).await;
    let meeting = |day: &str| json!({"localDate": day, "localTime": "13:00", "minutes": 60});
    let body = json!({
        "venueId": venue.id, "title": "Surfa lugnt", "kind": "course", "seatsTotal": 8,
        "meetings": [meeting("2026-10-20"), meeting("2026-10-22")],
    });
    let made = planner
        .create("/api/v1/sessions", body)
        .await
        .expect(201)
        .json();
    let path = format!("/api/v1/sessions/{}", made["id"].as_str().unwrap());
    let copy = planner
        .post_empty(&format!("{path}/copy"))
        .await
        .expect(201)
        .json();
    let days: Vec<&str> = copy["meetings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["localDate"].as_str().unwrap())
        .collect();
    assert_eq!(days, ["2026-10-27", "2026-10-29"]);
    assert_eq!(copy["meetings"][0]["localTime"], "13:00");
    let odd = planner
        .post_to(&path, "copy", json!({"localTime": "10:00"}))
        .await;
    assert_eq!(
        odd.problem(),
        r#"422 unprocessable ["/localTime not-allowed-here"]"#
    );
}
