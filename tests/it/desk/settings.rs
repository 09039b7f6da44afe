//! The settings of an organisation, the list of what a new one lacks, and new ones below it.

use motesplats::platform::auth::Role;
use serde_json::json;

use super::words;
use crate::support::organisation::Org;
use crate::support::{Answer, Client, TestApp};

const OWN: &str = "/sv/desk/organisation";
const PAGE: &str = "/sv/desk/organisations/katrineholm";
const NEW: &str = "/sv/desk/organisations/new";
const LIST: &str = "/sv/desk/organisations";

/// A town with one coordinator and nothing else.
struct Empty {
    app: TestApp,
    town: Org,
    boss: Client,
}

impl Empty {
    async fn new() -> Self {
        let app = TestApp::spawn().await;
        let town = app.organisation("katrineholm").insert().await;
        let staff = app.staff(Role::Coordinator).at(&town).await;
        Self {
            boss: app.signed_in(&staff).await,
            app,
            town,
        }
    }

    /// Sends the form with these fields in place of what stands there.
    async fn save(&self, fields: &[(&str, &str)]) -> Answer {
        let version = self.boss.get(PAGE).await.expect(200).hidden("version");
        let stored = [
            ("version", version.as_str()),
            ("name", "Katrineholm"),
            ("phone", ""),
            ("email", ""),
            ("language", "sv"),
            ("publicationReserved", "false"),
            ("retentionDays", "14"),
            ("remindByPhone", "false"),
            ("requiresTotp", "false"),
        ];
        let kept = stored.into_iter();
        let kept = kept.filter(|(name, _)| !fields.iter().any(|(given, _)| given == name));
        let all: Vec<_> = kept.chain(fields.iter().copied()).collect();
        self.boss.fill(PAGE, PAGE, &all).await
    }

    async fn stored(&self) -> serde_json::Value {
        let path = "/api/v1/organisations/katrineholm";
        self.app.visitor().get(path).await.expect(200).json()
    }

    async fn add(&self, who: &Client, fields: &[(&str, &str)]) -> Answer {
        let key = who.get(NEW).await.expect(200).hidden("key");
        let fields = [fields, &[("key", key.as_str())]].concat();
        who.fill(NEW, NEW, &fields).await
    }
}

fn read(answer: &Answer) -> String {
    words(&answer.text())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_coordinator_changes_what_holds_in_the_own_organisation() {
    let town = Empty::new().await;
    let shown = town.boss.get(OWN).await.expect(200);
    assert!(shown.text().contains(&format!("action=\"{PAGE}\"")));
    assert!(read(&shown).contains("Tidszon: Europe/Stockholm"));
    let saved = town
        .save(&[
            ("name", "Katrineholms kommun"),
            ("phone", "0150-570 00"),
            ("email", "digital@katrineholm.example"),
            ("language", "sv"),
            ("languages", "ar"),
            ("languages", "so"),
            ("publicationReserved", "true"),
            ("retentionDays", " 30 "),
            ("remindByPhone", "true"),
        ])
        .await
        .expect(303);
    assert_eq!(saved.header("location"), format!("{PAGE}?done=settings"));
    let page = town.boss.get(saved.header("location")).await.expect(200);
    assert!(read(&page).contains("Inställningarna är sparade."));
    let stored = town.stored().await;
    assert_eq!(stored["name"], "Katrineholms kommun");
    assert_eq!(stored["phone"], "+4615057000");
    assert_eq!(stored["email"], "digital@katrineholm.example");
    assert_eq!(stored["languages"], json!(["sv", "ar", "so"]));
    assert_eq!(stored["publicationReserved"], true);
    assert_eq!(stored["retentionDays"], 30);
    assert_eq!(stored["remindByPhone"], true);

    let other_first = [
        ("name", "Katrineholms kommun"),
        ("phone", "0150-570 00"),
        ("email", ""),
        ("language", "ar"),
        ("languages", "so"),
        ("languages", "ar"),
        ("publicationReserved", "true"),
        ("retentionDays", "30"),
        ("remindByPhone", "true"),
    ];
    town.save(&other_first).await.expect(303);
    let stored = town.stored().await;
    assert_eq!(stored["languages"], json!(["ar", "so"]));
    assert!(stored["email"].is_null(), "{stored}");
    town.save(&other_first).await.expect(303);
    let acts = ["organisation.changed", "organisation.changed"];
    assert_eq!(town.app.audited_acts().await, acts);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_that_is_refused_says_where_and_keeps_what_was_typed() {
    let town = Empty::new().await;
    let wrong = town
        .save(&[
            ("name", ""),
            ("phone", "ring"),
            ("email", "maja@"),
            ("language", "xx"),
            ("retentionDays", "evigt"),
        ])
        .await
        .expect(422)
        .text();
    for field in ["name", "phone", "email", "language", "retentionDays"] {
        let link = format!(r##"<a href="#{field}">"##);
        assert!(wrong.contains(&link), "{field}: {wrong}");
    }
    for typed in [r#"value="ring""#, r#"value="maja@""#, r#"value="evigt""#] {
        assert!(wrong.contains(typed), "{typed}: {wrong}");
    }
    assert!(wrong.contains("Skriv ett tal från 1 till 365."), "{wrong}");
    assert_eq!(town.stored().await["name"], "Katrineholm");

    let stale = town.save(&[("version", "7"), ("name", "Annat")]).await;
    let stale = stale.expect(412).text();
    assert!(stale.contains(r#"value="Annat""#), "{stale}");
    assert!(town.app.audited_acts().await.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_organisation_sees_what_it_lacks_until_all_is_done() {
    let town = Empty::new().await;
    let page = town.boss.get(OWN).await.expect(200);
    assert!(
        read(&page).contains("Sätt upp: 0 av 6 klart"),
        "{}",
        read(&page)
    );
    for href in [
        "#phone",
        "/sv/desk/venues/new?organisation=katrineholm",
        "/sv/desk/venues",
        "/sv/desk/staff/new",
        "/sv/desk/closed-days/new?organisation=katrineholm",
        "/sv/desk/sessions/new",
    ] {
        assert!(
            page.text().contains(&format!("<a href=\"{href}\">")),
            "{href}"
        );
        if href.starts_with('/') {
            let opened = town.boss.get(href).await.status();
            assert!(matches!(opened, 200 | 303), "{href}: {opened}");
        }
    }

    let contact = [("phone", "0150-570 00"), ("email", "d@katrineholm.example")];
    town.save(&contact).await.expect(303);
    let venue = town.app.venue(&town.town).insert().await;
    town.app.staff(Role::Helper).at(&town.town).await;
    town.app.session(&venue).insert().await;
    let part = read(&town.boss.get(OWN).await.expect(200));
    assert!(part.contains("Sätt upp: 3 av 6 klart"), "{part}");
    assert!(part.contains("Lägg till en plats Klart"), "{part}");
    assert!(
        part.contains("Lägg till ett rum (frivilligt) Lägg"),
        "{part}"
    );
    assert!(
        part.contains("Publicera det första tillfället Namn"),
        "{part}"
    );

    town.app.staff(Role::Coordinator).at(&town.town).await;
    town.app.closed_days(&venue).await;
    town.app.session(&venue).published().insert().await;
    let done = read(&town.boss.get(OWN).await.expect(200));
    assert!(!done.contains("Sätt upp"), "{done}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_neighbour_has_counts_for_nobody_else() {
    let town = Empty::new().await;
    let below = town.app.organisation("norsjo").below(&town.town);
    let other = below.insert().await;
    let venue = town.app.venue(&other).insert().await;
    town.app.session(&venue).published().insert().await;
    town.app.staff(Role::Coordinator).at(&other).await;
    town.app.staff(Role::Desk).at(&other).await;
    let page = read(&town.boss.get(OWN).await.expect(200));
    assert!(page.contains("Sätt upp: 0 av 6 klart"), "{page}");
    town.boss
        .get("/sv/desk/organisations/norsjo")
        .await
        .expect(404);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_coordinator_adds_a_department_and_chooses_between_both() {
    let town = Empty::new().await;
    town.app.organisation("norsjo").insert().await;
    let library = [
        ("name", "Biblioteket"),
        ("kind", "department"),
        ("parent", "katrineholm"),
        ("phone", "0150-570 00"),
    ];
    let key = town.boss.get(NEW).await.expect(200).hidden("key");
    let once = [&library[..], &[("key", key.as_str())]].concat();
    let made = town.boss.fill(NEW, NEW, &once).await.expect(303);
    let again = town.boss.fill(NEW, NEW, &once).await.expect(303);
    assert_eq!(made.header("location"), again.header("location"));
    assert_eq!(
        made.header("location"),
        "/sv/desk/organisations/biblioteket?done=organisation-added"
    );
    let page = town.boss.get(made.header("location")).await.expect(200);
    let said = read(&page);
    assert!(said.contains("Organisationen är tillagd."), "{said}");
    assert!(said.contains("Välj organisation Biblioteket"), "{said}");
    assert!(page.text().contains(&format!("<a href=\"{PAGE}\">")));
    let list = town.boss.get(LIST).await.expect(200).text();
    assert!(list.contains("<a href=\"/sv/desk/organisations/biblioteket\">"));

    let taken = town.add(&town.boss, &library).await.expect(409);
    assert!(taken.text().contains(r#"value="Biblioteket""#));
    let wrong = [("name", ""), ("kind", "king"), ("parent", "katrineholm")];
    let wrong = town.add(&town.boss, &wrong).await.expect(422);
    assert!(wrong.text().contains(r##"<a href="#name">"##));
    for parent in ["norsjo", ""] {
        let elsewhere = [
            ("name", "Spion"),
            ("kind", "department"),
            ("parent", parent),
        ];
        town.add(&town.boss, &elsewhere).await.expect(404);
    }
    assert_eq!(town.app.audited_acts().await, ["organisation.added"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_operator_adds_a_root_and_reads_its_settings_without_links_into_its_work() {
    let town = Empty::new().await;
    let operator = town.app.operator().await;
    let operator = town.app.signed_in(&operator).await;
    let root = [
        ("name", "Vestvågøy"),
        ("kind", "municipality"),
        ("parent", ""),
        ("municipality", "NO-1860"),
    ];
    let made = town.add(&operator, &root).await.expect(303);
    let page = operator.get(made.header("location")).await.expect(200);
    let said = read(&page);
    assert!(said.contains("Sätt upp: 0 av 6 klart"), "{said}");
    assert!(said.contains("Tidszon: Europe/Oslo"), "{said}");
    assert!(!page.text().contains("href=\"/sv/desk/staff/new\""));
    operator.get(OWN).await.expect(403);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_decision_on_disposal_stands_on_the_page_that_says_how_long() {
    let town = Empty::new().await;
    let visitor = town.app.visitor();
    let privacy = "/sv/privacy/katrineholm";
    let before = read(&visitor.get(privacy).await.expect(200));
    assert!(!before.contains("Beslut om gallring"), "{before}");
    let named = [("disposalDecision", "KS 2026/0117-4")];
    town.save(&named).await.expect(303);
    assert_eq!(town.stored().await["disposalDecision"], "KS 2026/0117-4");
    let kept = read(&visitor.get(privacy).await.expect(200));
    assert!(
        kept.contains("Beslut om gallring: KS 2026/0117-4"),
        "{kept}"
    );
    let below = town.app.organisation("biblioteket").below(&town.town);
    below.no_controller().insert().await;
    let theirs = visitor.get("/sv/privacy/biblioteket").await.expect(200);
    assert!(read(&theirs).contains("Beslut om gallring: KS 2026/0117-4"));

    let long = "x".repeat(201);
    let wrong = town.save(&[("disposalDecision", long.as_str())]).await;
    let wrong = wrong.expect(422).text();
    assert!(
        wrong.contains(r##"<a href="#disposalDecision">"##),
        "{wrong}"
    );
    town.save(&[("disposalDecision", " ")]).await.expect(303);
    assert!(town.stored().await["disposalDecision"].is_null());
}

#[tokio::test(flavor = "multi_thread")]
async fn today_says_what_is_not_set_up_until_it_is() {
    const TODAY: &str = "/sv/desk/today";
    let town = Empty::new().await;
    let page = town.boss.get(TODAY).await.expect(200);
    assert!(read(&page).contains("Sätt upp: 0 av 6 klart"));
    let link = format!("<a href=\"{OWN}\">Sätt upp: 0 av 6 klart</a>");
    assert!(page.text().contains(&link), "{}", page.text());
    let tomorrow = town.boss.get("/sv/desk/today?date=2026-10-07").await;
    assert!(!read(&tomorrow).contains("Sätt upp"));
    let planner = town.app.staff(Role::Planner).at(&town.town).await;
    let planner = town.app.signed_in(&planner).await;
    assert!(!read(&planner.get(TODAY).await.expect(200)).contains("Sätt upp"));

    let contact = [("phone", "0150-570 00"), ("email", "d@katrineholm.example")];
    town.save(&contact).await.expect(303);
    let venue = town.app.venue(&town.town).insert().await;
    town.app.staff(Role::Coordinator).at(&town.town).await;
    town.app.closed_days(&venue).await;
    let part = read(&town.boss.get(TODAY).await.expect(200));
    assert!(part.contains("Sätt upp: 5 av 6 klart"), "{part}");
    town.app.session(&venue).published().insert().await;
    let done = read(&town.boss.get(TODAY).await.expect(200));
    assert!(!done.contains("Sätt upp"), "{done}");
}
