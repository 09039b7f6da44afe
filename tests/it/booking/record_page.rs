//! The page of one booking at the desk: what is known of it, and everything that staff do with it.

use motesplats::platform::auth::Role;
use serde_json::{Value, json};
use uuid::Uuid;

use super::{assert_no_drift, booked, library, status_of};
use crate::support::client::earlier_code;
use crate::support::venue::Venue;
use crate::support::{Answer, Client, TestApp};

struct World {
    app: TestApp,
    venue: Venue,
    session: Uuid,
    desk: Client,
}

impl World {
    async fn new() -> Self {
        let app = TestApp::spawn().await;
        let venue = library(&app).await;
        let session = app.session(&venue).seats(3).published().insert().await;
        let staff = app.staff(Role::Desk).at(&venue).await;
        let desk = app.signed_in(&staff).await;
        Self {
            app,
            venue,
            session,
            desk,
        }
    }

    async fn gunvor(&self) -> Value {
        let request = json!({
            "name": "Gunvor Ek",
            "contact": {"email": "gunvor@exempel.se", "phone": "070-174 06 12"},
            "bookedBy": {"relation": "relative", "name": "Lena"},
            "needs": ["hearing-loop"],
            "topics": ["photos"],
            "device": "ipad",
        });
        booked(&self.app, self.session, request).await
    }

    async fn page(&self, booking: &Value) -> Answer {
        self.desk.get(&page_of(booking)).await.expect(200)
    }

    /// Sends one of the page's forms.
    async fn send(&self, booking: &Value, form: &str, fields: &[(&str, &str)]) -> Answer {
        let path = format!("{}/{form}", page_of(booking));
        self.desk.fill("/sv/desk/today", &path, fields).await
    }

    /// The fields of the form that corrects, as they stand.
    async fn change(&self, booking: &Value, fields: &[(&str, &str)]) -> Answer {
        let path = format!("{}/change", page_of(booking));
        let version = self.desk.get(&path).await.expect(200).hidden("version");
        let usual = [
            ("name", "Gunvor Ek"),
            ("seats", "1"),
            ("reach", "email"),
            ("email", "gunvor@exempel.se"),
            ("phone", "070-174 06 12"),
            ("language", "sv"),
            ("version", &version),
        ];
        let others = usual
            .iter()
            .filter(|(name, _)| fields.iter().all(|(other, _)| other != name));
        let all: Vec<(&str, &str)> = others.chain(fields).copied().collect();
        self.send(booking, "change", &all).await
    }
}

fn page_of(booking: &Value) -> String {
    let id = booking["id"].as_str().unwrap();
    format!("/sv/desk/bookings/{id}")
}

#[tokio::test]
async fn all_that_is_known_of_a_booking_stands_on_its_page_and_each_look_is_recorded() {
    let world = World::new().await;
    let booking = world.gunvor().await;
    let roster = format!("/sv/desk/sessions/{}", world.session);
    let roster = world.desk.get(&roster).await.expect(200).text();
    let link = format!("<a href=\"{}\"><bdi>Gunvor Ek</bdi></a>", page_of(&booking));
    assert!(roster.contains(&link), "{roster}");
    let page = world.page(&booking).await;
    assert_eq!(page.header("cache-control"), "no-store");
    let page = page.text();
    for known in [
        "<bdi>Gunvor Ek</bdi>",
        "Har en plats",
        "href=\"tel:+46701740612\" dir=\"ltr\">070-174 06 12</a>",
        "gunvor@exempel.se",
        "Anhörig: Lena",
        "hörslinga",
        "iPad",
        "bilder",
        "svenska",
        "Får mejl om något ändras.",
        "Bekräftelse",
        "Bokad på webben",
        "Namn och kontakt tas bort tisdag 20 oktober.",
    ] {
        assert!(page.contains(known), "{known}: {page}");
    }
    assert_eq!(world.app.audited("booking.read").await, 1);
}

#[tokio::test]
async fn a_home_visit_says_where_to_go_and_how_to_get_in() {
    let world = World::new().await;
    let home = world.app.session(&world.venue).kind("home-visit").seats(1);
    let home = home.published().insert().await;
    let request = json!({"name": "Karl", "visit": {"address": "Storgatan 3", "entry": "kod 4711"}});
    let booking = booked(&world.app, home, request).await;
    let page = world.page(&booking).await.text();
    assert!(
        page.contains("Storgatan 3") && page.contains("kod 4711"),
        "{page}"
    );
    let moved = [
        ("address", "Nygatan 5"),
        ("entry", ""),
        ("reach", "none"),
        ("email", ""),
        ("phone", ""),
    ];
    world.change(&booking, &moved).await.expect(303);
    let page = world.page(&booking).await.text();
    assert!(
        page.contains("Nygatan 5") && !page.contains("kod 4711"),
        "{page}"
    );
}

#[tokio::test]
async fn whoever_rings_is_cancelled_and_the_page_says_who_ended_it() {
    let world = World::new().await;
    let (asked, ours) = (world.gunvor().await, {
        let request = json!({"name": "Omar", "contact": {"email": "omar@exempel.se"}});
        booked(&world.app, world.session, request).await
    });
    let fields = [("cause", "visitor"), ("reason", "")];
    let done = world
        .send(&asked, "cancellation", &fields)
        .await
        .expect(303);
    let page = world
        .desk
        .get(done.header("location"))
        .await
        .expect(200)
        .text();
    assert!(
        page.contains("Bokningen är avbokad.") && page.contains("personen bad om det"),
        "{page}"
    );
    assert!(!page.contains("/cancellation\""), "{page}");
    let fields = [("cause", "desk"), ("reason", "Hjälparen är sjuk")];
    world.send(&ours, "cancellation", &fields).await.expect(303);
    assert!(world.page(&ours).await.text().contains("Avbokad av oss"));
    // Whatever is done with it afterwards, it ended once.
    world.app.deliver_mail().await;
    world.send(&ours, "letter", &[]).await.expect(303);
    let page = world.page(&ours).await.text();
    assert_eq!(page.matches("Avbokad av oss").count(), 1, "{page}");
    for booking in [&asked, &ours] {
        assert_eq!(status_of(&world.app, booking).await, "cancelled");
    }
    assert_eq!(world.app.seats_taken(world.session).await, 0);
    assert_no_drift(&world.app).await;
}

#[tokio::test]
async fn a_cancellation_that_says_nothing_of_whose_wish_it_is_keeps_the_reason() {
    let world = World::new().await;
    let booking = world.gunvor().await;
    let fields = [("cause", "weather"), ("reason", "Det är halt")];
    let page = world
        .send(&booking, "cancellation", &fields)
        .await
        .expect(422);
    assert!(
        page.text().contains("value=\"Det är halt\""),
        "{}",
        page.text()
    );
    assert_eq!(status_of(&world.app, &booking).await, "confirmed");
}

#[tokio::test]
async fn a_booking_is_corrected_and_what_was_typed_wrong_is_kept() {
    let world = World::new().await;
    let booking = world.gunvor().await;
    let wrong = [("email", "gunvor@"), ("name", "Gunvor Lind")];
    let again = world.change(&booking, &wrong).await.expect(422).text();
    assert!(
        again.contains("value=\"gunvor@\"") && again.contains("value=\"Gunvor Lind\""),
        "{again}"
    );
    let again = world
        .change(&booking, &[("seats", "9")])
        .await
        .expect(409)
        .text();
    assert!(again.contains("value=\"9\""), "{again}");
    let right = [
        ("name", "Gunvor Lind"),
        ("seats", "2"),
        ("reach", "phone"),
        ("language", "ar"),
    ];
    world.change(&booking, &right).await.expect(303);
    let page = world.page(&booking).await.text();
    for known in [
        "<bdi>Gunvor Lind</bdi>",
        "arabiska",
        "Vi ringer om något ändras.",
        "Uppgifter ändrade",
    ] {
        assert!(page.contains(known), "{known}: {page}");
    }
    assert_eq!(world.app.seats_taken(world.session).await, 2);
    assert_no_drift(&world.app).await;
}

#[tokio::test]
async fn of_two_desks_that_correct_the_same_booking_the_second_reads_it_again() {
    let world = World::new().await;
    let booking = world.gunvor().await;
    let path = format!("{}/change", page_of(&booking));
    let version = world.desk.get(&path).await.expect(200).hidden("version");
    world
        .change(&booking, &[("name", "Gunvor Lind")])
        .await
        .expect(303);
    let late = [("name", "Gun Ek"), ("version", version.as_str())];
    let again = world.change(&booking, &late).await.expect(412).text();
    assert!(again.contains("value=\"Gun Ek\""), "{again}");
    assert!(world.page(&booking).await.text().contains("Gunvor Lind"));
}

#[tokio::test]
async fn a_letter_is_sent_again_once_however_often_the_button_is_pressed() {
    let world = World::new().await;
    let booking = world.gunvor().await;
    world.send(&booking, "letter", &[]).await.expect(303);
    assert_eq!(
        world.app.count("letters").await,
        1,
        "the first is on its way"
    );
    world.app.deliver_mail().await;
    for _ in 0..2 {
        world.send(&booking, "letter", &[]).await.expect(303);
    }
    assert_eq!(world.app.count("letters").await, 2);
    let page = world.page(&booking).await.text();
    assert!(
        page.contains("Mejlet skickat igen") && page.contains("På väg"),
        "{page}"
    );
}

#[tokio::test]
async fn a_discreet_booking_is_a_number_on_its_page_too() {
    let world = World::new().await;
    let booking = world.gunvor().await;
    let hidden = world
        .send(&booking, "discretion", &[("discreet", "true")])
        .await
        .expect(303);
    let page = world
        .desk
        .get(hidden.header("location"))
        .await
        .expect(200)
        .text();
    let number = booking["number"].as_str().unwrap();
    assert!(
        page.contains(&format!("{} {}", &number[..4], &number[4..])),
        "{page}"
    );
    for secret in ["Gunvor", "gunvor@exempel.se", "070-174"] {
        assert!(!page.contains(secret), "{secret}: {page}");
    }
    let change = format!("{}/change", page_of(&booking));
    world.desk.get(&change).await.expect(404);
    world
        .send(&booking, "discretion", &[("discreet", "false")])
        .await
        .expect(303);
    assert!(
        world
            .page(&booking)
            .await
            .text()
            .contains("<bdi>Gunvor Ek</bdi>")
    );
}

#[tokio::test]
async fn a_form_of_an_earlier_sign_in_does_nothing_and_comes_back() {
    let world = World::new().await;
    let booking = world.gunvor().await;
    let code = earlier_code();
    let fields = [
        ("csrf", code.as_str()),
        ("cause", "visitor"),
        ("reason", "Ringde"),
        ("name", "Gun"),
        ("discreet", "true"),
    ];
    for form in ["cancellation", "change", "letter", "discretion"] {
        let path = format!("{}/{form}", page_of(&booking));
        let again = world.desk.submit(&path, &fields).await.expect(422).text();
        assert!(again.contains("Du hade loggats ut"), "{form}: {again}");
    }
    assert_eq!(status_of(&world.app, &booking).await, "confirmed");
}

#[tokio::test]
async fn the_helper_of_a_home_visit_sees_on_the_day_where_to_go_and_a_volunteer_never() {
    let app = TestApp::spawn().await;
    let venue = library(&app).await;
    let helper = app.staff(Role::Helper).at(&venue).await;
    let volunteer = app.staff(Role::Volunteer).at(&venue).await;
    let visit =
        json!({"name": "Karl Berg", "visit": {"address": "Storgatan 3", "entry": "kod 4711"}});
    for (day, seen) in [("2026-10-06", true), ("2026-10-07", false)] {
        let home = app.session(&venue).kind("home-visit").seats(1);
        let home = home.helper(helper.id).helper(volunteer.id);
        let home = home.starting(day, "13:00").published().insert().await;
        booked(&app, home, visit.clone()).await;
        let roster = format!("/sv/desk/sessions/{home}");
        let page = app.signed_in(&helper).await.get(&roster).await;
        let page = page.expect(200).text();
        assert_eq!(
            page.contains("Storgatan 3, kod 4711"),
            seen,
            "{day}: {page}"
        );
        let page = app.signed_in(&volunteer).await.get(&roster).await.text();
        assert!(!page.contains("Storgatan"), "{day}: {page}");
    }
}

#[tokio::test]
async fn what_a_letter_said_is_read_until_it_is_wiped_and_its_link_opens_nothing() {
    let open = World::new().await;
    let booking = open.gunvor().await;
    open.app.deliver_mail().await;
    let sent = &open.app.mailbox()[0];
    let page = open.page(&booking).await.text();
    assert!(page.contains("Läs vad mejlet sade"), "{page}");
    assert!(page.contains("Hej Gunvor Ek!"), "{page}");
    assert!(sent.text.contains("my-booking?link=mpb_"));
    let kept = "select count(*)::text from letters where sent_text like '%my-booking%'";
    assert_eq!(open.app.value(kept).await, "1");
    let secrets = "select count(*)::text from letters where sent_text like '%mpb_%'";
    assert_eq!(open.app.value(secrets).await, "0");

    let discreet = [("discreet", "true")];
    open.send(&booking, "discretion", &discreet).await;
    let page = open.page(&booking).await.text();
    assert!(!page.contains("Läs vad mejlet sade"), "it names her");
}
