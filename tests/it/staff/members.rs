//! The pages of those who work here: the list, somebody new, one person.

use chrono::TimeDelta;
use motesplats::platform::auth::Role;
use uuid::Uuid;

use crate::support::organisation::Org;
use crate::support::{Answer, Client, TestApp};

const LIST: &str = "/sv/desk/staff";
const NEW: &str = "/sv/desk/staff/new";

/// A town with a coordinator who is signed in.
struct Town {
    app: TestApp,
    town: Org,
    boss: Client,
    boss_id: Uuid,
}

impl Town {
    async fn new() -> Self {
        let app = TestApp::spawn().await;
        let town = app.organisation("katrineholm").insert().await;
        let staff = app.staff(Role::Coordinator).at(&town).await;
        Self {
            boss: app.signed_in(&staff).await,
            boss_id: staff.id,
            app,
            town,
        }
    }

    /// Adds somebody by the form.
    async fn add(&self, fields: &[(&str, &str)]) -> Answer {
        let key = self.boss.get(NEW).await.expect(200).hidden("key");
        let fields = [fields, &[("key", key.as_str())]].concat();
        self.boss.fill(NEW, NEW, &fields).await
    }

    /// Presses a button or sends a form of somebody's page.
    async fn press(&self, who: Uuid, verb: &str, fields: &[(&str, &str)]) -> Answer {
        let page = format!("{LIST}/{who}");
        let path = format!("{page}{verb}");
        self.boss.fill(&page, &path, fields).await
    }

    async fn page(&self, who: Uuid) -> String {
        let page = self.boss.get(&format!("{LIST}/{who}")).await;
        words(&page.expect(200))
    }
}

/// The words of a page's main part.
fn words(answer: &Answer) -> String {
    let page = scraper::Html::parse_document(&answer.text());
    let main = scraper::Selector::parse("main").unwrap();
    let text: String = page.select(&main).next().unwrap().text().collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whom a redirect leads to.
fn id_of(answer: &Answer) -> Uuid {
    let path = answer.header("location").strip_prefix("/sv/desk/staff/");
    let id = path.unwrap().split('?').next().unwrap();
    id.parse().unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_coordinator_adds_people_who_work_here_and_finds_them() {
    let town = Town::new().await;
    let venue = town.app.venue(&town.town).slug("lasstugan").insert().await;
    town.app.rename_venue("lasstugan", "Lässtugan").await;
    let helper = [
        ("name", "Åsa Ek"),
        ("role", "volunteer"),
        ("place", "venue:lasstugan"),
        ("pledgedOn", "2026-09-01"),
    ];
    let added = town.add(&helper).await.expect(303);
    assert!(added.header("location").ends_with("?done=staff-added"));
    let shown = words(&town.boss.get(added.header("location")).await.expect(200));
    for said in ["Personen är tillagd.", "Åsa Ek", "volontär, Lässtugan"] {
        assert!(shown.contains(said), "{said}: {shown}");
    }
    let planner = [
        ("name", "Bo Holm"),
        ("email", "bo@katrineholm.example"),
        ("role", "planner"),
        ("place", "organisation:katrineholm"),
    ];
    town.add(&planner).await.expect(303);

    let list = words(&town.boss.get(LIST).await.expect(200));
    assert!(
        list.contains("Åsa Ek volontär, Lässtugan Loggar inte in"),
        "{list}"
    );
    let bo = "Bo Holmbo@katrineholm.example planerare, Katrineholm Har inte loggat in";
    assert!(list.contains(bo), "{list}");
    for (text, finds) in [("åsa", "Åsa Ek"), ("BO@KATR", "Bo Holm")] {
        let path = format!("{LIST}?q={text}");
        let found = words(&town.boss.get(&path).await.expect(200));
        let others = ["Åsa Ek", "Bo Holm"]
            .into_iter()
            .filter(|name| *name != finds);
        assert!(found.contains(finds), "{text}: {found}");
        for other in others {
            assert!(!found.contains(other), "{text}: {found}");
        }
    }
    let none = words(&town.boss.get("/sv/desk/staff?q=100%25").await.expect(200));
    assert!(none.contains("Ingen här stämmer"), "{none}");
    let acts = ["staff.added", "grant.given", "staff.added", "grant.given"];
    assert_eq!(town.app.audited_acts().await, acts);
    let seen = town
        .app
        .value("select venue_id from grants where role = 'volunteer'");
    assert_eq!(seen.await, venue.id.to_string());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_that_was_sent_twice_adds_one_person() {
    let town = Town::new().await;
    let page = town.boss.get(NEW).await.expect(200);
    let (key, code) = (page.hidden("key"), page.hidden("csrf"));
    let fields = [
        ("name", "Åsa Ek"),
        ("role", "helper"),
        ("place", "organisation:katrineholm"),
        ("key", &key),
        ("csrf", &code),
    ];
    let first = town.boss.submit(NEW, &fields).await.expect(303);
    let again = town.boss.submit(NEW, &fields).await.expect(303);
    assert_eq!(id_of(&first), id_of(&again));
    let many = "select count(*) from staff where name = 'Åsa Ek'";
    assert_eq!(town.app.value(many).await, "1");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_that_is_refused_says_where_and_keeps_what_was_typed() {
    let town = Town::new().await;
    let taken = "bo@katrineholm.example";
    let bo = |name, role, place| {
        [
            ("name", name),
            ("email", taken),
            ("role", role),
            ("place", place),
        ]
    };
    let here = "organisation:katrineholm";
    town.add(&bo("Bo Holm", "desk", here)).await.expect(303);
    let twice = town.add(&bo("Bo Ek", "desk", here)).await.expect(409);
    assert!(words(&twice).contains("E-postadressen är upptagen"));
    assert!(twice.text().contains(r#"value="Bo Ek""#));

    let fields = [
        ("name", ""),
        ("email", "maja"),
        ("role", "king"),
        ("place", here),
        ("pledgedOn", "i går"),
    ];
    let wrong = town.add(&fields).await.expect(422);
    let text = wrong.text();
    for field in ["name", "email", "pledgedOn"] {
        let shown = format!(r##"<a href="#{field}">"##);
        assert!(text.contains(&shown), "{field}: {text}");
    }
    assert!(text.contains(r#"value="maja""#), "{text}");

    town.app.organisation("norsjo").insert().await;
    for (role, place, status) in [
        ("operator", here, 403),
        ("campaign-organiser", here, 403),
        ("desk", "organisation:norsjo", 404),
        ("desk", "venue:nowhere", 404),
        ("desk", "", 404),
    ] {
        let fields = [("name", "Spion"), ("role", role), ("place", place)];
        town.add(&fields).await.expect(status);
    }
    let spies = "select count(*) from staff where name = 'Spion'";
    assert_eq!(town.app.value(spies).await, "0");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_account_that_nobody_has_used_for_half_a_year_is_named() {
    let town = Town::new().await;
    let desk = town.app.staff(Role::Desk).at(&town.town).await;
    let helper = [
        ("name", "Åsa Ek"),
        ("role", "helper"),
        ("place", "organisation:katrineholm"),
    ];
    town.add(&helper).await.expect(303);
    let unused = "/sv/desk/staff?unused=true";
    let fresh = words(&town.boss.get(unused).await.expect(200));
    assert!(fresh.contains("Ingen här stämmer"), "{fresh}");

    town.app.clock().advance(TimeDelta::days(184));
    let used = format!(
        "update staff set signed_in_at = '2027-04-01' where id = '{}' returning id",
        town.boss_id
    );
    assert_eq!(town.app.sql(&used).await.len(), 1);
    let somebody = town.app.staff(Role::Coordinator).at(&town.town).await;
    let boss = town.app.signed_in(&somebody).await;
    let named = boss.get(unused).await.expect(200);
    assert!(named.text().contains(&desk.id.to_string()));
    assert!(!named.text().contains(&town.boss_id.to_string()));
    assert!(
        !words(&named).contains("Åsa Ek"),
        "a helper who never signs in"
    );
    let all = words(&boss.get(LIST).await.expect(200));
    assert_eq!(all.matches("Inte använt på ett halvår").count(), 1, "{all}");
}

#[tokio::test(flavor = "multi_thread")]
async fn details_are_changed_against_the_version_that_was_shown() {
    let town = Town::new().await;
    let desk = town.app.staff(Role::Desk).at(&town.town).await.id;
    let change = |name, version| {
        [
            ("name", name),
            ("email", "kim@katrineholm.example"),
            ("pledgedOn", "2026-09-01"),
            ("version", version),
        ]
    };
    let saved = town
        .press(desk, "", &change("Kim Ek", "1"))
        .await
        .expect(303);
    let shown = words(&town.boss.get(saved.header("location")).await.expect(200));
    assert!(shown.contains("Uppgifterna är sparade."), "{shown}");
    assert!(shown.contains("Kim Ek"), "{shown}");
    let stale = town
        .press(desk, "", &change("Kim Holm", "1"))
        .await
        .expect(412);
    assert!(stale.text().contains(r#"value="Kim Holm""#));
    let wrong = town.press(desk, "", &change("", "2")).await.expect(422);
    assert!(wrong.text().contains(r##"<a href="#name">"##));
    let stored = format!("select name from staff where id = '{desk}'");
    assert_eq!(town.app.value(&stored).await, "Kim Ek");
}

#[tokio::test(flavor = "multi_thread")]
async fn roles_are_given_and_withdrawn_and_never_ones_own() {
    let town = Town::new().await;
    let desk = town.app.staff(Role::Desk).at(&town.town).await.id;
    let planner = [("role", "planner"), ("place", "organisation:katrineholm")];
    town.press(desk, "/grants", &planner).await.expect(303);
    let page = town.page(desk).await;
    assert!(page.contains("planerare, Katrineholm"), "{page}");
    let again = town.press(desk, "/grants", &planner).await.expect(409);
    assert!(words(&again).contains("Personen har redan den rollen"));
    let grant = format!("select id from grants where staff_id = '{desk}' and role = 'planner'");
    let grant = town.app.value(&grant).await;
    let verb = format!("/grants/{grant}/withdrawal");
    town.press(desk, &verb, &[]).await.expect(303);
    assert!(!town.page(desk).await.contains("planerare, Katrineholm"));
    town.press(desk, &verb, &[]).await.expect(404);

    let own = town.page(town.boss_id).await;
    assert!(
        own.contains("Dina egna roller bestämmer en annan samordnare."),
        "{own}"
    );
    let raised = [("role", "auditor"), ("place", "organisation:katrineholm")];
    town.press(town.boss_id, "/grants", &raised)
        .await
        .expect(403);
    let grant = town.app.grant_of(town.boss_id).await;
    let verb = format!("/grants/{grant}/withdrawal");
    town.press(town.boss_id, &verb, &[]).await.expect(403);
    town.press(town.boss_id, "/closing", &[]).await.expect(403);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_closed_account_is_out_at_once_and_comes_back_with_its_roles() {
    let town = Town::new().await;
    let desk = town.app.staff(Role::Desk).at(&town.town).await;
    let client = town.app.signed_in(&desk).await;
    client.get("/sv/desk/today").await.expect(200);
    town.press(desk.id, "/closing", &[]).await.expect(303);
    client.get("/sv/desk/today").await.expect(303);
    let page = town.page(desk.id).await;
    assert!(page.contains("Kontot är stängt sedan"), "{page}");
    town.press(desk.id, "/reopening", &[]).await.expect(303);
    let page = town.page(desk.id).await;
    assert!(
        page.contains("disk, Katrineholm") && !page.contains("stängt"),
        "{page}"
    );
    let client = town.app.signed_in(&desk).await;
    client.get("/sv/desk/today").await.expect(200);
}
