//! Public answers cached for a moment: what everybody gets, and never what one person gets.

use chrono::TimeDelta;
use motesplats::platform::auth::Role;
use motesplats::platform::config::Environment;
use motesplats::platform::http::routing::Access;
use motesplats::routes::table;
use reqwest::Method;
use serde_json::json;

use crate::support::TestApp;
use crate::support::client::send;

const SECOND: &[(&str, &str)] = &[("http.keep_answers", "1000")];

#[test]
fn only_what_everybody_may_read_is_cached() {
    for (path, endpoint) in table(Environment::Development) {
        let public = endpoint.access == Access::Public && endpoint.method == "GET";
        assert!(public || !endpoint.cached, "{path}");
    }
}

#[tokio::test]
async fn a_cached_answer_needs_no_database_and_a_change_is_seen_a_second_later() {
    let app = TestApp::spawn_with(SECOND).await;
    let town = app.organisation("katrineholm").insert().await;
    let venue = app.venue(&town).insert().await;
    let campaign = app.campaign(&town, "veckan").await;
    app.edition(&campaign, "2026", "2026-10-05", "2026-10-11")
        .await;
    let id = app.session(&venue).seats(8).published().insert().await;
    let paths = [
        "/api/v1/sessions".to_owned(),
        format!("/api/v1/sessions/{id}"),
        "/api/v1/venues".to_owned(),
        format!("/api/v1/venues/{}", venue.slug),
        "/api/v1/campaigns".to_owned(),
        "/api/v1/campaigns/veckan".to_owned(),
        "/api/v1/campaigns/veckan/editions/2026".to_owned(),
        "/api/v1/municipalities".to_owned(),
        "/sv/".to_owned(),
        "/sv/sessions".to_owned(),
        format!("/sv/sessions/{id}"),
        format!("/sv/venues/{}", venue.slug),
        "/sv/campaigns/veckan".to_owned(),
        format!("/feeds/venues/{}.ics", venue.slug),
        "/feeds/organisations/katrineholm.ics".to_owned(),
        "/feeds/campaigns/veckan.ics".to_owned(),
        "/feeds/municipalities/SE-0483.ics".to_owned(),
    ];
    let mut first = Vec::new();
    for path in &paths {
        first.push(app.visitor().get(path).await.expect(200));
    }
    app.take_database_away().await;
    for (path, first) in paths.iter().zip(&first) {
        let again = app.visitor().get(path).await.expect(200);
        assert_eq!(again.text(), first.text(), "{path}");
        for name in ["cache-control", "vary", "content-type", "etag", "link"] {
            assert_eq!(again.header(name), first.header(name), "{path} {name}");
        }
    }
    app.bring_database_back().await;
    let path = format!("/api/v1/sessions/{id}");
    let free = async || app.visitor().get(&path).await.expect(200).json()["seatsFree"].clone();
    app.visitor()
        .book(id, json!({"name": "Åsa"}))
        .await
        .expect(201);
    assert_eq!(free().await, 8);
    app.clock().advance(TimeDelta::milliseconds(1000));
    assert_eq!(free().await, 7);
}

#[tokio::test]
async fn readers_of_one_moment_never_get_what_another_may_see() {
    let app = TestApp::spawn_with(SECOND).await;
    let (a, b) = (
        app.organisation("katrineholm").insert().await,
        app.organisation("norsjo")
            .municipality("SE-2417")
            .insert()
            .await,
    );
    let mut drafts = Vec::new();
    for town in [&a, &b] {
        let venue = app
            .venue(town)
            .slug(&format!("venue-{}", town.slug))
            .insert()
            .await;
        app.session(&venue).published().insert().await;
        drafts.push(app.session(&venue).insert().await.to_string());
    }
    let readers = [
        ((*app.staff(Role::Planner).at(&a).await).clone(), Some(0)),
        (app.visitor(), None),
        ((*app.staff(Role::Planner).at(&b).await).clone(), Some(1)),
        (app.visitor().with_cookie("motesplats=nobody"), None),
    ];
    for round in 0..50 {
        for (reader, own) in &readers {
            let text = reader.get("/api/v1/sessions").await.expect(200).text();
            for (at, draft) in drafts.iter().enumerate() {
                assert_eq!(
                    text.contains(draft.as_str()),
                    *own == Some(at),
                    "round {round}"
                );
            }
        }
        app.clock().advance(TimeDelta::milliseconds(300));
    }
    let draft = format!("/api/v1/sessions/{}", drafts[0]);
    for _ in 0..3 {
        readers[0].0.get(&draft).await.expect(200);
        readers[1].0.get(&draft).await.expect(404);
    }
}

#[tokio::test]
async fn a_cached_answer_is_one_languages_and_one_forms() {
    let app = TestApp::spawn_with(SECOND).await;
    let town = app.organisation("katrineholm").insert().await;
    let venue = app.venue(&town).insert().await;
    let id = app.session(&venue).published().insert().await;
    let path = format!("/api/v1/sessions/{id}");
    let get = |name: &'static str, value: String| {
        send(
            app.visitor()
                .request(Method::GET, &path)
                .header(name, value),
        )
    };
    let json = get("Accept", "application/json".to_owned())
        .await
        .expect(200);
    let calendar = get("Accept", "text/calendar".to_owned()).await.expect(200);
    assert!(calendar.text().starts_with("BEGIN:VCALENDAR"));
    let none = get("Accept", "image/png".to_owned()).await;
    assert!(none.problem().starts_with("406 not-acceptable"));
    let english = get("Accept-Language", "en".to_owned()).await.expect(200);
    assert_eq!(english.json()["textLanguage"], "sv");
    assert_eq!(json.json().get("textLanguage"), None);
    get("If-None-Match", json.etag().to_owned())
        .await
        .expect(304);
    get("If-None-Match", calendar.etag().to_owned())
        .await
        .expect(200);
}
