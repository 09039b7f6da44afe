//! Taking campaigns and editions away: what nobody joined goes, what is in use stays and says why.

use motesplats::platform::auth::Role;
use serde_json::json;

use crate::support::TestApp;

const CAMPAIGN: &str = "/api/v1/campaigns/emedborgarveckan";
const EDITION: &str = "/api/v1/campaigns/emedborgarveckan/editions/2026";

#[tokio::test]
async fn an_edition_that_nobody_joined_goes_and_then_its_campaign() {
    let app = TestApp::spawn().await;
    let network = app.organisation("digidel").kind("network").insert().await;
    let organiser = app.staff(Role::CampaignOrganiser).at(&network).await;
    let new = json!({"organisation": "digidel", "name": "eMedborgarveckan"});
    organiser.create("/api/v1/campaigns", new).await.expect(201);
    let edition = json!({"edition": "2026", "name": "Veckan", "startsOn": "2026-10-05"});
    let editions = format!("{CAMPAIGN}/editions");
    organiser.create(&editions, edition).await.expect(201);

    let refused = organiser.delete(CAMPAIGN).await;
    assert_eq!(refused.problem(), r#"409 campaign-in-use {"editions":1}"#);
    let others = app.organisation("region").kind("network").insert().await;
    let stranger = app.staff(Role::CampaignOrganiser).at(&others).await;
    for path in [EDITION, CAMPAIGN] {
        assert_eq!(stranger.delete(path).await.problem(), "404 not-found");
        organiser.delete(path).await.expect(204);
        organiser.delete(path).await.expect(404);
    }
    let acts = app.audited_acts().await;
    assert_eq!(acts[2..], ["edition.removed", "campaign.removed"]);
}

#[tokio::test]
async fn an_edition_that_a_session_joined_stays() {
    let app = TestApp::spawn().await;
    let network = app.organisation("digidel").kind("network").insert().await;
    let organiser = app.staff(Role::CampaignOrganiser).at(&network).await;
    let campaign = app.campaign(&network, "emedborgarveckan").await;
    let edition = app
        .edition(&campaign, "2026", "2026-10-05", "2026-10-11")
        .await;
    let town = app.organisation("katrineholm").insert().await;
    let venue = app.venue(&town).insert().await;
    app.session(&venue).edition(&edition).insert().await;
    let refused = organiser.delete(EDITION).await;
    assert_eq!(
        refused.problem(),
        r#"409 edition-in-use {"sessions":1,"submissions":0}"#
    );
    app.visitor().get(EDITION).await.expect(200);
}
