//! An edition's figures: what they count, what submitting freezes, who sees which.

mod counting;
mod kept;
mod pages;
mod submission;
mod totals;
mod visibility;

use motesplats::platform::auth::Role;
use serde_json::Value;
use uuid::Uuid;

use crate::support::campaign::Edition;
use crate::support::organisation::Org;
use crate::support::rows::attendance::People;
use crate::support::staff::Staff;
use crate::support::venue::Venue;
use crate::support::{Answer, TestApp};

const REPORT: &str = "/api/v1/campaigns/emedborgarveckan/editions/2026/report";
const SUBMISSION: &str = "/api/v1/campaigns/emedborgarveckan/editions/2026/submission";

/// A network's campaign, and two municipalities below a region.
struct World {
    app: TestApp,
    network: Org,
    region: Org,
    katrineholm: Org,
    flen: Org,
    library: Venue,
    edition: Edition,
    planner: Staff,
    coordinator: Staff,
    organiser: Staff,
}

impl World {
    async fn new() -> Self {
        let app = TestApp::spawn().await;
        let network = app.organisation("digidel").kind("network").insert().await;
        let region = app
            .organisation("region-sormland")
            .kind("region")
            .insert()
            .await;
        let katrineholm = app
            .organisation("katrineholm")
            .below(&region)
            .insert()
            .await;
        let flen = app
            .organisation("flen")
            .below(&region)
            .municipality("SE-0482");
        let flen = flen.insert().await;
        let library = app.venue(&katrineholm).insert().await;
        let campaign = app.campaign(&network, "emedborgarveckan").await;
        let edition = app
            .edition(&campaign, "2026", "2026-10-05", "2026-10-11")
            .await;
        Self {
            planner: app.staff(Role::Planner).at(&katrineholm).await,
            coordinator: app.staff(Role::Coordinator).at(&katrineholm).await,
            organiser: app.staff(Role::CampaignOrganiser).at(&network).await,
            app,
            network,
            region,
            katrineholm,
            flen,
            library,
            edition,
        }
    }

    /// A session of the edition that has ended.
    async fn past_session(&self, venue: &Venue) -> Uuid {
        let session = self.app.session(venue).starting("2026-10-05", "10:00");
        session.published().edition(&self.edition).insert().await
    }

    /// One with a count.
    async fn counted(&self, venue: &Venue, total: i32) -> Uuid {
        let session = self.past_session(venue).await;
        let by = self.planner.id;
        self.app
            .counted(session, "counted", People::of(total), by)
            .await;
        session
    }
}

fn total(answer: &Answer) -> Value {
    answer.json()["total"].clone()
}

fn groups(answer: &Answer, column: &str) -> Vec<(String, Value)> {
    let report = answer.json();
    let groups = report["groups"].as_array().unwrap().iter();
    groups
        .map(|row| (row["key"].as_str().unwrap().to_owned(), row[column].clone()))
        .collect()
}
