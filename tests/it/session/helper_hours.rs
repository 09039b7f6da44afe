//! The hours of a week at which helpers are there.

use motesplats::platform::auth::Role;
use serde_json::json;

use crate::support::TestApp;

#[tokio::test]
async fn whoever_plans_says_when_a_helper_is_where_and_nobody_is_at_two_places_at_once() {
    let app = TestApp::spawn().await;
    let town = app.organisation("katrineholm").insert().await;
    let venue = app.venue(&town).insert().await;
    let planner = app.staff(Role::Planner).at(&town).await;
    let helper = app.staff(Role::Helper).at(&town).await;
    app.sql(&format!(
        "update staff set name = 'Huda Nilsson' where id = '{}'",
        helper.id
    ))
    .await;
    let hours = |from: &str, to: &str| json!({"staffId": helper.id, "weekday": "tue", "from": from, "to": to, "venue": venue.slug});
    let made = planner
        .create("/api/v1/helper-hours", hours("09:00", "12:00"))
        .await
        .expect(201);
    assert_eq!(made.json()["name"], "Huda Nilsson");
    let overlapping = planner
        .create("/api/v1/helper-hours", hours("11:00", "14:00"))
        .await;
    assert_eq!(
        overlapping.problem(),
        r#"422 unprocessable ["/from hours-overlap"]"#
    );
    let after = planner
        .create("/api/v1/helper-hours", hours("12:00", "14:00"))
        .await
        .expect(201);
    let path = format!(
        "/api/v1/helper-hours/{}",
        after.json()["id"].as_str().unwrap()
    );
    let into = planner
        .patch(&path, after.etag(), json!({"from": "10:00"}))
        .await;
    assert_eq!(
        into.problem(),
        r#"422 unprocessable ["/from hours-overlap"]"#
    );
    let later = planner
        .patch(&path, after.etag(), json!({"weekday": "wed"}))
        .await
        .expect(200);
    assert_eq!(
        (
            later.json()["weekday"].clone(),
            later.json()["from"].clone()
        ),
        (json!("wed"), json!("12:00"))
    );
    planner.delete(&path).await.expect(204);
    let left = planner.get("/api/v1/helper-hours").await.expect(200).json();
    assert_eq!(left["total"], 1);
    let odd = json!({"staffId": "x", "weekday": "x", "from": "12:00", "to": "9", "venue": "x"});
    let odd = planner.create("/api/v1/helper-hours", odd).await;
    assert_eq!(
        odd.problem(),
        r#"422 unprocessable ["/weekday unknown-value", "/to bad-time", "/staffId unknown-staff", "/venue unknown-venue"]"#
    );
}

#[tokio::test]
async fn a_time_outside_a_helpers_hours_is_asked_about_before_it_is_saved() {
    let app = TestApp::spawn().await;
    let town = app.organisation("katrineholm").insert().await;
    let venue = app.venue(&town).insert().await;
    let planner = app.staff(Role::Planner).at(&town).await;
    let helper = app.staff(Role::Helper).at(&town).await;
    app.sql(&format!(
        "update staff set name = 'Huda Nilsson' where id = '{}'",
        helper.id
    ))
    .await;
    let page = app.signed_in(&planner).await;
    let id = helper.id.to_string();
    let hours = [
        ("helper", id.as_str()),
        ("venue", &venue.slug),
        ("weekday", "thu"),
        ("from", "13.00"),
        ("to", "16"),
    ];
    let hours_page = "/sv/desk/helper-hours";
    let added = page.fill(hours_page, hours_page, &hours).await.expect(303);
    let shown = page.get(added.header("location")).await.expect(200).text();
    assert!(shown.contains("Torsdag 13.00–16.00") && shown.contains("Tiderna är sparade."));
    let again = page
        .fill(hours_page, hours_page, &hours)
        .await
        .expect(422)
        .text();
    assert!(again.contains("Hjälparen har redan tider då."));

    let new = "/sv/desk/sessions/new";
    let at = |time: &'static str| {
        [
            ("title", "Mobilhjälp"),
            ("kind", "one-to-one"),
            ("venue", venue.slug.as_str()),
            ("date", "2026-10-08"),
            ("time", time),
            ("minutes", "60"),
            ("seats", "1"),
            ("helpers", id.as_str()),
            ("publish", "false"),
        ]
    };
    let asked = page.fill(new, new, &at("09.00")).await.expect(200).text();
    assert!(
        asked.contains("har Huda Nilsson andra tider eller är någon annanstans."),
        "{asked}"
    );
    page.fill(new, new, &at("14.00")).await.expect(303);

    let block = format!(
        "/sv/desk/blocks/new?venue={}&helper={id}&date=2026-10-15&from=13.00&to=16.00",
        venue.slug
    );
    let block = page.get(&block).await.expect(200).text();
    assert!(block.contains("value=\"2026-10-15\"") && block.contains("value=\"13.00\""));
}

#[tokio::test]
async fn a_volunteer_for_an_e_identification_is_asked_about() {
    let app = TestApp::spawn().await;
    let town = app.organisation("katrineholm").insert().await;
    let venue = app.venue(&town).insert().await;
    let planner = app.staff(Role::Planner).at(&town).await;
    let volunteer = app.staff(Role::Volunteer).at(&town).await;
    let page = app.signed_in(&planner).await;
    let (new, id) = ("/sv/desk/sessions/new", volunteer.id.to_string());
    let about = |topic: &'static str| {
        [
            ("title", "Hjälp"),
            ("kind", "one-to-one"),
            ("venue", venue.slug.as_str()),
            ("topics", topic),
            ("date", "2026-10-08"),
            ("time", "9.00"),
            ("minutes", "60"),
            ("seats", "1"),
            ("helpers", id.as_str()),
            ("publish", "false"),
        ]
    };
    let asked = page.fill(new, new, &about("e-id")).await.expect(200).text();
    assert!(
        asked.contains("Volontärer hjälper inte med e-legitimation."),
        "{asked}"
    );
    page.fill(new, new, &about("phone")).await.expect(303);
}
