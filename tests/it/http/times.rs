//! Times have one precision, and whoever keeps a copy asks for what changed.

use chrono::TimeDelta;
use motesplats::platform::auth::Role;
use serde_json::{Value, json};

use super::town_and_library;
use crate::booking::gunvor;
use crate::support::{Answer, Client, TestApp};

/// Every text in an answer that begins as an instant does.
fn instants(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::String(text) if text.get(10..11) == Some("T") && text.starts_with("20") => {
            found.push(text.clone());
        }
        Value::Array(items) => items.iter().for_each(|item| instants(item, found)),
        Value::Object(members) => members.values().for_each(|member| instants(member, found)),
        _ => {}
    }
}

#[tokio::test]
async fn every_time_is_in_utc_and_whole_seconds() {
    let app = TestApp::spawn().await;
    let (town, venue) = town_and_library(&app).await;
    let boss = app.staff(Role::Coordinator).at(&town).await;
    app.clock().advance(TimeDelta::microseconds(123_456));
    let new = json!({"venueId": venue.id, "title": "Kurs", "kind": "lecture", "seatsTotal": 2,
        "localDate": "2026-10-07", "localTime": "13:00", "minutes": 60,
        "bookingOpensAt": "2026-10-06T06:00:00.75+02:00"});
    let made = boss.create("/api/v1/sessions", new).await.expect(201);
    let id = made.json()["id"].as_str().unwrap().to_owned();
    let session = format!("/api/v1/sessions/{id}");
    assert_eq!(made.json()["bookingOpensAt"], "2026-10-06T04:00:00Z");
    boss.post_empty(&format!("{session}/publication"))
        .await
        .expect(200);
    let booked = app.visitor().book(id.parse().unwrap(), gunvor()).await;
    let hold = boss.create(&format!("{session}/holds"), json!({})).await;
    let early = json!({"state": "counted", "total": 1});
    let early = boss.put(&format!("{session}/count"), early).await;
    assert!(
        early
            .problem()
            .contains(r#""startsAt":"2026-10-07T11:00:00Z""#)
    );
    app.clock().advance(TimeDelta::days(2));
    let count = json!({"state": "counted", "total": 1});
    let count = boss.put(&format!("{session}/count"), count).await;
    let mut answers = vec![
        made,
        booked.expect(201),
        hold.expect(201),
        count.expect(200),
    ];
    for path in [
        session.clone(),
        format!("{session}/bookings"),
        format!("{session}/count"),
        "/api/v1/sessions?from=2026-10-01".to_owned(),
        "/api/v1/venues".to_owned(),
        "/api/v1/organisations".to_owned(),
        "/api/v1/staff".to_owned(),
    ] {
        answers.push(boss.get(&path).await.expect(200));
    }
    let mut found = Vec::new();
    for answer in &answers {
        instants(&answer.json(), &mut found);
    }
    assert!(found.len() > 20, "{found:?}");
    for text in found {
        assert_eq!(text.len(), "2026-10-06T08:00:00Z".len(), "{text}");
        assert!(text.ends_with('Z'), "{text}");
    }
}

fn names(answer: &Answer, member: &str) -> Vec<String> {
    let body = answer.json();
    let items = body["items"].as_array().unwrap().iter();
    items
        .map(|item| item[member].as_str().unwrap().to_owned())
        .collect()
}

async fn changed(reader: &Client, list: &str, since: &str, member: &str) -> Vec<String> {
    let path = format!("/api/v1/{list}?updatedAfter={since}");
    names(&reader.get(&path).await.expect(200), member)
}

#[tokio::test]
async fn whoever_keeps_a_copy_of_sessions_reads_what_changed_since() {
    let app = TestApp::spawn().await;
    let (_town, venue) = town_and_library(&app).await;
    let planner = app.staff(Role::Planner).at(&venue).await;
    let past = app
        .session(&venue)
        .starting("2026-10-01", "13:00")
        .title("Före");
    let past = past.published().insert().await;
    let one = app.session(&venue).title("Ett").published().insert().await;
    app.session(&venue).title("Två").published().insert().await;
    let visitor = app.visitor();
    let first = app
        .visitor()
        .get(&format!("/api/v1/sessions/{one}"))
        .await
        .json();
    let since = first["updatedAt"].as_str().unwrap();
    assert_eq!(changed(&visitor, "sessions", since, "title").await.len(), 3);

    app.clock().advance(TimeDelta::minutes(5));
    for id in [one, past] {
        app.clock().advance(TimeDelta::seconds(1));
        let path = format!("/api/v1/sessions/{id}");
        let seats = json!({"seatsTotal": 30, "override": {"reason": "Fler stolar"}});
        planner.patch(&path, "*", seats).await.expect(200);
    }
    let later = "2026-10-06T08:05:00Z";
    let titles = changed(&visitor, "sessions", later, "title").await;
    assert_eq!(titles, ["Ett", "Före"]);
    let that_second = "2026-10-06T08:05:02Z";
    let titles = changed(&visitor, "sessions", that_second, "title").await;
    assert_eq!(titles, ["Före"]);
    let bad = visitor.get("/api/v1/sessions?updatedAfter=yesterday").await;
    assert_eq!(
        bad.problem(),
        r#"422 unprocessable ["/updatedAfter bad-instant"]"#
    );
}

#[tokio::test]
async fn changed_venues_organisations_and_campaigns_are_found_by_their_change() {
    let app = TestApp::spawn().await;
    let (town, venue) = town_and_library(&app).await;
    let flen = app
        .organisation("flen")
        .municipality("SE-0482")
        .insert()
        .await;
    app.venue(&flen).insert().await;
    let boss = app.staff(Role::Coordinator).at(&town).await;
    app.grant(boss.id, Role::CampaignOrganiser, &town).await;
    app.campaign(&town, "emedborgarveckan").await;
    let visitor = app.visitor();
    let later = "2026-10-06T08:00:01Z";
    for list in ["venues", "organisations", "campaigns"] {
        let none = changed(&visitor, list, later, "slug").await;
        assert!(none.is_empty(), "{list}");
        let all = changed(&visitor, list, "2026-10-06T08:00:00Z", "slug").await;
        assert!(!all.is_empty(), "{list}");
        let bad = visitor.get(&format!("/api/v1/{list}?updatedAfter=1")).await;
        assert_eq!(
            bad.problem(),
            r#"422 unprocessable ["/updatedAfter bad-instant"]"#
        );
    }
    app.clock().advance(TimeDelta::seconds(30));
    let renamed = json!({"name": "Nytt namn"});
    let path = format!("/api/v1/venues/{}", venue.id);
    boss.patch(&path, "*", renamed.clone()).await.expect(200);
    let edition = json!({"edition": "2027", "name": "2027", "startsOn": "2027-10-04", "endsOn": "2027-10-10"});
    let editions = "/api/v1/campaigns/emedborgarveckan/editions";
    boss.create(editions, edition).await.expect(201);
    assert_eq!(
        changed(&visitor, "venues", later, "slug").await,
        [venue.slug]
    );
    let campaigns = changed(&visitor, "campaigns", later, "slug").await;
    assert_eq!(campaigns, ["emedborgarveckan"]);
    let shown = visitor.get("/api/v1/campaigns").await.json();
    assert_eq!(shown["items"][0]["updatedAt"], "2026-10-06T08:00:30Z");
}

#[tokio::test]
async fn the_service_says_what_it_is() {
    let app = TestApp::spawn().await;
    let info = app
        .visitor()
        .get("/api/v1/api-info")
        .await
        .expect(200)
        .json();
    for member in ["name", "version", "released", "documentation", "status"] {
        assert!(
            info[member].as_str().is_some_and(|text| !text.is_empty()),
            "{member}"
        );
    }
    let day: Result<chrono::NaiveDate, _> = info["released"].as_str().unwrap().parse();
    assert!(day.is_ok());
    let document = info["documentation"].as_str().unwrap();
    app.visitor().get(document).await.expect(200);
}
