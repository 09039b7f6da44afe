//! What caches between the service and its readers may store.

use motesplats::platform::auth::Role;
use motesplats::platform::http::routing::Access;
use motesplats::routes;
use serde_json::json;

use crate::support::TestApp;
use crate::support::client::send;

/// The paths of the API that everybody reads, in a world that has one of everything.
async fn public_reads(app: &TestApp) -> Vec<String> {
    let town = app.organisation("katrineholm").insert().await;
    let venue = app.venue(&town).insert().await;
    let campaign = app.campaign(&town, "emedborgarveckan").await;
    app.edition(&campaign, "2026", "2026-10-05", "2026-10-11")
        .await;
    let session = app.session(&venue).published().insert().await;
    let coordinator = app.staff(Role::Coordinator).at(&town).await;
    let statement = "/api/v1/organisations/katrineholm/accessibility-statement";
    let declared = json!({"outsideUrl": "https://katrineholm.example/tillganglighet"});
    coordinator.put(statement, declared).await.expect(200);
    let rows = routes::api().into_iter();
    let rows = rows.filter(|row| row.access == Access::Public && row.method == "GET");
    let named = |path: &str| {
        path.replace("{organisationId}", "katrineholm")
            .replace("{venueId}", &venue.slug)
            .replace("{slug}", "emedborgarveckan")
            .replace("{edition}", "2026")
            .replace("{sessionId}", &session.to_string())
    };
    rows.map(|row| format!("/api/v1{}", named(row.path)))
        .collect()
}

#[tokio::test]
async fn everything_that_everybody_reads_has_a_tag_and_may_be_stored() {
    let app = TestApp::spawn().await;
    let paths = public_reads(&app).await;
    assert!(paths.len() > 9, "{paths:?}");
    for path in paths {
        let first = app.visitor().get(&path).await.expect(200);
        let stored = first.header("cache-control").to_owned();
        assert!(stored.starts_with("public, max-age="), "{path}: {stored}");
        let vary = first.header("vary").to_lowercase();
        assert!(vary.contains("accept-language"), "{path}: {vary}");
        let tag = first.header("etag").to_owned();
        let request = app.client.get(format!("{}{path}", app.url));
        let again = send(request.header("if-none-match", &tag)).await;
        assert_eq!(
            (again.status(), again.text()),
            (304, String::new()),
            "{path}"
        );
        assert_eq!(again.header("etag"), tag, "{path}");
        assert_eq!(again.header("cache-control"), stored, "{path}");
    }
}

#[tokio::test]
async fn what_is_read_with_a_token_is_stored_for_nobody_else() {
    let app = TestApp::spawn().await;
    let paths = public_reads(&app).await;
    let town = app
        .organisation("flen")
        .municipality("SE-0482")
        .insert()
        .await;
    let planner = app.staff(Role::Planner).at(&town).await;
    for path in paths.iter().filter(|path| !path.ends_with("openapi.json")) {
        let answer = planner.get(path).await.expect(200);
        let stored = answer.header("cache-control");
        assert!(!stored.contains("public"), "{path}: {stored}");
    }
}
