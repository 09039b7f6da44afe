//! Whom to call is a role: its telephone number stands once, with the organisation, and everything that is shown or
//! written afterwards says the new one.

use motesplats::platform::auth::Role;
use serde_json::json;

use super::booked;
use crate::support::organisation::Org;
use crate::support::venue::Venue;
use crate::support::{Client, TestApp};

const OLD: &str = "0150-570 00";
const NEW: &str = "0150-488 80";

/// A town whose library has no telephone of its own.
struct World {
    app: TestApp,
    town: Org,
    venue: Venue,
}

impl World {
    async fn new() -> Self {
        let app = TestApp::spawn().await;
        let town = app.organisation("katrineholm").insert().await;
        let venue = app.venue(&town).insert().await;
        app.sql("update venues set phone = null, phone_typed = null")
            .await;
        let world = Self { app, town, venue };
        world.answers_at(OLD).await;
        world
    }

    /// The one change: another number for the whole organisation.
    async fn answers_at(&self, phone: &str) {
        let path = "/api/v1/organisations/katrineholm";
        let boss = self.app.staff(Role::Coordinator).at(&self.town).await;
        let tag = boss.get(path).await.etag().to_owned();
        let patch = json!({ "phone": phone });
        boss.patch(path, &tag, patch).await.expect(200);
    }
}

/// The number stands there, and the earlier one does not.
fn assert_says_new(what: &str, text: &str) {
    let text = text.replace(['\u{2066}', '\u{2068}', '\u{2069}'], "");
    assert!(text.contains(NEW), "{what}: {text}");
    assert!(!text.contains(OLD), "{what}: {text}");
}

async fn by_page(world: &World, session: uuid::Uuid) -> (Client, String) {
    let form = format!("/sv/sessions/{session}/book");
    let fields = [("name", "Gunvor"), ("reach", "none")];
    let answer = world.app.visitor().submit(&form, &fields).await.expect(303);
    let visit = world.app.visitor().with_cookie(&answer.cookie());
    (visit, answer.header("location").to_owned())
}

#[tokio::test]
async fn a_new_number_stands_on_every_page_and_in_every_letter_from_then_on() {
    let world = World::new().await;
    let app = &world.app;
    let session = app.session(&world.venue).seats(9).published();
    let session = session.insert().await;
    let over = app.session(&world.venue).seats(9).published();
    let over = over.starting("2026-10-05", "10:00").insert().await;
    let (visit, booking) = by_page(&world, session).await;
    let page = format!("/sv/sessions/{session}");
    let before = app.visitor().get(&page).await.expect(200).text();
    assert!(before.contains(OLD), "{before}");

    world.answers_at(NEW).await;
    for path in [page, format!("/sv/sessions/{over}")] {
        let shown = app.visitor().get(&path).await.expect(200);
        assert_says_new(&path, &shown.text());
    }
    for path in [booking.clone(), format!("{booking}/slip")] {
        assert_says_new(&path, &visit.get(&path).await.expect(200).text());
    }
    let mail = json!({ "name": "Karin", "contact": { "email": "karin@exempel.se" } });
    booked(app, session, mail).await;
    app.deliver_mail().await;
    assert_says_new("letter", &app.mailbox()[0].text);
    let privacy = app.visitor().get("/sv/privacy/katrineholm").await;
    assert_says_new("privacy", &privacy.expect(200).text());
}

#[tokio::test]
async fn a_letter_and_a_call_that_wait_say_the_number_that_holds_when_they_are_sent_and_made() {
    let world = World::new().await;
    let app = &world.app;
    let session = app.session(&world.venue).seats(9).published();
    let session = session.insert().await;
    let bertil = json!({ "name": "Bertil", "contact": { "phone": "08-465 004 01" } });
    booked(app, session, bertil).await;
    let mail = json!({ "name": "Karin", "contact": { "email": "karin@exempel.se" } });
    booked(app, session, mail).await;
    let planner = app.staff(Role::Planner).at(&world.venue).await;
    let path = format!("/api/v1/sessions/{session}/cancellation");
    let reason = json!({ "reason": { "sv": "Huda är sjuk." } });
    planner.post(&path, reason).await.expect(200);

    world.answers_at(NEW).await;
    app.deliver_mail().await;
    let letters = app.mailbox();
    assert_eq!(letters.len(), 1);
    assert_says_new("letter", &letters[0].text);
    let calls = planner.get("/api/v1/call-tasks").await.expect(200).json();
    let script = calls["items"][0]["script"].to_string();
    assert_says_new("script", &script);
    let gone = app.visitor().get(&format!("/sv/sessions/{session}")).await;
    assert_says_new("called off", &gone.expect(200).text());
}
