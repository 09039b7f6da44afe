//! The desk's pages about topics: how far help goes at a venue and in one session.

use motesplats::platform::auth::Role;
use serde_json::{Value, json};
use uuid::Uuid;

use super::{booked, library};
use crate::support::client::earlier_code;
use crate::support::venue::Venue;
use crate::support::{Answer, Client, TestApp};

/// A library that refers bank matters, with one session of one person at a time.
pub struct World {
    pub app: TestApp,
    pub venue: Venue,
    pub session: Uuid,
}

impl World {
    pub async fn new() -> Self {
        let app = TestApp::spawn().await;
        let venue = library(&app).await;
        let bank = json!({"sv": "banken", "en": "the bank"});
        app.topic(&venue, "bank", "referred", Some(bank)).await;
        let session = app.session(&venue).kind("one-to-one").seats(4);
        let session = session.published().insert().await;
        Self {
            app,
            venue,
            session,
        }
    }

    pub async fn signed_in(&self, role: Role) -> Client {
        let staff = self.app.staff(role).at(&self.venue).await;
        self.app.signed_in(&staff).await
    }

    pub fn roster(&self) -> String {
        format!("/sv/desk/sessions/{}", self.session)
    }

    fn of_session(&self) -> String {
        format!("{}/topics", self.roster())
    }

    fn of_venue(&self) -> String {
        format!("/sv/desk/venues/{}/topics", self.venue.slug)
    }

    async fn policy(&self, path: &str) -> Value {
        let read = self.app.visitor().get(path).await.expect(200).json();
        read["topicPolicy"].clone()
    }

    async fn of_the_venue(&self) -> Value {
        let path = format!("/api/v1/venues/{}", self.venue.slug);
        self.policy(&path).await
    }

    async fn of_the_session(&self) -> Value {
        let path = format!("/api/v1/sessions/{}", self.session);
        self.policy(&path).await
    }
}

/// Fills the form of a page in, with the version that it carries.
async fn save(client: &Client, path: &str, fields: &[(&str, &str)]) -> Answer {
    let version = client.get(path).await.expect(200).hidden("version");
    let fields = [fields, &[("version", version.as_str())]].concat();
    client.fill(path, path, &fields).await
}

#[tokio::test]
async fn a_planner_says_how_far_help_goes_at_the_venue() {
    let world = World::new().await;
    let planner = world.signed_in(Role::Planner).await;
    let plan = planner.get("/sv/desk/plan").await.expect(200).text();
    assert!(
        plan.contains(&format!("href=\"{}\"", world.of_venue())),
        "{plan}"
    );
    let page = planner.get(&world.of_venue()).await.expect(200);
    assert_eq!(page.header("cache-control"), "no-store");
    assert!(page.text().contains("<option value=\"referred\" selected>"));
    let fields = [
        ("help-bank", "referred"),
        ("whom-bank", "Sparbanken"),
        ("help-e-id", "shown-only"),
        ("whom-e-id", "ingen"),
        ("help-health", "with-partner"),
    ];
    let saved = save(&planner, &world.of_venue(), &fields).await.expect(303);
    let done = format!("{}?done=topics", world.of_venue());
    assert_eq!(saved.header("location"), done);
    let page = planner.get(&done).await.expect(200).text();
    assert!(page.contains("Det är sparat."), "{page}");
    assert_eq!(
        world.of_the_venue().await,
        json!([
            {"topic": "e-id", "help": "shown-only"},
            {"topic": "health", "help": "with-partner"},
            {"topic": "bank", "help": "referred", "whom": "Sparbanken"},
        ])
    );
    // What is written in other languages stays.
    let whom = "select whom from venue_topics where topic = 'bank'";
    let whom: Value = serde_json::from_str(&world.app.value(whom).await).unwrap();
    assert_eq!(whom, json!({"sv": "Sparbanken", "en": "the bank"}));
    assert_eq!(world.app.audited("venue.changed").await, 1);
    // The same once more is no change.
    save(&planner, &world.of_venue(), &[]).await.expect(303);
    assert_eq!(world.app.audited("venue.changed").await, 1);
}

#[tokio::test]
async fn what_is_wrong_stands_at_its_field_and_what_was_typed_stays() {
    let world = World::new().await;
    let planner = world.signed_in(Role::Planner).await;
    let fields = [("help-health", "referred"), ("whom-bank", "Sparbanken")];
    let refused = save(&planner, &world.of_venue(), &fields).await.expect(422);
    let page = refused.text();
    assert!(page.contains("id=\"whom-health-error\">Skriv vem som hjälper till i stället."));
    assert!(page.contains("href=\"#whom-health\""), "{page}");
    assert!(page.contains("value=\"Sparbanken\""), "{page}");
    let odd = save(&planner, &world.of_venue(), &[("help-bank", "maybe")]).await;
    assert!(odd.expect(422).text().contains("id=\"help-bank-error\""));

    // Somebody else was faster.
    let version = [("version", "0"), ("help-bank", "shown-only")];
    let path = world.of_venue();
    let stale = planner.fill(&path, &path, &version).await.expect(412);
    assert!(
        stale
            .text()
            .contains("<option value=\"shown-only\" selected>")
    );
    assert_eq!(world.of_the_venue().await[0]["help"], "referred");
    let code = earlier_code();
    let earlier = [("help-bank", "shown-only"), ("csrf", code.as_str())];
    let unsent = planner.submit(&path, &earlier).await.expect(422);
    assert!(
        unsent
            .text()
            .contains("<option value=\"shown-only\" selected>")
    );
    assert_eq!(world.of_the_venue().await[0]["help"], "referred");
}

#[tokio::test]
async fn only_who_plans_at_the_venue_decides() {
    let world = World::new().await;
    let desk = world.signed_in(Role::Desk).await;
    for path in [world.of_venue(), world.of_session()] {
        assert_eq!(desk.get(&path).await.status(), 403, "{path}");
    }
    let other = world.app.organisation("norsjo").insert().await;
    let planner = world.app.staff(Role::Planner).at(&other).await;
    let planner = world.app.signed_in(&planner).await;
    for path in [world.of_venue(), world.of_session()] {
        assert_eq!(planner.get(&path).await.status(), 404, "{path}");
    }
}

#[tokio::test]
async fn one_session_has_an_exception_and_whoever_booked_is_rung_when_it_ends() {
    let world = World::new().await;
    let planner = world.signed_in(Role::Planner).await;
    let roster = planner.get(&world.roster()).await.expect(200).text();
    assert!(roster.contains(&format!("href=\"{}\"", world.of_session())));
    let helped = [("help-bank", "helped")];
    save(&planner, &world.of_session(), &helped)
        .await
        .expect(303);
    assert_eq!(
        world.of_the_session().await,
        json!([{"topic": "bank", "help": "helped"}])
    );
    let wanted = json!({"name": "Gunvor", "topics": ["bank"]});
    let booking = booked(&world.app, world.session, wanted).await;
    let link = format!("/sv/desk/bookings/{}", booking["id"].as_str().unwrap());
    let page = planner.get(&world.of_session()).await.expect(200).text();
    assert!(!page.contains(&link), "{page}");

    // The guest cancels.
    let as_venue = [("help-bank", "")];
    let saved = save(&planner, &world.of_session(), &as_venue).await;
    let page = planner.get(saved.expect(303).header("location")).await;
    let page = page.expect(200).text();
    assert!(page.contains(&link), "{page}");
    assert!(page.contains("En bokning gäller bank"), "{page}");
    assert!(!page.contains("Gunvor"), "{page}");
    let of_venue = planner.get(&world.of_venue()).await.expect(200).text();
    assert!(of_venue.contains(&link), "{of_venue}");
    assert_eq!(world.app.count("letters").await, 0);
    assert_eq!(world.app.count("call_tasks").await, 0);
}
