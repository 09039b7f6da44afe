//! What a session is found by, and how far a list is counted.

use motesplats::app::database::migrate;
use motesplats::booking::verify_all;
use motesplats::platform::auth::Role;
use motesplats::platform::db::DatabaseAddress;
use serde_json::json;

use super::ids;
use crate::support::TestApp;

async fn found(app: &TestApp, query: &str) -> usize {
    let path = format!("/api/v1/sessions?{query}");
    let list = app.visitor().get(&path).await.expect(200).json();
    list["items"].as_array().unwrap().len()
}

#[tokio::test]
async fn a_session_is_found_by_the_new_name_of_its_venue_and_not_by_the_old_one() {
    let app = TestApp::spawn().await;
    let town = app.organisation("katrineholm").insert().await;
    let venue = app.venue(&town).insert().await;
    app.session(&venue).published().insert().await;
    let coordinator = app.staff(Role::Coordinator).at(&town).await;
    let path = format!("/api/v1/venues/{}", venue.id);
    let before = app.visitor().get(&path).await.expect(200);
    let renamed = json!({"name": "Återbruket vid ån"});
    coordinator
        .patch(&path, before.header("etag"), renamed)
        .await
        .expect(200);
    for (query, times) in [
        ("q=aterbruket", 1),
        ("q=%C3%85TERBRUKET%20an", 1),
        ("q=katrineholm%20aterbr", 1),
        ("q=biblioteket%20katrineholm", 0),
    ] {
        assert_eq!(found(&app, query).await, times, "{query}");
    }
    let findings = verify_all(&mut app.conn().await).await.unwrap();
    assert!(findings.is_clean(), "{findings:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_is_found_by_the_new_name_of_its_town() {
    let app = TestApp::spawn().await;
    let town = app.organisation("katrineholm").insert().await;
    let venue = app.venue(&town).insert().await;
    let sql = app.connect().await;
    let name = async |name: &str| {
        let set = format!("update municipalities set name = '{name}' where code = '0483'");
        sql.batch_execute(&set).await.unwrap();
    };
    name("Ankeborg").await;
    app.session(&venue).published().insert().await;
    assert_eq!(found(&app, "q=ankeborg").await, 1);
    let address = DatabaseAddress::on_this_machine(app.database_url()).unwrap();
    migrate(&address).await.unwrap();
    assert_eq!(found(&app, "q=ankeborg").await, 0);
    assert_eq!(found(&app, "q=katrineholm").await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_stored_before_sessions_had_terms_is_found_after_migrate() {
    let app = TestApp::spawn().await;
    let town = app.organisation("katrineholm").insert().await;
    let venue = app.venue(&town).insert().await;
    app.session(&venue).published().insert().await;
    let sql = app.connect().await;
    let forget = "update sessions set terms = ''; delete from session_choices";
    sql.batch_execute(forget).await.unwrap();
    let findings = verify_all(&mut app.conn().await).await.unwrap();
    assert_eq!((findings.terms_stale, findings.choices_missing), (1, 1));
    assert_eq!(found(&app, "q=katrineholm").await, 0);
    let address = DatabaseAddress::on_this_machine(app.database_url()).unwrap();
    migrate(&address).await.unwrap();
    assert_eq!(found(&app, "q=katrineholm").await, 1);
    let findings = verify_all(&mut app.conn().await).await.unwrap();
    assert!(findings.is_clean(), "{findings:?}");
}

#[tokio::test]
async fn the_form_offers_a_language_from_the_publication_of_its_first_session_on() {
    let app = TestApp::spawn().await;
    let town = app.organisation("katrineholm").insert().await;
    let venue = app.venue(&town).insert().await;
    let planner = app.staff(Role::Planner).at(&town).await;
    let body = json!({"venueId": venue.id, "title": "Digital hjälp", "kind": "workshop",
        "localDate": "2026-10-08", "localTime": "13:00", "minutes": 60, "seatsTotal": 5,
        "languages": ["so"], "topics": ["bank"]});
    let draft = planner.post("/api/v1/sessions", body).await.expect(201);
    let offers = async || {
        let page = app.visitor().get("/sv/sessions").await.expect(200).text();
        (
            page.contains("value=\"so\""),
            page.contains("value=\"bank\""),
        )
    };
    assert_eq!(offers().await, (false, false));
    let id = draft.json()["id"].as_str().unwrap().to_owned();
    let publish = format!("/api/v1/sessions/{id}/publication");
    planner.post_empty(&publish).await.expect(200);
    assert_eq!(offers().await, (true, true));
}

#[tokio::test]
async fn a_list_is_counted_as_far_as_a_thousand_and_says_so() {
    let app = TestApp::spawn().await;
    let town = app.organisation("katrineholm").insert().await;
    let venue = app.venue(&town).insert().await;
    let id = app.session(&venue).published().insert().await;
    let copies = async |many: u32| {
        let copy = format!(
            "create temporary table more as select gen_random_uuid() as id from generate_series(1, {many});
             insert into sessions select (jsonb_populate_record(s, jsonb_build_object('id', more.id, 'clash_group', more.id))).*
                 from sessions s, more where s.id = '{id}';
             insert into session_texts select (jsonb_populate_record(t, jsonb_build_object('session_id', more.id))).*
                 from session_texts t, more where t.session_id = '{id}';
             insert into session_limits select (jsonb_populate_record(l, jsonb_build_object('session_id', more.id))).*
                 from session_limits l, more where l.session_id = '{id}';
             insert into session_seats select (jsonb_populate_record(c, jsonb_build_object('session_id', more.id))).*
                 from session_seats c, more where c.session_id = '{id}';
             drop table more"
        );
        app.connect().await.batch_execute(&copy).await.unwrap();
    };
    let list = async |page: u32| {
        let path = format!("/api/v1/sessions?q=katrineholm&limit=100&page={page}");
        app.visitor().get(&path).await.expect(200)
    };
    copies(999).await;
    let exact = list(10).await;
    assert_eq!(exact.json()["total"], 1000);
    assert!(exact.json().get("totalIs").is_none());
    assert!(
        exact.header("link").contains("rel=\"last\"")
            && !exact.header("link").contains("rel=\"next\"")
    );

    copies(120).await;
    let more = list(10).await;
    assert_eq!(
        (&more.json()["total"], &more.json()["totalIs"]),
        (&json!(1000), &json!("atLeast"))
    );
    assert!(
        !more.header("link").contains("rel=\"last\"")
            && more.header("link").contains("rel=\"next\"")
    );
    let last = list(12).await;
    assert_eq!(last.json()["items"].as_array().unwrap().len(), 20);
    assert!(!last.header("link").contains("rel=\"next\""));
    let page = app.visitor().get("/sv/sessions?q=katrineholm&page=2").await;
    let page = page.expect(200).text();
    assert!(page.contains("Fler än 1 000 tider"), "{page}");
    assert!(
        page.contains("Sida 2") && !page.contains("Sida 2 av"),
        "{page}"
    );
}

#[tokio::test]
async fn every_word_that_is_looked_for_begins_a_word_of_title_text_topic_venue_or_town() {
    let app = TestApp::spawn().await;
    let town = app.organisation("katrineholm").insert().await;
    let venue = app.venue(&town).insert().await;
    app.sql("update venues set name = 'Lokstallet Ærøgården'")
        .await;
    let session = app
        .session(&venue)
        .title("Återbruk  av mobiler")
        .published();
    let session = session.insert().await;
    app.sql(
        "update session_texts set topics = '{e-id}', \
             title = title || '{\"en\": \"Reuse café\"}', description = '{\"ar\": \"مساعدة\"}'",
    )
    .await;
    app.write_terms(session).await;
    let other = app
        .organisation("flen")
        .municipality("SE-0482")
        .insert()
        .await;
    let other = app.venue(&other).insert().await;
    app.session(&other)
        .title("Släktforskning")
        .published()
        .insert()
        .await;
    for (q, found) in [
        ("aterbruk", true),
        ("ATERBRUK", true),
        ("åter", true),
        ("  mobiler   återbruk ", true),
        ("återbruk katrineholm", true),
        ("katrine mobil", true),
        ("lokstallet", true),
        ("aerogarden", true),
        ("reuse cafe", true),
        ("مساعدة", true),
        ("e-legitimation", true),
        ("e-id", true),
        ("bruk", false),
        ("återbruk flen", false),
        ("återbruk xyz", false),
        ("' | ! & :* \\", false),
        ("%", false),
    ] {
        let query = serde_html_form::to_string([("q", q)]).unwrap();
        let list = app
            .visitor()
            .get(&format!("/api/v1/sessions?{query}"))
            .await;
        let wanted = found.then(|| session.to_string());
        assert_eq!(
            ids(&list.expect(200)),
            wanted.into_iter().collect::<Vec<_>>(),
            "{q}"
        );
    }
    let page = app
        .visitor()
        .get("/sv/sessions?q=aterbruk&when=all")
        .await
        .expect(200);
    assert!(page.text().contains(&session.to_string()));
}

#[tokio::test]
async fn a_language_is_asked_for_by_any_tag_that_people_write() {
    let app = TestApp::spawn().await;
    let town = app.organisation("katrineholm").insert().await;
    let venue = app.venue(&town).insert().await;
    let planner = app.staff(Role::Planner).at(&town).await;
    let session = app.session(&venue).published().insert().await;
    let path = format!("/api/v1/sessions/{session}");
    let tag = planner.get(&path).await.etag().to_owned();
    let languages =
        json!({ "languages": ["nb-NO", "en-GB"], "title": {"no": "Hjelp", "en-GB": "Help"} });
    let view = planner
        .patch(&path, &tag, languages)
        .await
        .expect(200)
        .json();
    assert_eq!(view["languages"], json!(["nb", "en"]));
    for tag in ["no", "nb-NO", "en-GB", "EN"] {
        let list = app
            .visitor()
            .get(&format!("/api/v1/sessions?language={tag}"))
            .await;
        assert_eq!(ids(&list), [session.to_string()], "{tag}");
    }
    let booked = json!({ "name": "Kari", "language": "no", "interpreter": "so-SO" });
    let booked = app.visitor().book(session, booked).await.expect(201);
    assert_eq!(booked.json()["status"], "pending");
}
