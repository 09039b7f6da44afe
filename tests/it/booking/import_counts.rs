//! The counts of many sessions out of a sheet: all of them or none, by the rules of one count, and twice the same is once.

use motesplats::platform::auth::Role;
use serde_json::{Value, json};
use uuid::Uuid;

use super::library;
use crate::support::TestApp;
use crate::support::programme::summary;
use crate::support::staff::Staff;
use crate::support::venue::Venue;

const COUNTS: &str = "/api/v1/imports/counts";

async fn send(who: &Staff, query: &str, csv: &str) -> Value {
    let path = format!("{COUNTS}{query}");
    let answer = who.send_file(&path, "text/csv", csv.into()).await;
    answer.expect(200).json()
}

/// Sessions of the morning that are over at noon.
async fn over(app: &TestApp, venue: &Venue, how_many: usize) -> Vec<Uuid> {
    let mut ids = Vec::new();
    for _ in 0..how_many {
        let session = app.session(venue).starting("2026-10-05", "09:00");
        ids.push(session.published().insert().await);
    }
    ids
}

async fn versions(app: &TestApp) -> i64 {
    app.count("counts").await
}

#[tokio::test]
async fn counts_of_a_sheet_are_stored_once_and_corrected_by_the_next() {
    let app = TestApp::spawn().await;
    let venue = library(&app).await;
    let desk = app.staff(Role::Desk).at(&venue).await;
    let ids = over(&app, &venue, 3).await;
    let csv = format!(
        "sessionId;state;total;children;digital\n{};counted;12;3;\n{};estimated;8;;2\n{};counted;0;0;\n",
        ids[0], ids[1], ids[2]
    );
    let three = "3 rows: 3 created, 0 changed, 0 unchanged";
    assert_eq!(summary(&send(&desk, "?dryRun=true", &csv).await), three);
    assert_eq!(versions(&app).await, 0);
    assert_eq!(summary(&send(&desk, "", &csv).await), three);
    assert_eq!(versions(&app).await, 3);
    assert_eq!(app.audited("session.counted").await, 3);
    let again = summary(&send(&desk, "", &csv).await);
    assert_eq!(again, "3 rows: 0 created, 0 changed, 3 unchanged");
    assert_eq!(versions(&app).await, 3, "the same figures make no version");

    let path = format!("/api/v1/sessions/{}/count", ids[0]);
    let whole = json!({ "state": "counted", "total": 12, "children": 3, "languages": { "ar": 4 } });
    desk.put(&path, whole).await.expect(200);
    let other = csv.replace(";counted;12;3;", ";counted;14;3;");
    let changed = summary(&send(&desk, "", &other).await);
    assert_eq!(changed, "3 rows: 0 created, 1 changed, 2 unchanged");
    let view = desk.get(&path).await.expect(200).json();
    assert_eq!(view["total"], 14);
    assert_eq!(
        view["languages"],
        json!({ "ar": 4 }),
        "no column, no change"
    );
}

#[tokio::test]
async fn one_fault_and_no_session_is_counted() {
    let app = TestApp::spawn().await;
    let venue = library(&app).await;
    let desk = app.staff(Role::Desk).at(&venue).await;
    let ids = over(&app, &venue, 5).await;
    let ahead = app.session(&venue).published().insert().await;
    let town = app.organisation("flen").insert().await;
    let elsewhere = app.venue(&town).insert().await;
    let elsewhere = over(&app, &elsewhere, 1).await[0];
    let csv = format!(
        "externalId;sessionId;state;total;children;women;men\n\
         ;{};counted;12;;;\n;{};counted;12;13;;\n;{};guessed;12;;;\n;{};counted;many;;;\n;{};counted;5000;;;\n\
         ;{ahead};counted;1;;;\n;{elsewhere};counted;1;;;\nK-1;;counted;1;;;\n;{};counted;4;;;\n",
        ids[0], ids[1], ids[2], ids[3], ids[4], ids[0]
    );
    let told = summary(&send(&desk, "", &csv).await);
    let expected = "9 rows: 0 created, 0 changed, 0 unchanged; 3 /children part-above-total; 4 /state unknown-value\
        ; 5 /total out-of-range; 6  implausible; 7  not-started; 8 /sessionId unknown-session\
        ; 9 /externalId unknown-session; 10 /sessionId doubled-id";
    assert_eq!(told, expected);
    assert_eq!(versions(&app).await, 0);
    let nameless = summary(&send(&desk, "", "state;total\ncounted;1\n").await);
    let expected = "1 rows: 0 created, 0 changed, 0 unchanged; 1 /sessionId missing-column";
    assert_eq!(nameless, expected);
}

#[tokio::test]
async fn a_session_is_counted_by_the_id_of_its_sender() {
    let app = TestApp::spawn().await;
    let venue = library(&app).await;
    let planner = app.staff(Role::Planner).at(&venue).await;
    let programme = format!(
        "externalId;venue;title;kind;localDate;localTime;minutes\nK-7;{};Datorhjälp;drop-in;2026-10-05;09:00;60\n",
        venue.slug
    );
    let imports = "/api/v1/imports/sessions";
    planner
        .send_file(imports, "text/csv", programme.into())
        .await
        .expect(200);
    let made = send(&planner, "", "externalId,state,total\nK-7,counted,9\n").await;
    assert_eq!(summary(&made), "1 rows: 1 created, 0 changed, 0 unchanged");
}

#[tokio::test]
async fn the_page_reads_counts_in() {
    let app = TestApp::spawn().await;
    let venue = library(&app).await;
    let staff = app.staff(Role::Planner).at(&venue).await;
    let planner = app.signed_in(&staff).await;
    let id = over(&app, &venue, 1).await[0];
    let csv = format!("sessionId;state;total\n{id};counted;7\n");
    let page = "/sv/desk/imports";
    let fields = [("what", "counts")];
    let sent = planner
        .upload_with(page, "antal.csv", csv.into(), &fields)
        .await;
    let path = sent.expect(303).header("location").to_owned();
    let text = planner.get(&path).await.expect(200).text();
    assert!(text.contains("Ett tillfälle får sitt antal."), "{text}");
    assert!(text.contains("Läs in ett antal"), "{text}");
    let alone = path.split('?').next().unwrap();
    planner.fill(&path, alone, &fields).await.expect(303);
    let done = planner.get(alone).await.expect(200).text();
    assert!(done.contains("Antalen är inlästa"), "{done}");
    assert_eq!(versions(&app).await, 1);
}
