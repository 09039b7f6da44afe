//! What is proposed waits on a page of its own for whoever may publish it, with what was changed since.

use motesplats::platform::auth::Role;
use serde_json::json;
use uuid::Uuid;

use crate::support::organisation::Org;
use crate::support::venue::Venue;
use crate::support::{Client, TestApp};

const PAGE: &str = "/sv/desk/proposals";

/// A department drafts, a coordinator publishes.
struct Office {
    app: TestApp,
    town: Org,
    venue: Venue,
    planner: Client,
    coordinator: Client,
}

impl Office {
    async fn open() -> Self {
        let app = TestApp::spawn().await;
        let town = app.organisation("katrineholm").reserves_publication();
        let town = town.insert().await;
        let venue = app.venue(&town).insert().await;
        let planner = app.staff(Role::Planner).at(&town).await;
        let coordinator = app.staff(Role::Coordinator).at(&town).await;
        Self {
            planner: app.signed_in(&planner).await,
            coordinator: app.signed_in(&coordinator).await,
            app,
            town,
            venue,
        }
    }

    async fn proposes(&self, title: &str) -> Uuid {
        let session = self.app.session(&self.venue).title(title).insert().await;
        let planner = self.app.staff(Role::Planner).at(&self.town).await;
        let path = format!("/api/v1/sessions/{session}/proposal");
        planner.post_empty(&path).await.expect(200);
        session
    }

    async fn moves(&self, session: Uuid) {
        let planner = self.app.staff(Role::Planner).at(&self.town).await;
        let path = format!("/api/v1/sessions/{session}");
        let etag = planner.get(&path).await.expect(200).etag().to_owned();
        let change = json!({ "localTime": "15:00" });
        planner.patch(&path, &etag, change).await.expect(200);
    }

    async fn published(&self) -> String {
        let titles = "select coalesce(string_agg(t.title ->> 'sv', ', ' order by t.title ->> 'sv'), '') \
            from sessions s join session_texts t on t.session_id = s.id where s.status = 'published'";
        self.app.value(titles).await
    }
}

fn box_of(session: Uuid, ticked: bool) -> String {
    let checked = if ticked { " checked" } else { "" };
    format!("value=\"{session}\"{checked}>")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_coordinator_publishes_the_chosen_proposals_and_looks_first_at_those_that_were_changed() {
    let office = Office::open().await;
    let kept = office.proposes("Mobilen").await;
    let moved = office.proposes("Surfplattan").await;
    let later = office.proposes("Datorn").await;
    office.moves(moved).await;
    let plan = office.coordinator.get("/sv/desk/plan").await.expect(200);
    assert!(plan.text().contains("3 förslag väntar"));
    let page = office.coordinator.get(PAGE).await.expect(200).text();
    assert!(page.contains(&box_of(kept, true)) && page.contains(&box_of(later, true)));
    assert!(page.contains(&box_of(moved, false)));
    assert_eq!(page.matches("Ändrat sedan dess: tid.").count(), 1);
    let own = format!("/sv/desk/sessions/{moved}");
    let own = office.coordinator.get(&own).await.expect(200).text();
    assert!(
        own.contains("Föreslaget tisdag 6 oktober av ") && own.contains("Ändrat sedan dess: tid.")
    );

    let (kept, moved) = (kept.to_string(), moved.to_string());
    let chosen = [("session", kept.as_str()), ("session", moved.as_str())];
    let done = office.coordinator.fill(PAGE, PAGE, &chosen).await;
    assert_eq!(
        done.expect(303).header("location"),
        format!("{PAGE}?done=published-several")
    );
    assert_eq!(office.published().await, "Mobilen, Surfplattan");
    let left = office.coordinator.get(PAGE).await.expect(200).text();
    assert!(left.contains("Datorn") && !left.contains("Mobilen"));
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_may_not_publish_is_offered_none() {
    let office = Office::open().await;
    let waits = office.proposes("Mobilen").await.to_string();
    let plan = office.planner.get("/sv/desk/plan").await.expect(200).text();
    assert!(!plan.contains("förslag väntar"));
    let page = office.planner.get(PAGE).await.expect(200).text();
    assert!(page.contains("Inga förslag väntar.") && !page.contains("Mobilen"));
    let forced = office
        .planner
        .fill("/sv/desk/plan", PAGE, &[("session", &waits)])
        .await;
    forced.expect(422);
    assert_eq!(office.published().await, "");
}

#[tokio::test(flavor = "multi_thread")]
async fn one_that_its_campaign_does_not_allow_is_named_and_none_is_published() {
    let office = Office::open().await;
    let free = office.proposes("Mobilen").await.to_string();
    let dear = office.proposes("Surfplattan").await.to_string();
    let nothing = office.coordinator.fill(PAGE, PAGE, &[]).await.expect(422);
    assert!(nothing.text().contains("Kryssa för minst ett förslag."));

    let network = office
        .app
        .organisation("digidel")
        .kind("network")
        .insert()
        .await;
    let organiser = office.app.staff(Role::CampaignOrganiser).at(&network).await;
    office.app.campaign(&network, "emedborgarveckan").await;
    let edition = json!({
        "edition": "2026", "name": "2026", "startsOn": "2026-10-05", "mustBeFree": true,
    });
    let editions = "/api/v1/campaigns/emedborgarveckan/editions";
    organiser.create(editions, edition).await.expect(201);
    let planner = office.app.staff(Role::Planner).at(&office.town).await;
    let path = format!("/api/v1/sessions/{dear}");
    let etag = planner.get(&path).await.expect(200).etag().to_owned();
    let change = json!({
        "campaigns": ["emedborgarveckan/2026"],
        "fee": "20 kr",
    });
    planner.patch(&path, &etag, change).await.expect(200);

    let both = [("session", free.as_str()), ("session", dear.as_str())];
    let refused = office
        .coordinator
        .fill(PAGE, PAGE, &both)
        .await
        .expect(409)
        .text();
    let at = refused.find("<span class=\"error\"").unwrap();
    assert!(refused[..at].contains("Surfplattan"), "named at its row");
    assert_eq!(office.published().await, "");
}
