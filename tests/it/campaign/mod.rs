//! Campaigns and their editions.

mod change;
mod removal;

use motesplats::campaign::{edition_refs, find_edition};
use motesplats::platform::auth::Role;
use motesplats::platform::ids::SessionId;
use serde_json::json;

use crate::support::TestApp;
use crate::support::client::send;

const ALL: &str = "/api/v1/campaigns";

#[tokio::test]
async fn an_organiser_adds_a_campaign_and_its_editions() {
    let app = TestApp::spawn().await;
    let network = app.organisation("digidel").kind("network").insert().await;
    let organiser = app.staff(Role::CampaignOrganiser).at(&network).await;
    let request = json!({"organisation": "digidel", "name": "eMedborgarveckan"});
    let made = organiser.create(ALL, request.clone()).await.expect(201);
    assert_eq!(
        made.json(),
        json!({"slug": "emedborgarveckan", "name": "eMedborgarveckan", "editions": [], "updatedAt": "2026-10-06T08:00:00Z",
            "organisation": {"slug": "digidel", "name": "Digidel"}})
    );
    assert_eq!(
        organiser.create(ALL, request).await.problem(),
        "409 slug-taken"
    );

    let editions = format!("{ALL}/emedborgarveckan/editions");
    let old = json!({"edition": "2025", "name": "Veckan 2025", "startsOn": "2025-10-06"});
    let old = organiser.create(&editions, old).await.expect(201).json();
    assert_eq!(
        (&old["name"], &old["endsOn"]),
        (&json!("Veckan 2025"), &json!(null))
    );
    let request = json!({"edition": "2026", "name": {"sv": "Veckan", "en": "The week"},
        "startsOn": "2026-10-05", "endsOn": "2026-10-11", "theme": "Trygg\npå nätet"});
    let new = organiser
        .create_once(&editions, "the-week-of-2026", request.clone())
        .await;
    let new = new.expect(201).json();
    let again = organiser
        .create_once(&editions, "the-week-of-2026", request.clone())
        .await;
    assert_eq!(again.header("idempotency-replayed"), "true");
    assert_eq!(again.expect(201).json(), new);
    assert_eq!(
        organiser.create(&editions, request).await.problem(),
        "409 slug-taken"
    );

    let path = format!("{ALL}/emedborgarveckan");
    let shown = app.visitor().get(&path).await.expect(200).json();
    assert_eq!(shown["editions"], json!([new, old]));
    let english = app.visitor().request(reqwest::Method::GET, &path);
    let english = send(english.header("Accept-Language", "en-GB"))
        .await
        .json();
    assert_eq!(
        english["editions"][0],
        json!({"edition": "2026", "name": "The week", "startsOn": "2026-10-05",
            "endsOn": "2026-10-11", "theme": "Trygg\npå nätet", "textLanguage": "sv"})
    );
    let list = app.visitor().get(ALL).await.expect(200).json();
    assert_eq!((&list["total"], &list["items"][0]), (&json!(1), &shown));
    app.visitor()
        .get(&format!("{editions}/2026"))
        .await
        .expect(200);
    assert_eq!(
        app.visitor()
            .get(&format!("{editions}/1999"))
            .await
            .problem(),
        "404 not-found"
    );
}

#[tokio::test]
async fn only_the_organisation_that_owns_the_campaign_runs_it() {
    let app = TestApp::spawn().await;
    let network = app.organisation("digidel").kind("network").insert().await;
    let other = app.organisation("norsjo").insert().await;
    app.campaign(&network, "veckan").await;
    let stranger = app.staff(Role::CampaignOrganiser).at(&other).await;
    let coordinator = app.staff(Role::Coordinator).at(&network).await;
    let edition = json!({"edition": "2026", "name": "V", "startsOn": "2026-10-05"});
    let path = format!("{ALL}/veckan");
    let editions = format!("{path}/editions");
    assert_eq!(
        stranger.create(&editions, edition.clone()).await.problem(),
        "404 not-found"
    );
    assert_eq!(
        coordinator.create(&editions, edition).await.problem(),
        "403 not-allowed"
    );
    assert_eq!(
        stranger.patch(&path, "\"1\"", json!({})).await.problem(),
        "404 not-found"
    );
    let request = json!({"organisation": "digidel", "name": "Mitt"});
    assert_eq!(
        stranger.create(ALL, request).await.problem(),
        "404 not-found"
    );
    assert_eq!(
        app.visitor().create(ALL, json!(1)).await.problem(),
        "401 sign-in-first"
    );
}

#[tokio::test]
async fn every_fault_is_told_at_once() {
    let app = TestApp::spawn().await;
    let network = app.organisation("digidel").kind("network").insert().await;
    app.campaign(&network, "veckan").await;
    let organiser = app.staff(Role::CampaignOrganiser).at(&network).await;
    let editions = format!("{ALL}/veckan/editions");
    let request = json!({"edition": "20 26", "name": {"sv": "a\nb"}, "startsOn": "5/10",
        "endsOn": "2026-02-30", "theme": "\u{0}", "rules": []});
    assert_eq!(
        organiser.create(&editions, request).await.problem(),
        r#"422 unprocessable ["/edition bad-slug", "/name/sv control-character", "/theme control-character", "/rules wrong-type", "/startsOn bad-date", "/endsOn bad-date"]"#
    );
    let backwards = json!({"edition": "2026", "name": "V", "startsOn": "2026-10-05",
        "endsOn": "2026-10-04"});
    assert_eq!(
        organiser.create(&editions, backwards).await.problem(),
        r#"422 unprocessable ["/endsOn end-before-start"]"#
    );
    let path = format!("{ALL}/veckan");
    let tag = organiser.get(&path).await.etag().to_owned();
    let empty = organiser.patch(&path, &tag, json!({"name": " "})).await;
    assert_eq!(empty.problem(), r#"422 unprocessable ["/name empty"]"#);
    let named = organiser
        .patch(&path, &tag, json!({"name": "Den nya veckan"}))
        .await;
    assert_eq!(named.expect(200).json()["name"], "Den nya veckan");
    let stale = organiser.patch(&path, &tag, json!({"name": "X"})).await;
    assert_eq!(stale.problem(), "412 stale");
    for missing in ["nowhere", "%00", "%E5"] {
        let answer = app.visitor().get(&format!("{ALL}/{missing}")).await;
        assert!([400, 404].contains(&answer.status()), "{missing}");
    }
}

#[tokio::test]
async fn sessions_are_told_the_editions_they_join() {
    let app = TestApp::spawn().await;
    let town = app.organisation("katrineholm").insert().await;
    let venue = app.venue(&town).insert().await;
    let campaign = app.campaign(&town, "veckan").await;
    let edition = app
        .edition(&campaign, "2026", "2026-10-05", "2026-10-11")
        .await;
    let joined = app.session(&venue).edition(&edition).insert().await;
    let alone = app.session(&venue).insert().await;
    let conn = &mut app.conn().await;
    let [joined, alone] = [joined, alone].map(SessionId);
    let refs = edition_refs(conn, &[joined, alone]).await.unwrap();
    assert_eq!(
        refs.into_iter().collect::<Vec<_>>(),
        [(joined, vec!["veckan/2026".to_owned()])]
    );
    let found = find_edition(conn, "veckan/2026").await.unwrap().unwrap();
    assert_eq!(found.id.0, edition.id);
    for none in ["veckan", "veckan/2027", "/", "veckan/20\u{0}26"] {
        assert!(find_edition(conn, none).await.unwrap().is_none(), "{none}");
    }
}
