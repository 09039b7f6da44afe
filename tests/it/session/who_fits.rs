//! What helpers can, and who fits a session.

use motesplats::platform::auth::Role;
use serde_json::json;

use crate::support::TestApp;

#[tokio::test]
async fn who_can_come_and_speaks_the_language_is_named_first_and_taken_along_with_one_press() {
    let app = TestApp::spawn().await;
    let town = app.organisation("katrineholm").insert().await;
    let venue = app.venue(&town).insert().await;
    let planner = app.staff(Role::Planner).at(&town).await;
    let mut people = Vec::new();
    for name in ["Anna Ek", "Bo Lind", "Cia Ali", "Disa Berg"] {
        let helper = app.staff(Role::Helper).at(&town).await;
        app.sql(&format!(
            "update staff set name = '{name}' where id = '{}'",
            helper.id
        ))
        .await;
        people.push(helper);
    }
    let [_, bo, cia, disa] = &people[..] else {
        unreachable!()
    };
    let body = json!({
        "venueId": venue.id, "title": "Mobilhjälp", "kind": "one-to-one", "seatsTotal": 1, "languages": ["ar"],
        "topics": ["phone"], "localDate": "2026-10-08", "localTime": "13:00", "minutes": 60,
    });
    let session = planner
        .create("/api/v1/sessions", body)
        .await
        .expect(201)
        .json();
    let skills = json!({"languages": ["ar", "sv"], "topics": ["phone"]});
    let of = |helper: uuid::Uuid| format!("/api/v1/helper-skills/{helper}");
    let said = planner.put(&of(cia.id), skills).await.expect(200).json();
    assert_eq!(
        (&said["name"], &said["languages"]),
        (&json!("Cia Ali"), &json!(["ar", "sv"]))
    );
    let odd = planner
        .put(
            &of(bo.id),
            json!({"languages": ["klingon"], "devices": ["fax"]}),
        )
        .await;
    assert_eq!(
        odd.problem(),
        r#"422 unprocessable ["/languages/0 unknown-language", "/devices/0 unknown-value"]"#
    );
    let away = json!({"staffId": bo.id, "from": "2026-10-08"});
    planner.create("/api/v1/absences", away).await.expect(201);
    let elsewhere = json!({
        "venueId": venue.id, "title": "Öppet hus", "kind": "open-house", "seatsTotal": 9, "helpers": [disa.id],
        "localDate": "2026-10-08", "localTime": "13:30", "minutes": 60,
    });
    planner
        .create("/api/v1/sessions", elsewhere)
        .await
        .expect(201);

    let desk = app.signed_in(&planner).await;
    let id = session["id"].as_str().unwrap();
    let page = format!("/sv/desk/sessions/{id}/helpers");
    let roster = desk
        .get(&format!("/sv/desk/sessions/{id}"))
        .await
        .expect(200)
        .text();
    assert!(roster.contains(&page));
    let shown = desk.get(&page).await.expect(200).text();
    let at = |text: &str| {
        shown
            .find(text)
            .unwrap_or_else(|| panic!("{text}\n{shown}"))
    };
    assert!(at("Talar arabiska") > at("Cia Ali") && at("Cia Ali") < at("Anna Ek"));
    assert!(at("De som inte kan") < at("Borta den dagen"));
    assert!(at("Disa Berg") < at("Hjälper någon annanstans då"));

    let cia_id = cia.id.to_string();
    let version = desk.get(&page).await.expect(200).hidden("version");
    let take = [
        ("version", version.as_str()),
        ("helper", cia_id.as_str()),
        ("act", "add"),
    ];
    desk.fill(&page, &page, &take).await.expect(303);
    let now = app
        .value(&format!(
            "select staff_id::text from session_helpers where session_id = '{id}'"
        ))
        .await;
    assert_eq!(now, cia_id);
    let stale = desk.fill(&page, &page, &take).await;
    assert_eq!(stale.status(), 412);
    let version = stale.hidden("version");
    let away = [
        ("version", version.as_str()),
        ("helper", cia_id.as_str()),
        ("act", "remove"),
    ];
    desk.fill(&page, &page, &away).await.expect(303);
    assert_eq!(app.count("session_helpers").await, 1, "Disa's alone");
}

#[tokio::test]
async fn what_a_helper_can_is_ticked_on_a_page() {
    let app = TestApp::spawn().await;
    let town = app.organisation("katrineholm").insert().await;
    app.venue(&town).insert().await;
    let planner = app.staff(Role::Planner).at(&town).await;
    let helper = app.staff(Role::Helper).at(&town).await;
    let desk = app.signed_in(&planner).await;
    let page = format!("/sv/desk/helper-skills/{}", helper.id);
    let hours = desk.get("/sv/desk/helper-hours").await.expect(200).text();
    assert!(hours.contains(&page));
    let ticked = [("languages", "so"), ("topics", "bank"), ("devices", "ipad")];
    let saved = desk.fill(&page, &page, &ticked).await.expect(303);
    assert_eq!(
        saved.header("location"),
        "/sv/desk/helper-hours?done=skills-saved"
    );
    let shown = desk.get(&page).await.expect(200).text();
    for value in ["so", "bank", "ipad"] {
        assert!(
            shown.contains(&format!("value=\"{value}\" checked")),
            "{value}"
        );
    }
    desk.fill(&page, &page, &[]).await.expect(303);
    assert!(!desk.get(&page).await.expect(200).text().contains("checked"));
}
