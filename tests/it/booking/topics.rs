//! Help with a topic that the library may not give: said before booking, refused kindly, and still true when the
//! partner who would have helped cancels.

use motesplats::platform::auth::Role;
use serde_json::json;
use uuid::Uuid;

use super::cancel::opened;
use super::change::patch;
use super::{booked, library};
use crate::support::venue::Venue;
use crate::support::{Client, TestApp};

const BANK: &str = "Bank: det kan vi inte hjälpa till med här. Vänd dig till banken.";

/// A library that refers bank matters, shows e-IDs only, and helps with health while the region is there.
struct World {
    app: TestApp,
    venue: Venue,
    /// One person at a time, with four places.
    session: Uuid,
}

impl World {
    async fn new() -> Self {
        let app = TestApp::spawn().await;
        let venue = library(&app).await;
        let bank = json!({"sv": "banken", "en": "the bank"});
        app.topic(&venue, "bank", "referred", Some(bank)).await;
        app.topic(&venue, "e-id", "shown-only", None).await;
        let region = json!({"sv": "regionen"});
        app.topic(&venue, "health", "with-partner", Some(region))
            .await;
        let session = app.session(&venue).kind("one-to-one").seats(4);
        let session = session.published().insert().await;
        Self {
            app,
            venue,
            session,
        }
    }

    fn visitor(&self) -> Client {
        self.app.visitor()
    }

    fn form(&self) -> String {
        format!("/sv/sessions/{}/book", self.session)
    }

    async fn desk(&self) -> Client {
        let staff = self.app.staff(Role::Desk).at(&self.venue).await;
        self.app.signed_in(&staff).await
    }
}

#[tokio::test]
async fn a_topic_that_is_referred_is_refused_with_who_helps_and_takes_no_seat() {
    let world = World::new().await;
    let wanted = json!({"name": "Gunvor", "topics": ["phone", "bank"]});
    let refused = world.visitor().book(world.session, wanted).await;
    assert_eq!(
        refused.problem(),
        r#"409 topic-not-helped {"help":"referred","referredTo":"banken","topic":"bank"}"#
    );
    let health = json!({"name": "Gunvor", "topics": ["health"]});
    let refused = world.visitor().book(world.session, health).await;
    assert_eq!(
        refused.problem(),
        r#"409 topic-not-helped {"help":"with-partner","topic":"health"}"#
    );
    assert_eq!(world.app.count("bookings").await, 0);
    assert_eq!(world.app.seats_taken(world.session).await, 0);
    let shown = json!({"name": "Gunvor", "topics": ["phone", "e-id"]});
    booked(&world.app, world.session, shown).await;
}

#[tokio::test]
async fn the_desk_books_it_anyway_and_a_session_where_the_bank_is_takes_it() {
    let world = World::new().await;
    let staff = world.app.staff(Role::Desk).at(&world.venue).await;
    let wanted = json!({"name": "Gunvor", "topics": ["bank"]});
    staff.book(world.session, wanted.clone()).await.expect(201);
    world.app.topic_here(world.session, "bank", "helped").await;
    booked(&world.app, world.session, wanted).await;
}

#[tokio::test]
async fn a_request_that_was_answered_once_is_answered_again_after_the_guest_cancelled() {
    let world = World::new().await;
    world.app.topic_here(world.session, "bank", "helped").await;
    let path = format!("/api/v1/sessions/{}/bookings", world.session);
    let wanted = json!({"name": "Gunvor", "topics": ["bank"]});
    let key = "01a22589-dc1a-710c-b8a5-93d83fa4a8b9";
    let visitor = world.visitor();
    visitor
        .create_once(&path, key, wanted.clone())
        .await
        .expect(201);
    world.app.sql("delete from session_topics").await;
    let again = visitor.create_once(&path, key, wanted.clone()).await;
    assert_eq!(again.expect(201).header("idempotency-replayed"), "true");
    let other = visitor.create(&path, wanted).await;
    assert_eq!(other.status(), 409);
}

#[tokio::test]
async fn the_holder_adds_no_topic_that_is_refused_and_keeps_one_that_became_so() {
    let world = World::new().await;
    world.app.topic_here(world.session, "bank", "helped").await;
    let wanted = json!({"name": "Gunvor", "topics": ["bank"]});
    let (holder, path) = opened(&world.app, &booked(&world.app, world.session, wanted).await).await;
    world.app.sql("delete from session_topics").await;
    let both = json!({"topics": ["bank", "phone"]});
    patch(&holder, &path, both).await.expect(200);
    let more = json!({"topics": ["bank", "health"]});
    let refused = patch(&holder, &path, more).await;
    assert_eq!(
        refused.problem(),
        r#"409 topic-not-helped {"help":"with-partner","topic":"health"}"#
    );
}

#[tokio::test]
async fn the_form_says_it_before_booking_and_offers_what_is_helped() {
    let world = World::new().await;
    let form = world.visitor().get(&world.form()).await.expect(200).text();
    assert!(form.contains(BANK), "{form}");
    assert!(form.contains("Vård på nätet: bara när regionen är här."));
    assert!(form.contains("E-legitimation: vi visar hur, du gör det själv."));
    for (topic, offered) in [
        ("phone", true),
        ("e-id", true),
        ("bank", false),
        ("health", false),
    ] {
        let tick = format!("name=\"topics\" value=\"{topic}\"");
        assert_eq!(form.contains(&tick), offered, "{topic}");
    }
    assert!(form.contains("e-legitimation (visas bara)"));
    // An old page still offers the bank.
    let fields = [
        ("name", "Gunvor"),
        ("reach", "none"),
        ("topics", "bank"),
        ("topics", "phone"),
    ];
    let again = world.visitor().submit(&world.form(), &fields).await;
    let page = again.expect(409).text();
    assert!(page.contains("value=\"Gunvor\""), "{page}");
    assert!(page.contains(&format!("{BANK} Du kan ändå boka för något annat.")));
    assert!(page.contains("value=\"phone\" checked"), "{page}");
    let fields = [("name", "Gunvor"), ("reach", "none"), ("topics", "e-id")];
    let done = world.visitor().submit(&world.form(), &fields).await;
    let done = done.expect(303);
    let visit = world.visitor().with_cookie(&done.cookie());
    for page in [
        done.header("location").to_owned(),
        format!("{}/slip", done.header("location")),
    ] {
        let page = visit.get(&page).await.expect(200).text();
        let told = "E-legitimation: vi visar hur, du gör det själv.";
        assert!(page.contains(told) && !page.contains(BANK), "{page}");
    }
}

#[tokio::test]
async fn the_form_for_a_caller_says_it_too_and_the_desk_may_tick_all() {
    let world = World::new().await;
    let desk = world.desk().await;
    let path = format!("/sv/desk/sessions/{}/book", world.session);
    let form = desk.get(&path).await.expect(200).text();
    assert!(form.contains(BANK), "{form}");
    assert!(form.contains("bank (inte här, hänvisa till banken)"));
    let fields = [("name", "Gunvor"), ("reach", "none"), ("topics", "bank")];
    desk.fill(&path, &path, &fields).await.expect(303);
    assert_eq!(world.app.count("bookings").await, 1);
}

#[tokio::test]
async fn roster_paper_and_booking_mark_what_is_not_helped_also_after_the_guest_cancelled() {
    let world = World::new().await;
    world.app.topic_here(world.session, "bank", "helped").await;
    let wanted = json!({"name": "Gunvor", "topics": ["bank", "e-id"]});
    let booking = booked(&world.app, world.session, wanted).await;
    let desk = world.desk().await;
    let roster = format!("/sv/desk/sessions/{}", world.session);
    let pages = [
        roster.clone(),
        format!("{roster}/paper"),
        format!("/sv/desk/bookings/{}", booking["id"].as_str().unwrap()),
    ];
    for page in &pages {
        let page = desk.get(page).await.expect(200).text();
        assert!(page.contains("bank, e-legitimation (visas bara)"), "{page}");
    }
    world.app.sql("delete from session_topics").await;
    for page in &pages {
        let page = desk.get(page).await.expect(200).text();
        assert!(
            page.contains("bank (inte här, hänvisa till banken)"),
            "{page}"
        );
    }
}
