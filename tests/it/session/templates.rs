//! Sessions to begin from.

use motesplats::platform::auth::Role;
use serde_json::json;

use crate::support::TestApp;

#[tokio::test]
async fn a_session_is_saved_as_a_template_and_a_new_one_begins_with_all_of_it_but_the_day() {
    let app = TestApp::spawn().await;
    let town = app.organisation("katrineholm").insert().await;
    let venue = app.venue(&town).insert().await;
    let planner = app.staff(Role::Planner).at(&town).await;
    let body = json!({
        "venueId": venue.id, "title": "Mobilkafé", "kind": "one-to-one", "seatsTotal": 4,
        "localDate": "2026-10-08", "localTime": "13:30", "minutes": 45, "place": "Bygdegården i Bie",
        "bookingOpensAt": "2026-10-06T06:00:00Z", "languages": ["ar"],
    });
    let made = planner
        .create("/api/v1/sessions", body)
        .await
        .expect(201)
        .json();
    let id = made["id"].as_str().unwrap();
    let page = app.signed_in(&planner).await;
    let save = format!("/sv/desk/sessions/{id}/template");
    let roster = page
        .get(&format!("/sv/desk/sessions/{id}"))
        .await
        .expect(200)
        .text();
    assert!(roster.contains(&save));
    assert!(
        page.get(&save)
            .await
            .expect(200)
            .text()
            .contains("value=\"Mobilkafé\"")
    );
    let saved = page
        .fill(&save, &save, &[("name", "Kafé i Bie")])
        .await
        .expect(303);
    let again = page
        .fill(&save, &save, &[("name", "Kafé i Bie")])
        .await
        .expect(422)
        .text();
    assert!(again.contains("Det finns redan en med det namnet."));
    let list = page.get(saved.header("location")).await.expect(200).text();
    assert!(list.contains("Kafé i Bie") && list.contains("Mallen är sparad."));

    let kept = planner
        .get("/api/v1/session-templates")
        .await
        .expect(200)
        .json();
    let kept = &kept["items"][0];
    assert_eq!(kept["template"]["localTime"], "13:30");
    for gone in ["localDate", "bookingOpensAt"] {
        assert_eq!(kept["template"].get(gone), None, "{gone}");
    }
    let id = kept["id"].as_str().unwrap();
    let form = page
        .get(&format!("/sv/desk/sessions/new?template={id}"))
        .await
        .expect(200)
        .text();
    for filled in [
        "value=\"Mobilkafé\"",
        "value=\"13.30\"",
        "value=\"45\"",
        "value=\"Bygdegården i Bie\"",
        "value=\"ar\" checked",
    ] {
        assert!(form.contains(filled), "{filled}\n{form}");
    }

    let elsewhere = app.organisation("flen").insert().await;
    let stranger = app.staff(Role::Planner).at(&elsewhere).await;
    let foreign = app.signed_in(&stranger).await;
    foreign
        .get(&format!("/sv/desk/sessions/new?template={id}"))
        .await
        .expect(404);
    let removal = format!("/sv/desk/templates/{id}/removal");
    page.fill("/sv/desk/templates", &removal, &[])
        .await
        .expect(303);
    assert_eq!(app.count("session_templates").await, 0);
}
