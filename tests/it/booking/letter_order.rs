//! The letters about one booking: in their order, and none that a later one makes needless or untrue.

use chrono::TimeDelta;
use motesplats::platform::auth::Role;
use serde_json::{Value, json};
use uuid::Uuid;

use super::booked;
use super::cancel::opened;
use crate::support::TestApp;
use crate::support::mailbox::Letter;
use crate::support::smtp::{Manner, Server};
use crate::support::staff::Staff;

/// Karin's booking, whose confirmation has not left yet.
struct Unsent {
    app: TestApp,
    planner: Staff,
    session: Uuid,
    booking: Value,
}

impl Unsent {
    async fn new() -> Self {
        Self::with(&[]).await
    }

    async fn with(settings: &[(&str, &str)]) -> Self {
        let app = TestApp::spawn_with(settings).await;
        let town = app.organisation("katrineholm").insert().await;
        let venue = app.venue(&town).insert().await;
        let planner = app.staff(Role::Planner).at(&town).await;
        let session = app.session(&venue).starting("2026-10-20", "13:00");
        let session = session.published().insert().await;
        let karin = json!({ "name": "Karin", "contact": { "email": "karin@exempel.se" } });
        let booking = booked(&app, session, karin).await;
        Self {
            app,
            planner,
            session,
            booking,
        }
    }

    async fn begin_at(&self, time: &str) {
        let path = format!("/api/v1/sessions/{}", self.session);
        let read = self.planner.get(&path).await.expect(200);
        let change = json!({ "localTime": time });
        let changed = self.planner.patch(&path, read.etag(), change).await;
        changed.expect(200);
    }

    async fn cancel_session(&self) {
        let path = format!("/api/v1/sessions/{}/cancellation", self.session);
        let reason = json!({ "reason": { "sv": "Huda är sjuk." } });
        self.planner.post(&path, reason).await.expect(200);
    }

    /// What has come, in its order.
    async fn mailbox(&self) -> Vec<Letter> {
        self.app.deliver_mail().await;
        self.app.mailbox()
    }

    /// Kind and state of each, the oldest first.
    async fn states(&self) -> Vec<(String, String)> {
        let letters = self.app.letters().await.into_iter();
        letters.map(|one| (one.kind, one.state)).collect()
    }
}

fn states(wanted: &[(&str, &str)]) -> Vec<(String, String)> {
    let pair = |(kind, state): &(&str, &str)| ((*kind).to_owned(), (*state).to_owned());
    wanted.iter().map(pair).collect()
}

#[tokio::test]
async fn a_change_drops_the_confirmation_that_has_not_left_and_says_it_itself() {
    let unsent = Unsent::new().await;
    unsent.begin_at("15:00").await;
    assert_eq!(
        unsent.states().await,
        states(&[("confirmation", "superseded"), ("change", "waiting")])
    );
    let letters = unsent.mailbox().await;
    let [letter] = letters.as_slice() else {
        panic!("{letters:?}")
    };
    for said in ["Du har en plats.", "kl. 13.00–14.00", "kl. 15.00–16.00"] {
        assert!(letter.text.contains(said), "{said}: {}", letter.text);
    }
}

#[tokio::test]
async fn a_change_drops_no_change() {
    let unsent = Unsent::new().await;
    unsent.begin_at("15:00").await;
    unsent.begin_at("16:00").await;
    let letters = unsent.mailbox().await;
    let [first, second] = letters.as_slice() else {
        panic!("{letters:?}")
    };
    assert!(first.text.contains("kl. 13.00–14.00"), "{}", first.text);
    assert!(second.text.contains("kl. 16.00–17.00"), "{}", second.text);
    assert!(first.text.contains("Du har en plats."), "{}", first.text);
    assert!(
        second.text.contains("Din plats är kvar."),
        "{}",
        second.text
    );
}

#[tokio::test]
async fn a_cancellation_drops_whatever_else_there_was_to_say() {
    let unsent = Unsent::new().await;
    unsent.begin_at("15:00").await;
    unsent.cancel_session().await;
    assert_eq!(
        unsent.states().await,
        states(&[
            ("confirmation", "superseded"),
            ("change", "superseded"),
            ("cancellation", "waiting")
        ])
    );
    let letters = unsent.mailbox().await;
    assert_eq!(letters.len(), 1);
    assert!(letters[0].text.contains("Huda är sjuk."));
}

#[tokio::test]
async fn whoever_cancels_before_the_confirmation_has_left_gets_the_cancellation_alone() {
    let unsent = Unsent::new().await;
    let (holder, path) = opened(&unsent.app, &unsent.booking).await;
    let cancelled = holder.post_empty(&format!("{path}/cancellation")).await;
    cancelled.expect(200);
    let letters = unsent.mailbox().await;
    assert_eq!(letters.len(), 1);
    assert!(
        letters[0].text.contains("är avbokad"),
        "{}",
        letters[0].text
    );
}

#[tokio::test]
async fn a_letter_that_is_put_off_keeps_the_later_ones_of_its_booking_behind_it() {
    let server = Server::start(Manner::Accepts).await;
    let smtp = [
        ("mail.transport", "smtp"),
        ("mail.smtp_url", server.url.as_str()),
    ];
    let unsent = Unsent::with(&smtp).await;
    unsent.app.deliver_mail().await;
    server.behave(Manner::RepliesTo("karin", "451 4.7.1 come back later"));
    unsent.begin_at("15:00").await;
    unsent.app.deliver_mail().await;
    server.behave(Manner::Accepts);
    // The first change waits for its second try; the second one could leave at once.
    unsent.begin_at("16:00").await;
    unsent.app.deliver_mail().await;
    assert_eq!(server.received().len(), 1, "the confirmation alone");

    unsent.app.clock().advance(TimeDelta::minutes(2));
    unsent.app.deliver_mail().await;
    let received = server.received();
    let sent: Vec<Option<usize>> = received
        .iter()
        .map(|letter| letter.data.find("16.00=E2=80=9317.00"))
        .collect();
    assert_eq!(sent.len(), 3);
    assert!(sent[1].is_none() && sent[2].is_some(), "out of order");
}
