//! The desk's page that changes one session: who is told is shown before it is saved.

use motesplats::platform::auth::Role;
use serde_json::json;
use uuid::Uuid;

use super::{booked, gunvor, library};
use crate::support::staff::Staff;
use crate::support::venue::Venue;
use crate::support::{Answer, Client, TestApp};

/// A published session with three bookings, and the planner before its page.
struct Editing {
    app: TestApp,
    venue: Venue,
    planner: Staff,
    client: Client,
    session: Uuid,
}

impl Editing {
    async fn three_bookings() -> Self {
        let app = TestApp::spawn().await;
        let venue = library(&app).await;
        let planner = app.staff(Role::Planner).at(&venue).await;
        let client = app.signed_in(&planner).await;
        let session = app.session(&venue).seats(8).published().insert().await;
        let by_mail = json!({ "name": "Karin", "contact": { "email": "karin@exempel.se" } });
        let by_phone = json!({ "name": "Bertil", "contact": { "phone": "08-465 004 01" } });
        for request in [by_mail, by_phone, gunvor()] {
            booked(&app, session, request).await;
        }
        app.deliver_mail().await;
        Self {
            app,
            venue,
            planner,
            client,
            session,
        }
    }

    fn path(&self) -> String {
        format!("/sv/desk/sessions/{}/change", self.session)
    }

    async fn page(&self) -> Answer {
        self.client.get(&self.path()).await.expect(200)
    }

    /// Sends what was changed of the page that was opened before.
    async fn send(&self, opened: &Answer, fields: &[(&str, &str)]) -> Answer {
        let hidden = ["csrf", "version", "seen"].map(|name| (name, opened.hidden(name)));
        let hidden = hidden.iter().map(|(name, value)| (*name, value.as_str()));
        let fields: Vec<(&str, &str)> = hidden.chain(fields.iter().copied()).collect();
        self.client.submit(&self.path(), &fields).await
    }

    async fn starts(&self) -> String {
        self.app.session_starts(self.session).await.to_rfc3339()
    }
}

#[tokio::test]
async fn the_first_press_shows_who_is_told_and_the_second_saves() {
    let desk = Editing::three_bookings().await;
    let before = desk.starts().await;
    let opened = desk.page().await;
    assert_eq!(opened.header("cache-control"), "no-store");
    let shown = desk
        .send(&opened, &[("time", "15.00"), ("step", "preview")])
        .await;
    let shown = shown.expect(200);
    let words = shown.text();
    for wanted in [
        "En sak är ändrad.",
        "Förut: 13.00",
        "3 bokade får veta",
        "Så står det i mejlet",
        "Ny tid tisdag 6 oktober kl. 15.00",
        "kl. 13.00–14.00",
        "kl. 15.00–16.00",
        "Spara och meddela 3",
    ] {
        assert!(words.contains(wanted), "{wanted}\n{words}");
    }
    assert_eq!(desk.starts().await, before, "a preview writes nothing");

    let saved = desk
        .send(&shown, &[("time", "15.00"), ("step", "save")])
        .await;
    let saved = saved.expect(303);
    let after = desk
        .client
        .get(saved.header("location"))
        .await
        .expect(200)
        .text();
    assert!(after.contains("Ändringen är sparad"));
    assert!(
        after.contains("1 får mejl. 1 samtal kvar. 1 får veta vid dörren."),
        "{after}"
    );
    assert!(after.contains("Det är klart när alla har fått veta."));
    assert!(after.contains("Till ringlistan"));
    desk.app.deliver_mail().await;
    assert!(desk.app.mailbox()[1].text.contains("kl. 15.00–16.00"));
    assert_ne!(desk.starts().await, before);
}

#[tokio::test]
async fn where_nobody_is_told_the_first_press_saves_only_what_was_changed() {
    let desk = Editing::three_bookings().await;
    let opened = desk.page().await;
    let changed = [
        ("title-sv", "Datorhjälp för alla"),
        ("seats", "12"),
        ("step", "preview"),
    ];
    let saved = desk.send(&opened, &changed).await.expect(303);
    assert_eq!(
        saved.header("location"),
        format!("/sv/desk/sessions/{}?done=changed", desk.session)
    );
    let path = format!("/api/v1/sessions/{}", desk.session);
    let session = desk.planner.get(&path).await.json();
    assert_eq!(session["title"], "Datorhjälp för alla");
    assert_eq!(session["seatsTotal"], 12);
    let facts = desk.app.audited_facts("session.changed").await;
    assert_eq!(facts[0]["members"], json!(["seatsTotal", "title"]));
    let nothing = desk.send(&desk.page().await, &[("step", "preview")]).await;
    assert!(
        nothing
            .expect(200)
            .text()
            .contains("Du har inte ändrat något.")
    );
}

#[tokio::test]
async fn what_was_not_shown_is_not_saved() {
    let desk = Editing::three_bookings().await;
    let before = desk.starts().await;
    let opened = desk.page().await;
    let shown = desk
        .send(&opened, &[("time", "15.00"), ("step", "preview")])
        .await;
    let other = desk
        .send(&shown.expect(200), &[("time", "16.00"), ("step", "save")])
        .await;
    let words = other.expect(200).text();
    assert!(words.contains("kl. 16.00–17.00"), "{words}");
    assert_eq!(desk.starts().await, before);
}

#[tokio::test]
async fn another_desks_change_is_shown_beside_what_was_typed() {
    let desk = Editing::three_bookings().await;
    let opened = desk.page().await;
    let path = format!("/api/v1/sessions/{}", desk.session);
    let read = desk.planner.get(&path).await;
    let other = json!({ "localTime": "14:00" });
    desk.planner
        .patch(&path, read.etag(), other)
        .await
        .expect(200);
    let stale = desk
        .send(&opened, &[("time", "15.00"), ("step", "preview")])
        .await;
    let stale = stale.expect(412);
    let words = stale.text();
    for wanted in [
        "Någon annan har ändrat tillfället.",
        "value=\"15.00\"",
        "Förut: 14.00",
    ] {
        assert!(words.contains(wanted), "{wanted}\n{words}");
    }
    let shown = desk
        .send(&stale, &[("time", "15.00"), ("step", "preview")])
        .await;
    let words = shown.expect(200).text();
    assert!(words.contains("kl. 14.00–15.00") && words.contains("Spara och meddela 3"));
}

#[tokio::test]
async fn what_cannot_be_is_said_at_its_field_with_all_that_was_typed() {
    let desk = Editing::three_bookings().await;
    let opened = desk.page().await;
    let wrong = [
        ("title-sv", ""),
        ("time", "halv tre"),
        ("seats", "många"),
        ("opens-date", "2026-10-01"),
        ("opens-time", "8.75"),
        ("step", "preview"),
    ];
    let refused = desk.send(&opened, &wrong).await.expect(422);
    let words = refused.text();
    assert!(
        words.contains("#opens-time") && words.contains("value=\"halv tre\""),
        "{words}"
    );
    let wrong = [("title-sv", ""), ("time", "halv tre"), ("step", "preview")];
    let words = desk.send(&opened, &wrong).await.expect(422).text();
    assert!(
        words.contains("#title-sv") && words.contains("#time"),
        "{words}"
    );
    let few = [("seats", "2"), ("step", "preview")];
    desk.send(&opened, &few).await.expect(409);
}

#[tokio::test]
async fn a_guard_and_a_clash_are_overridden_with_a_reason() {
    let desk = Editing::three_bookings().await;
    let before = desk.starts().await;
    let past = [
        ("date", "2026-10-06"),
        ("time", "9.00"),
        ("step", "preview"),
    ];
    let refused = desk.send(&desk.page().await, &past).await.expect(409);
    let words = refused.text();
    assert!(
        words.contains("Varför ändå?") && words.contains("Spara och meddela 3"),
        "{words}"
    );
    let without = [("time", "9.00"), ("step", "save")];
    desk.send(&refused, &without).await.expect(409);
    assert_eq!(desk.starts().await, before);
    let with = [
        ("time", "9.00"),
        ("why", "Klockan var fel."),
        ("step", "save"),
    ];
    desk.send(&refused, &with).await.expect(303);
    let facts = desk.app.audited_facts("session.changed").await;
    assert_eq!(facts[0]["override"], "Klockan var fel.");

    let room = desk.app.room(&desk.venue, "Datasalen", false).await;
    let other = desk.app.session(&desk.venue).room(room).published();
    other.starting("2026-10-06", "17:00").insert().await;
    let room = room.to_string();
    let taken = [
        ("room", room.as_str()),
        ("time", "17.00"),
        ("step", "preview"),
    ];
    let refused = desk.send(&desk.page().await, &taken).await;
    assert!(refused.text().contains("Spara") || refused.status() == 409);
}

#[tokio::test]
async fn only_whoever_plans_there_opens_the_page() {
    let desk = Editing::three_bookings().await;
    let colleague = desk.app.staff(Role::Desk).at(&desk.venue).await;
    let client = desk.app.signed_in(&colleague).await;
    client.get(&desk.path()).await.expect(403);
    let norsjo = desk.app.organisation("norsjo").insert().await;
    let stranger = desk.app.staff(Role::Planner).at(&norsjo).await;
    let client = desk.app.signed_in(&stranger).await;
    client.get(&desk.path()).await.expect(404);
    client
        .get(&format!("/sv/desk/sessions/{}/told", desk.session))
        .await
        .expect(404);
}

#[tokio::test]
async fn a_meeting_decides_its_time_and_a_course_the_rest() {
    let desk = Editing::three_bookings().await;
    let course = desk.app.session(&desk.venue).kind("course").published();
    let course = course.starting("2026-10-07", "10:00").insert().await;
    let meeting = desk
        .app
        .session(&desk.venue)
        .kind("course")
        .meeting_of(course);
    let meeting = meeting
        .published()
        .starting("2026-10-07", "10:00")
        .insert()
        .await;
    let page = |id: Uuid| format!("/sv/desk/sessions/{id}/change");
    let words = desk.client.get(&page(course)).await.expect(200).text();
    assert!(words.contains(&page(meeting)) && !words.contains("name=\"time\""));
    let words = desk.client.get(&page(meeting)).await.expect(200).text();
    assert!(words.contains("name=\"time\"") && !words.contains("name=\"title-sv\""));
}

#[tokio::test]
async fn why_it_is_changed_stands_in_the_letter_and_is_said_in_the_call() {
    let desk = Editing::three_bookings().await;
    let why = [
        ("time", "15.00"),
        ("reason-sv", "Taket läcker."),
        ("step", "preview"),
    ];
    let shown = desk.send(&desk.page().await, &why).await.expect(200);
    let words = shown.text();
    assert!(
        words.contains("<p>Taket läcker.</p>"),
        "the letter ahead\n{words}"
    );
    let other = [
        ("time", "15.00"),
        ("reason-sv", "Taket rasar."),
        ("step", "save"),
    ];
    let shown = desk.send(&shown, &other).await.expect(200);
    assert!(
        shown.text().contains("<p>Taket rasar.</p>"),
        "shown before it is saved"
    );
    desk.send(&shown, &other).await.expect(303);
    desk.app.deliver_mail().await;
    let letters = desk.app.mailbox();
    assert!(
        letters[1].text.contains("Taket rasar."),
        "{}",
        letters[1].text
    );
    let calls = format!("/sv/desk/call-tasks?session={}", desk.session);
    let calls = desk.client.get(&calls).await.expect(200).text();
    assert!(calls.contains("Taket rasar."), "{calls}");
}

#[tokio::test]
async fn a_change_through_the_api_says_why_in_each_language_or_nothing() {
    let desk = Editing::three_bookings().await;
    let path = format!("/api/v1/sessions/{}", desk.session);
    let patch = async |members: serde_json::Value| {
        let tag = desk.planner.get(&path).await.etag().to_owned();
        desk.planner.patch(&path, &tag, members).await
    };
    let empty = json!({ "localTime": "15:00", "reason": { "sv": "" } });
    let refused = patch(empty).await;
    assert_eq!(
        refused.problem(),
        r#"422 unprocessable ["/reason/sv empty"]"#
    );
    let why = json!({ "sv": "Taket läcker.", "en": "The roof leaks." });
    let moved = json!({ "localTime": "15:00", "reason": why });
    patch(moved).await.expect(200);
    patch(json!({ "localTime": "16:00" })).await.expect(200);
    desk.app.deliver_mail().await;
    let letters = desk.app.mailbox();
    let last = letters.last().unwrap();
    assert!(
        letters
            .iter()
            .any(|letter| letter.text.contains("Taket läcker."))
    );
    assert!(!last.text.contains("The roof leaks."));
}

#[tokio::test]
async fn what_few_sessions_say_is_changed_too_and_the_rest_is_left_as_it_was() {
    let desk = Editing::three_bookings().await;
    let path = format!("/api/v1/sessions/{}", desk.session);
    let read = desk.planner.get(&path).await.expect(200);
    let patch = json!({ "topics": ["bank"], "leadMinutes": 90, "place": { "sv": "Bygdegården", "fi": "Kylätalo" } });
    desk.planner
        .patch(&path, read.etag(), patch)
        .await
        .expect(200);
    desk.app.deliver_mail().await;

    let opened = desk.page().await;
    let page = opened.text();
    for shown in [
        "value=\"bank\" checked",
        "90 minuter före",
        "Bygdegården",
        "Kylätalo",
    ] {
        assert!(page.contains(shown), "{shown}\n{page}");
    }
    let fields = [
        ("extras", "shown"),
        ("topics", "bank"),
        ("languages", "ar"),
        ("lead", "90"),
        ("audience", "public"),
        ("place", "Bygdegården"),
        ("place-fi", "Kylätalo"),
        ("age-from", "65"),
        ("others", "SeniorNet\r\nRöda korset"),
        ("step", "preview"),
    ];
    // Nobody is told of it: the first press saves.
    let saved = desk.send(&opened, &fields).await.expect(303);
    assert!(saved.header("location").ends_with("done=changed"));
    let now = desk.planner.get(&path).await.expect(200).json();
    assert_eq!(now["languages"], json!(["ar"]));
    assert_eq!(
        (&now["topics"], &now["place"]),
        (&json!(["bank"]), &json!("Bygdegården"))
    );
    assert_eq!(now["ages"], json!({ "from": 65 }));
    assert_eq!(now["arrangement"], "with-others");
    assert_eq!(now["organisers"][2]["name"], "Röda korset");
    let facts =
        "select facts::text from audit where act = 'session.changed' order by id desc limit 1";
    let facts = desk.app.value(facts).await;
    for member in ["languages", "ages", "organisers"] {
        assert!(facts.contains(member), "{facts}");
    }
    assert!(
        !facts.contains("topics") && !facts.contains("leadMinutes"),
        "{facts}"
    );

    let wrong = [
        ("extras", "shown"),
        ("age-from", "sju"),
        ("online", "http://x"),
        ("step", "preview"),
    ];
    let opened = desk.page().await;
    let refused = desk.send(&opened, &wrong).await.expect(422).text();
    assert!(refused.contains("id=\"age-from-error\"") && refused.contains("id=\"online-error\""));
}
