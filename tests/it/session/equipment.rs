//! A venue's equipment is the third thing that must be free; setting up and clearing away take time too.

use motesplats::platform::auth::Role;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::support::{TestApp, staff::Staff, venue::Venue};

const ALL: &str = "/api/v1/equipment";
const SESSIONS: &str = "/api/v1/sessions";

/// A library with so many tablets, and who plans there.
async fn library_with(app: &TestApp, tablets: i32) -> (Staff, Venue, Uuid) {
    let town = app.organisation("katrineholm").insert().await;
    let venue = app.venue(&town).insert().await;
    let tablet = app.equipment(&venue, "Surfplatta", tablets).await;
    (app.staff(Role::Planner).at(&town).await, venue, tablet)
}

/// An hour on 8 October with so many tablets.
fn hour(venue: &Venue, at: &str, tablet: Uuid, count: i32) -> Value {
    json!({
        "venueId": venue.slug, "title": "Surfplattecafé", "kind": "workshop", "seatsTotal": 6,
        "localDate": "2026-10-08", "localTime": at, "minutes": 60,
        "equipment": [{ "id": tablet, "count": count }]
    })
}

fn with(mut body: Value, name: &str, value: Value) -> Value {
    body[name] = value;
    body
}

#[tokio::test]
async fn a_planner_keeps_what_the_venue_has_a_number_of() {
    let app = TestApp::spawn().await;
    let (planner, venue, _) = library_with(&app, 5).await;
    let request = json!({ "venue": venue.slug, "name": "Bärbar dator", "count": 4 });
    let made = planner.create(ALL, request.clone()).await.expect(201);
    assert_eq!(made.json()["count"], 4);
    let again = planner.create(ALL, request).await;
    assert_eq!(again.problem(), r#"422 unprocessable ["/name taken"]"#);
    let wrong = json!({ "venue": venue.slug, "name": "", "count": 0 });
    assert_eq!(
        planner.create(ALL, wrong).await.problem(),
        r#"422 unprocessable ["/name empty", "/count out-of-range"]"#
    );
    let path = made.header("location").to_owned();
    let fewer = planner
        .patch(&path, made.etag(), json!({ "count": 3 }))
        .await;
    assert_eq!(fewer.expect(200).json()["count"], 3);
    let stale = planner
        .patch(&path, made.etag(), json!({ "count": 2 }))
        .await;
    assert_eq!(stale.problem(), "412 stale");
    let list = planner.get(&format!("{ALL}?venue={}", venue.slug)).await;
    assert_eq!(list.expect(200).json()["total"], 2);
    planner.delete(&path).await.expect(204);
    planner.get(&path).await.expect(404);
}

#[tokio::test]
async fn what_a_session_was_planned_with_stays() {
    let app = TestApp::spawn().await;
    let (planner, venue, tablet) = library_with(&app, 5).await;
    planner
        .create(SESSIONS, hour(&venue, "13:00", tablet, 2))
        .await
        .expect(201);
    let refused = planner.delete(&format!("{ALL}/{tablet}")).await;
    assert_eq!(
        refused.problem(),
        r#"409 equipment-in-use {"sessionsOver":0,"sessionsToCome":1}"#
    );
}

#[tokio::test]
async fn sessions_share_what_there_is_and_no_more() {
    let app = TestApp::spawn().await;
    let (planner, venue, tablet) = library_with(&app, 5).await;
    let one = planner
        .create(SESSIONS, hour(&venue, "13:00", tablet, 3))
        .await
        .expect(201);
    let own = json!([{ "id": tablet, "name": "Surfplatta", "count": 3 }]);
    assert_eq!(one.json()["equipment"], own);
    planner
        .create(SESSIONS, hour(&venue, "13:30", tablet, 2))
        .await
        .expect(201);
    let third = hour(&venue, "13:30", tablet, 1);
    let refused = planner.create(SESSIONS, third.clone()).await.expect(409);
    let refused = refused.json();
    assert_eq!(refused["type"], "/problems/clash");
    assert_eq!(refused["resource"], "equipment");
    assert_eq!(refused["equipmentId"], tablet.to_string());
    assert!(refused["sessionId"].is_string());
    planner
        .create(SESSIONS, hour(&venue, "14:00", tablet, 3))
        .await
        .expect(201);
    let reason = json!({ "reason": "Deltagarna tar med egna." });
    let anyway = with(third, "clashAllowed", reason);
    let anyway = planner.create(SESSIONS, anyway).await.expect(201);
    let reason = app
        .value("select facts->>'clashAllowed' from audit where facts->>'clashAllowed' is not null")
        .await;
    assert_eq!(reason, "Deltagarna tar med egna.");
    let path = anyway.header("location").to_owned();
    let renamed = planner
        .patch(&path, anyway.etag(), json!({ "title": "Med egna plattor" }))
        .await
        .expect(200);
    assert_eq!(renamed.json()["equipment"][0]["count"], 1);
    let more = json!({ "equipment": [{ "id": tablet, "count": 2 }] });
    let more = planner.patch(&path, renamed.etag(), more).await;
    assert_eq!(more.expect(409).json()["resource"], "equipment");
}

#[tokio::test]
async fn a_cancelled_session_uses_nothing_and_the_public_is_told_of_none() {
    let app = TestApp::spawn().await;
    let (planner, venue, tablet) = library_with(&app, 3).await;
    let one = hour(&venue, "13:00", tablet, 3);
    let one = planner.create(SESSIONS, one.clone()).await.expect(201);
    let path = one.header("location").to_owned();
    planner
        .post_empty(&format!("{path}/publication"))
        .await
        .expect(200);
    let public = app.visitor().get(&path).await.expect(200).json();
    for hidden in ["equipment", "setUpMinutes", "clearingMinutes"] {
        assert!(public.get(hidden).is_none(), "{hidden}");
    }
    planner
        .post_to(&path, "cancellation", json!({ "reason": "Storm" }))
        .await
        .expect(200);
    planner
        .create(SESSIONS, hour(&venue, "13:00", tablet, 3))
        .await
        .expect(201);
}

#[tokio::test]
async fn equipment_of_another_venue_or_more_than_there_is_is_a_fault_at_its_field() {
    let app = TestApp::spawn().await;
    let (planner, venue, tablet) = library_with(&app, 3).await;
    let town = app.organisation("norsjo").insert().await;
    let other = app.venue(&town).insert().await;
    let theirs = app.equipment(&other, "Surfplatta", 9).await;
    let asked = json!([{ "id": tablet, "count": 4 }, { "id": theirs, "count": 1 }, { "id": tablet, "count": 1 }]);
    let mut body = with(hour(&venue, "13:00", tablet, 1), "equipment", asked);
    body["setUpMinutes"] = json!(241);
    let refused = planner.create(SESSIONS, body).await;
    assert_eq!(
        refused.problem(),
        r#"422 unprocessable ["/setUpMinutes out-of-range", "/equipment/0/count out-of-range", "/equipment/1/id unknown-equipment"]"#
    );
}

#[tokio::test]
async fn a_session_keeps_what_it_uses_where_there_is_less_by_now() {
    let app = TestApp::spawn().await;
    let (planner, venue, tablet) = library_with(&app, 3).await;
    let made = planner
        .create(SESSIONS, hour(&venue, "13:00", tablet, 3))
        .await
        .expect(201);
    let kind = format!("{ALL}/{tablet}");
    let tag = planner.get(&kind).await.expect(200).etag().to_owned();
    planner
        .patch(&kind, &tag, json!({ "count": 1 }))
        .await
        .expect(200);
    let path = made.header("location");
    let renamed = planner
        .patch(path, made.etag(), json!({ "title": "Nytt namn" }))
        .await
        .expect(200);
    let moved = planner
        .patch(path, renamed.etag(), json!({ "localTime": "15:00" }))
        .await;
    assert_eq!(moved.expect(409).json()["resource"], "equipment");
}

#[tokio::test]
async fn the_room_is_taken_while_it_is_set_up_and_cleared() {
    let app = TestApp::spawn().await;
    let (planner, venue, tablet) = library_with(&app, 3).await;
    let room = app.room(&venue, "Datasalen", false).await;
    let with_room = |at: &str| with(hour(&venue, at, tablet, 1), "room", json!(room));
    let mut one = with_room("13:00");
    one["setUpMinutes"] = json!(30);
    one["clearingMinutes"] = json!(15);
    let one = planner.create(SESSIONS, one).await.expect(201).json();
    assert_eq!(
        (
            &one["startsAt"],
            &one["setUpMinutes"],
            &one["clearingMinutes"]
        ),
        (&json!("2026-10-08T11:00:00Z"), &json!(30), &json!(15))
    );
    for taken in ["11:45", "14:10"] {
        let refused = planner.create(SESSIONS, with_room(taken)).await.expect(409);
        assert_eq!(refused.json()["sessionId"], one["id"], "{taken}");
    }
    for free in ["11:30", "14:15"] {
        planner.create(SESSIONS, with_room(free)).await.expect(201);
    }
}

#[tokio::test]
async fn tablets_are_in_use_while_they_are_set_up_too() {
    let app = TestApp::spawn().await;
    let (planner, venue, tablet) = library_with(&app, 3).await;
    let one = hour(&venue, "13:00", tablet, 2);
    let one = with(one, "setUpMinutes", json!(30));
    planner.create(SESSIONS, one).await.expect(201);
    planner
        .create(SESSIONS, hour(&venue, "11:45", tablet, 2))
        .await
        .expect(409);
    planner
        .create(SESSIONS, hour(&venue, "11:30", tablet, 2))
        .await
        .expect(201);
}

#[tokio::test]
async fn each_meeting_of_a_course_uses_what_the_course_says() {
    let app = TestApp::spawn().await;
    let (planner, venue, tablet) = library_with(&app, 3).await;
    let meeting = |date: &str| json!({ "localDate": date, "localTime": "13:00", "minutes": 60 });
    let course = json!({
        "venueId": venue.slug, "title": "Kurs", "kind": "course", "seatsTotal": 6,
        "meetings": [meeting("2026-10-08"), meeting("2026-10-15")],
        "equipment": [{ "id": tablet, "count": 2 }]
    });
    let made = planner.create(SESSIONS, course).await.expect(201);
    planner
        .create(SESSIONS, hour(&venue, "13:00", tablet, 2))
        .await
        .expect(409);
    let between = with(
        hour(&venue, "13:00", tablet, 3),
        "localDate",
        json!("2026-10-12"),
    );
    planner.create(SESSIONS, between).await.expect(201);
    let fewer = json!({ "equipment": [{ "id": tablet, "count": 1 }] });
    planner
        .patch(made.header("location"), made.etag(), fewer)
        .await
        .expect(200);
    planner
        .create(SESSIONS, hour(&venue, "13:00", tablet, 2))
        .await
        .expect(201);
}

#[tokio::test]
async fn a_date_of_a_series_on_which_too_few_are_free_is_left_out_and_says_of_what() {
    let app = TestApp::spawn().await;
    let (planner, venue, tablet) = library_with(&app, 3).await;
    planner
        .create(SESSIONS, hour(&venue, "13:00", tablet, 2))
        .await
        .expect(201);
    let series = json!({
        "template": { "venueId": venue.slug, "title": "Öppet hus", "kind": "workshop", "seatsTotal": 6,
            "equipment": [{ "id": tablet, "count": 2 }] },
        "rule": { "unit": "week", "weekdays": ["thu"], "from": "2026-10-08", "to": "2026-10-15",
            "localTime": "13:30", "minutes": 60 },
        "preview": false
    });
    let made = planner.create("/api/v1/series", series).await.expect(201);
    let made = made.json();
    let items = made["items"].as_array().unwrap();
    let said: Vec<_> = items
        .iter()
        .map(|one| {
            (
                &one["localDate"],
                &one["outcome"],
                &one["reason"],
                &one["name"],
            )
        })
        .collect();
    assert_eq!(
        said,
        [
            (
                &json!("2026-10-08"),
                &json!("skip"),
                &json!("clash"),
                &json!("Surfplatta")
            ),
            (
                &json!("2026-10-15"),
                &json!("create"),
                &Value::Null,
                &Value::Null
            )
        ]
    );
    let later = items[1]["sessionId"].as_str().unwrap();
    let later = planner
        .get(&format!("{SESSIONS}/{later}"))
        .await
        .expect(200);
    assert_eq!(later.json()["equipment"][0]["count"], 2);
}

#[tokio::test]
async fn the_desk_adds_changes_and_removes_equipment_on_the_venues_page() {
    let app = TestApp::spawn().await;
    let (planner, venue, _) = library_with(&app, 5).await;
    let desk = app.signed_in(&planner).await;
    let venue_page = format!("/sv/desk/venues/{}", venue.slug);
    let new = format!("{venue_page}/equipment/new");
    let page = desk.get(&venue_page).await.expect(200).text();
    assert!(page.contains("Surfplatta") && page.contains(&new), "{page}");
    let wrong = [
        ("equipment-name", "Bärbar dator"),
        ("equipment-count", "många"),
    ];
    let refused = desk.fill(&new, &new, &wrong).await.expect(422).text();
    assert!(
        refused.contains("id=\"equipment-count-error\""),
        "{refused}"
    );
    assert!(refused.contains("Bärbar dator") && refused.contains("många"));
    let fields = [("equipment-name", "Bärbar dator"), ("equipment-count", "4")];
    let added = desk.fill(&new, &new, &fields).await.expect(303);
    assert_eq!(
        added.header("location"),
        format!("{venue_page}?done=equipment-added")
    );
    let id = app
        .value("select id::text from equipment where name = 'Bärbar dator' and count = 4")
        .await;
    let kind = format!("/sv/desk/equipment/{id}");
    let fields = [
        ("version", "1"),
        ("equipment-name", "Bärbar dator"),
        ("equipment-count", "6"),
    ];
    desk.fill(&kind, &kind, &fields).await.expect(303);
    let stale = desk.fill(&kind, &kind, &fields).await.expect(412).text();
    assert!(stale.contains("value=\"6\""), "{stale}");
    let removal = format!("{kind}/removal");
    let gone = desk.fill(&kind, &removal, &[]).await.expect(303);
    let page = desk.get(gone.header("location")).await.expect(200).text();
    assert!(page.contains("Utrustningen är borttagen."), "{page}");
}

#[tokio::test]
async fn the_form_asks_for_equipment_and_leads_to_what_is_in_the_way() {
    let app = TestApp::spawn().await;
    let (planner, venue, tablet) = library_with(&app, 3).await;
    let taken = planner
        .create(SESSIONS, hour(&venue, "13:00", tablet, 2))
        .await
        .expect(201)
        .json();
    let desk = app.signed_in(&planner).await;
    let (new, field) = ("/sv/desk/sessions/new", format!("equipment-{tablet}"));
    let shown = format!("{new}?venue={}", venue.slug);
    let page = desk.get(&shown).await.expect(200).text();
    assert!(page.contains(&format!("name=\"{field}\"")), "{page}");
    let mut form = vec![
        ("title", "En till"),
        ("kind", "workshop"),
        ("venue", venue.slug.as_str()),
        ("date", "2026-10-08"),
        ("time", "13.00"),
        ("minutes", "60"),
        ("seats", "6"),
        ("set-up", "15"),
        (field.as_str(), "7"),
        ("publish", "false"),
    ];
    let refused = desk.fill(&shown, new, &form).await.expect(422).text();
    assert!(
        refused.contains(&format!("id=\"{field}-error\"")),
        "{refused}"
    );
    form[8].1 = "2";
    let clash = desk.fill(&shown, new, &form).await.expect(409).text();
    let other = format!("/sv/desk/sessions/{}", taken["id"].as_str().unwrap());
    assert!(clash.contains("Utrustningen räcker inte"), "{clash}");
    assert!(
        clash.contains(&other) && clash.contains("name=\"why\""),
        "{clash}"
    );
    form.push(("why", "Deltagarna tar med egna."));
    desk.fill(&shown, new, &form).await.expect(303);
    let made = "select s.set_up_minutes || ' ' || u.count from sessions s \
                join session_equipment u on u.session_id = s.id where s.set_up_minutes > 0";
    assert_eq!(app.value(made).await, "15 2");
}
