//! Changing an edition: a merge patch against a version, that leaves what it does not name.

use motesplats::platform::auth::Role;
use serde_json::json;

use crate::support::TestApp;
use crate::support::staff::Staff;

const EDITION: &str = "/api/v1/campaigns/veckan/editions/2026";

async fn edition() -> (TestApp, Staff) {
    let app = TestApp::spawn().await;
    let network = app.organisation("digidel").kind("network").insert().await;
    let organiser = app.staff(Role::CampaignOrganiser).at(&network).await;
    app.campaign(&network, "veckan").await;
    let new = json!({"edition": "2026", "name": {"sv": "Veckan", "en": "The week"}, "startsOn": "2026-10-05",
        "endsOn": "2026-10-11", "theme": "Trygg", "mustBeFree": true});
    organiser
        .create("/api/v1/campaigns/veckan/editions", new)
        .await
        .expect(201);
    (app, organiser)
}

#[tokio::test]
async fn an_organiser_changes_what_the_patch_names_and_nothing_else() {
    let (app, organiser) = edition().await;
    let tag = organiser.get(EDITION).await.etag().to_owned();
    let patch =
        json!({"name": "Den digitala veckan", "endsOn": null, "theme": null, "mustBeOpen": true});
    let changed = organiser.patch(EDITION, &tag, patch.clone()).await;
    let changed = changed.expect(200);
    assert_eq!(
        changed.json(),
        json!({"edition": "2026", "name": "Den digitala veckan", "startsOn": "2026-10-05", "endsOn": null,
            "mustBeFree": true, "mustBeOpen": true})
    );
    let english = app.value("select name ->> 'en' from editions").await;
    assert_eq!(english, "The week");
    let stale = organiser.patch(EDITION, &tag, patch.clone()).await;
    assert_eq!(stale.problem(), "412 stale");
    let tag = organiser.get(EDITION).await.etag().to_owned();
    let same = organiser.patch(EDITION, &tag, patch).await.expect(200);
    assert_eq!(same.etag(), tag);
    assert_eq!(
        app.audited_acts().await,
        ["edition.added", "edition.changed"]
    );
}

#[tokio::test]
async fn a_faulty_patch_changes_nothing_and_names_its_members() {
    let (app, organiser) = edition().await;
    let tag = organiser.get(EDITION).await.etag().to_owned();
    for (patch, problem) in [
        (
            json!({"name": {"sv": "", "xx": "X"}, "startsOn": "5/10"}),
            r#"422 unprocessable ["/name/sv empty", "/name/xx unknown-language", "/startsOn bad-date"]"#,
        ),
        (
            json!({"endsOn": "2026-10-04"}),
            r#"422 unprocessable ["/endsOn end-before-start"]"#,
        ),
        (
            json!({"startsOn": null}),
            r#"422 unprocessable ["/startsOn missing"]"#,
        ),
        (
            json!({"mustBeFree": null}),
            r#"422 unprocessable ["/mustBeFree missing"]"#,
        ),
    ] {
        let refused = organiser.patch(EDITION, &tag, patch).await;
        assert_eq!(refused.problem(), problem);
    }
    let unknown = organiser
        .patch(EDITION, &tag, json!({"edition": "2027"}))
        .await;
    assert_eq!(unknown.status(), 422);
    assert_eq!(organiser.get(EDITION).await.etag(), tag);
    let other = app.organisation("annat").kind("network").insert().await;
    let stranger = app.staff(Role::CampaignOrganiser).at(&other).await;
    let theirs = stranger.patch(EDITION, &tag, json!({"name": "Mitt"})).await;
    assert_eq!(theirs.problem(), "404 not-found");
}
