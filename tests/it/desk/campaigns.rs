//! The pages on which whoever runs campaigns adds, changes and removes them and their editions.

use motesplats::platform::auth::Role;
use serde_json::json;

use super::places::{follow, send};
use super::{tabs, words};
use crate::support::organisation::Org;
use crate::support::{Client, TestApp};

const LIST: &str = "/sv/desk/campaigns";
const NEW: &str = "/sv/desk/campaigns/new";
const CAMPAIGN: &str = "/sv/desk/campaigns/veckan";
const NEW_EDITION: &str = "/sv/desk/campaigns/veckan/editions/new";
const EDITION: &str = "/sv/desk/campaigns/veckan/editions/2026";

/// A network that owns campaigns, and somebody who runs them.
struct Network {
    app: TestApp,
    network: Org,
    organiser: Client,
}

impl Network {
    async fn new() -> Self {
        let app = TestApp::spawn().await;
        let network = app.organisation("digidel").kind("network").insert().await;
        app.sql("update organisations set languages = '{sv,en}' where slug = 'digidel'")
            .await;
        let staff = app.staff(Role::CampaignOrganiser).at(&network).await;
        Self {
            organiser: app.signed_in(&staff).await,
            app,
            network,
        }
    }

    async fn with_an_edition() -> Self {
        let network = Self::new().await;
        let campaign = network.app.campaign(&network.network, "veckan").await;
        let app = &network.app;
        app.edition(&campaign, "2026", "2026-10-05", "2026-10-11")
            .await;
        network
    }
}

#[tokio::test]
async fn an_organiser_adds_a_campaign_with_an_edition_and_finds_both_in_the_list() {
    let network = Network::new().await;
    let client = &network.organiser;
    let list = client.get(LIST).await.expect(200);
    assert_eq!(list.header("cache-control"), "no-store");
    assert!(words(&list.text()).contains("Inga kampanjer än."));
    let places: Vec<String> = tabs(&list.text()).into_iter().map(|tab| tab.0).collect();
    assert_eq!(places, ["Rapporter", "Kampanjer"]);

    let added = send(client, NEW, NEW, &[("name", "Veckan"), ("slug", "")]).await;
    assert_eq!(
        added.header("location"),
        format!("{CAMPAIGN}?done=campaign-added")
    );
    let page = follow(client, added).await;
    assert!(page.contains("Kampanjen är tillagd."), "{page}");
    assert!(page.contains("Inga omgångar än."), "{page}");
    let taken = send(client, NEW, NEW, &[("name", "Veckan"), ("slug", "")]).await;
    let taken = taken.expect(409).text();
    assert!(taken.contains(r#"value="Veckan""#), "{taken}");

    let edition = [
        ("name-sv", "Veckan 2026"),
        ("name-en", "The week of 2026"),
        ("edition", "2026"),
        ("starts", "2026-10-05"),
        ("ends", ""),
        ("theme-sv", "Trygg på nätet"),
        ("theme-en", ""),
        ("rules-sv", "Gratis.\nÖppet för alla."),
        ("rules-en", "Free of charge."),
        ("asks", "free"),
        ("asks", "open"),
    ];
    let added = send(client, NEW_EDITION, NEW_EDITION, &edition).await;
    let page = follow(client, added).await;
    assert!(page.contains("Omgången är tillagd."), "{page}");
    let list = words(&client.get(LIST).await.expect(200).text());
    let row = "Veckan 2026 Från måndag 5 oktober 2026 0 Rapport";
    assert!(list.contains(row), "{list}");
    let stored = network.app.visitor();
    let stored = stored.get("/api/v1/campaigns/veckan/editions/2026").await;
    assert_eq!(
        stored.expect(200).json(),
        json!({"edition": "2026", "name": "Veckan 2026", "startsOn": "2026-10-05", "endsOn": null,
            "theme": "Trygg på nätet", "rules": "Gratis.\nÖppet för alla.",
            "mustBeFree": true, "mustBeOpen": true})
    );
    assert_eq!(
        network.app.audited_acts().await,
        ["campaign.added", "edition.added"]
    );
}

#[tokio::test]
async fn the_same_form_sent_twice_adds_once() {
    let network = Network::with_an_edition().await;
    let client = &network.organiser;
    let form = client.get(NEW_EDITION).await.expect(200);
    let (code, key) = (form.hidden("csrf"), form.hidden("key"));
    let fields = [
        ("csrf", code.as_str()),
        ("key", key.as_str()),
        ("name-sv", "Veckan 2027"),
        ("edition", "2027"),
        ("starts", "2027-10-04"),
    ];
    for _ in 0..2 {
        client.submit(NEW_EDITION, &fields).await.expect(303);
    }
    let many = "select count(*)::text from editions";
    assert_eq!(network.app.value(many).await, "2");
}

#[tokio::test]
async fn a_faulty_edition_says_where_in_which_language_and_keeps_what_was_typed() {
    let network = Network::with_an_edition().await;
    let long = "x".repeat(301);
    let wrong = [
        ("name-sv", ""),
        ("name-en", ""),
        ("edition", "20 27"),
        ("starts", "5/10"),
        ("ends", "2027-02-30"),
        ("theme-sv", "Trygg"),
        ("theme-en", long.as_str()),
        ("rules-sv", "Behåll mig"),
        ("asks", "open"),
    ];
    let page = send(&network.organiser, NEW_EDITION, NEW_EDITION, &wrong).await;
    let page = page.expect(422).text();
    for field in ["name-sv", "edition", "starts", "ends", "theme-en"] {
        let link = format!(r##"<a href="#{field}">"##);
        assert!(page.contains(&link), "{field}: {page}");
    }
    for kept in [
        r#"value="20 27""#,
        ">Behåll mig</textarea>",
        r#"value="open" checked"#,
    ] {
        assert!(page.contains(kept), "{kept}: {page}");
    }
    assert!(!page.contains(r##"<a href="#rules-sv">"##), "{page}");
    let taken = [
        ("name-sv", "Veckan"),
        ("edition", "2026"),
        ("starts", "2026-10-05"),
    ];
    let taken = send(&network.organiser, NEW_EDITION, NEW_EDITION, &taken).await;
    assert!(taken.expect(409).text().contains(r#"value="2026""#));
}

#[tokio::test]
async fn an_edition_is_changed_against_the_version_that_was_shown() {
    let network = Network::with_an_edition().await;
    let client = &network.organiser;
    let form = client.get(EDITION).await.expect(200);
    let page = form.text();
    assert!(page.contains(r#"value="Veckan 2026""#), "{page}");
    assert!(!page.contains(r#"name="edition""#), "{page}");
    assert!(page.contains("/sv/reports/campaigns/veckan/2026"), "{page}");
    let change = [
        ("name-sv", "Veckan 2026"),
        ("name-en", "The week"),
        ("starts", "2026-10-05"),
        ("ends", "2026-10-18"),
        ("theme-sv", ""),
        ("rules-sv", ""),
        ("asks", "free"),
    ];
    let done = send(client, EDITION, EDITION, &change).await;
    let said = follow(client, done).await;
    assert!(said.contains("Omgången är ändrad."), "{said}");
    assert!(said.contains("söndag 18 oktober 2026"), "{said}");
    let unsaid = send(client, EDITION, EDITION, &change).await;
    unsaid.expect(303);
    assert_eq!(network.app.audited_acts().await, ["edition.changed"]);

    let code = form.hidden("csrf");
    let stale = [
        ("csrf", code.as_str()),
        ("version", "1"),
        ("name-sv", "Min vecka"),
        ("starts", "2026-10-06"),
    ];
    let stale = client.submit(EDITION, &stale).await.expect(412).text();
    assert!(stale.contains(r#"value="Min vecka""#), "{stale}");
    let renamed = send(client, CAMPAIGN, CAMPAIGN, &[("name", "Digitala veckan")]).await;
    assert!(follow(client, renamed).await.contains("Digitala veckan"));
    let empty = send(client, CAMPAIGN, CAMPAIGN, &[("name", " ")]).await;
    assert!(empty.expect(422).text().contains(r##"<a href="#name">"##));
}

#[tokio::test]
async fn what_is_used_stays_and_says_how_much_and_what_is_not_goes() {
    let network = Network::with_an_edition().await;
    let (app, client) = (&network.app, &network.organiser);
    let remove = format!("{EDITION}/removal");
    let page = client.get(CAMPAIGN).await.expect(200).text();
    assert!(words(&page).contains("Kampanjen har 1 omgång"), "{page}");
    let refused = send(client, CAMPAIGN, &format!("{CAMPAIGN}/removal"), &[]).await;
    assert!(words(&refused.expect(409).text()).contains("Kampanjen används"));

    let town = app.organisation("katrineholm").insert().await;
    let venue = app.venue(&town).insert().await;
    let edition = app.value("select id::text from editions").await;
    let edition = crate::support::campaign::Edition {
        id: edition.parse().unwrap(),
    };
    app.session(&venue).edition(&edition).insert().await;
    let joined = app.session(&venue).edition(&edition).published();
    joined.insert().await;
    let page = words(&client.get(EDITION).await.expect(200).text());
    assert!(
        page.contains("Tillfällen: 2. Inlämnade siffror: 0."),
        "{page}"
    );
    let list = words(&client.get(LIST).await.expect(200).text());
    assert!(list.contains("oktober 2026 1 Rapport"), "{list}");
    send(client, EDITION, &remove, &[]).await.expect(409);

    app.sql("delete from session_editions").await;
    let gone = send(client, EDITION, &remove, &[]).await;
    assert!(
        follow(client, gone)
            .await
            .contains("Omgången är borttagen.")
    );
    let gone = send(client, CAMPAIGN, &format!("{CAMPAIGN}/removal"), &[]).await;
    assert!(
        follow(client, gone)
            .await
            .contains("Kampanjen är borttagen.")
    );
    assert_eq!(
        app.audited_acts().await,
        ["edition.removed", "campaign.removed"]
    );
}

#[tokio::test]
async fn nobody_reaches_the_campaigns_of_another_network() {
    let network = Network::with_an_edition().await;
    let app = &network.app;
    let other = app.organisation("annat").kind("network").insert().await;
    let stranger = app.staff(Role::CampaignOrganiser).at(&other).await;
    let stranger = app.signed_in(&stranger).await;
    let list = words(&stranger.get(LIST).await.expect(200).text());
    assert!(!list.contains("Veckan"), "{list}");
    let code = stranger.get(LIST).await.hidden("csrf");
    for path in [CAMPAIGN, EDITION, NEW_EDITION] {
        stranger.get(path).await.expect(404);
        let sent = [("csrf", code.as_str()), ("name", "Mitt"), ("version", "1")];
        stranger.submit(path, &sent).await.expect(404);
    }
    for path in [CAMPAIGN, EDITION] {
        let sent = [("csrf", code.as_str())];
        let removal = format!("{path}/removal");
        stranger.submit(&removal, &sent).await.expect(404);
    }
    assert!(app.audited_acts().await.is_empty());
}

#[tokio::test]
async fn what_is_called_new_is_reached_too() {
    let network = Network::with_an_edition().await;
    let client = &network.organiser;
    let fields = [
        ("name-sv", "Den nya"),
        ("edition", "new"),
        ("starts", "2027-10-04"),
    ];
    let added = send(client, NEW_EDITION, NEW_EDITION, &fields).await;
    let page = client
        .get(added.expect(303).header("location"))
        .await
        .text();
    let id = network
        .app
        .value("select id::text from editions where edition = 'new'")
        .await;
    let own = format!("{CAMPAIGN}/editions/{id}");
    assert!(page.contains(&own), "{page}");
    let form = client.get(&own).await.expect(200).text();
    assert!(form.contains(r#"value="Den nya""#), "{form}");
    let report = client.get("/sv/reports/campaigns/veckan/new").await;
    assert!(report.expect(200).text().contains(&own));
}
