//! What a letter tells, for the reader's calendar program: read by the libraries that such programs are made of.

use std::path::PathBuf;

use chrono::TimeDelta;
use motesplats::platform::auth::Role;
use serde_json::{Value, json};
use uuid::Uuid;

use super::cancel::opened;
use super::{booked, library, open_session, willing_to_wait};
use crate::contract::{folder_for_calendars, read_alike};
use crate::support::TestApp;
use crate::support::smtp::{Manner, Server};
use crate::support::staff::Staff;

fn by_mail(name: &str, email: &str) -> Value {
    json!({ "name": name, "contact": { "email": email } })
}

/// A world whose letters go over a socket, and a folder where they are kept under a name each.
struct Scene {
    app: TestApp,
    server: Server,
    folder: PathBuf,
    seen: usize,
    planner: Staff,
}

impl Scene {
    async fn begin(name: &str) -> Self {
        let server = Server::start(Manner::Accepts).await;
        let settings = [("mail.transport", "smtp"), ("mail.smtp_url", &server.url)];
        let app = TestApp::spawn_with(&settings).await;
        let venue = library(&app).await;
        let planner = app.staff(Role::Planner).at(&venue).await;
        let folder = folder_for_calendars(name);
        Self {
            app,
            server,
            folder,
            seen: 0,
            planner,
        }
    }

    /// Delivers what has been written, and keeps each letter as `<act>-<to whom>`. A minute later it goes on.
    async fn letters_of(&mut self, act: &str) {
        self.app.deliver_mail().await;
        for letter in &self.server.received()[self.seen..] {
            let whom = letter.recipients[0].split('@').next().unwrap();
            let lines = letter.data.replace("\n..", "\n.").replace('\n', "\r\n");
            std::fs::write(self.folder.join(format!("{act}-{whom}.eml")), lines).unwrap();
        }
        self.seen = self.server.received().len();
        self.app.clock().advance(TimeDelta::minutes(1));
    }

    async fn change(&self, session: Uuid, change: Value) {
        let path = format!("/api/v1/sessions/{session}");
        let read = self.planner.get(&path).await.expect(200);
        self.planner
            .patch(&path, read.etag(), change)
            .await
            .expect(200);
    }

    async fn call_off(&self, session: Uuid) {
        let path = format!("/api/v1/sessions/{session}/cancellation");
        self.planner
            .post(&path, json!({ "reason": "Sjuk" }))
            .await
            .expect(200);
    }

    async fn read(&self) -> Found {
        Found(read_alike(&self.folder).await)
    }
}

/// What was read, by letter.
struct Found(Value);

impl Found {
    /// Method, and of each entry its number, sequence, start and status.
    fn entries(&self, letter: &str, booking: &Value) -> String {
        let calendar = &self.0["calendars"][letter];
        assert_eq!(
            self.0["letters"][letter]["method"], calendar["method"],
            "{letter}"
        );
        let own = booking["id"].as_str().unwrap();
        let events = calendar["events"].as_array();
        let events = events
            .unwrap_or_else(|| panic!("{letter} {:?}", self.0))
            .iter();
        let events = events.map(|event| {
            let uid = event["uid"].as_str().unwrap().strip_prefix(own).unwrap();
            let nth = uid.strip_suffix("@motesplats").unwrap();
            let words = ["start", "status"].map(|name| event[name].as_str().unwrap());
            format!(" [{nth}#{} {}]", event["sequence"], words.join(" "))
        });
        let method = calendar["method"].as_str().unwrap().to_owned();
        method + &events.collect::<String>()
    }

    fn letter(&self, letter: &str) -> &Value {
        &self.0["letters"][letter]
    }

    fn event(&self, letter: &str) -> &Value {
        &self.0["calendars"][letter]["events"][0]
    }
}

#[tokio::test]
async fn each_letter_about_a_seat_updates_the_one_entry_that_its_reader_has() {
    let mut scene = Scene::begin("seat").await;
    let venue = scene.app.venue_with_slug("katrineholm-library").await;
    let first = scene
        .app
        .session(&venue)
        .seats(1)
        .published()
        .insert()
        .await;
    let second = scene.app.session(&venue).starting("2026-10-07", "10:00");
    let second = second.published().insert().await;
    let karin = booked(&scene.app, first, by_mail("Karin", "karin@exempel.se")).await;
    let mut waiting = willing_to_wait("Vera");
    waiting["contact"] = json!({ "email": "vera@exempel.se" });
    let vera = booked(&scene.app, first, waiting).await;
    scene.letters_of("booked").await;
    scene.change(first, json!({ "localTime": "15:00" })).await;
    scene.letters_of("changed").await;
    let (holder, path) = opened(&scene.app, &karin).await;
    let wanted = json!({ "sessionId": second });
    holder
        .post(&format!("{path}/move"), wanted)
        .await
        .expect(200);
    scene.letters_of("moved").await;
    holder
        .post_empty(&format!("{path}/cancellation"))
        .await
        .expect(200);
    scene.letters_of("gave-up").await;
    scene.call_off(first).await;
    scene.letters_of("called-off").await;

    let found = scene.read().await;

    for (letter, booking, entries) in [
        (
            "booked-karin",
            &karin,
            "REQUEST [#0 20261006T110000Z CONFIRMED]",
        ),
        (
            "changed-karin",
            &karin,
            "REQUEST [#60 20261006T130000Z CONFIRMED]",
        ),
        (
            "moved-karin",
            &karin,
            "REQUEST [#120 20261007T080000Z CONFIRMED]",
        ),
        (
            "moved-vera",
            &vera,
            "REQUEST [#120 20261006T130000Z CONFIRMED]",
        ),
        (
            "gave-up-karin",
            &karin,
            "CANCEL [#180 20261007T080000Z CANCELLED]",
        ),
        (
            "called-off-vera",
            &vera,
            "CANCEL [#240 20261006T130000Z CANCELLED]",
        ),
    ] {
        assert_eq!(found.entries(letter, booking), entries, "{letter}");
    }
    for letter in ["booked-vera", "changed-vera"] {
        let parts = &found.letter(letter)["parts"];
        assert_eq!(
            *parts,
            json!(["text/plain", "text/html"]),
            "{letter}: who waits has no seat"
        );
    }
}

#[tokio::test]
async fn a_letter_says_who_writes_in_which_language_and_the_entry_goes_between_the_same_two() {
    let mut scene = Scene::begin("sender").await;
    let name = r#"Åsele, "Norr" bibliotek"#;
    let rename = format!("update organisations set name = '{name}', email = 'fraga@exempel.se'");
    scene.app.sql(&rename).await;
    let venue = scene.app.venue_with_slug("katrineholm-library").await;
    let title =
        "Mobilen, surfplattan; och \\ allt annat som är svårt att förstå när man är nybörjare";
    let session = scene
        .app
        .session(&venue)
        .title(title)
        .published()
        .insert()
        .await;
    let mut request = by_mail("Gunvor", "gunvor@exempel.se");
    request["language"] = json!("nb");
    let gunvor = booked(&scene.app, session, request).await;
    scene.letters_of("booked").await;

    let found = scene.read().await;

    let letter = found.letter("booked-gunvor");
    let sender = letter["from"]["address"].as_str().unwrap();
    assert_eq!(sender, scene.app.state.config.mail.from);
    assert_eq!(letter["from"]["name"], name);
    assert_eq!(
        letter["replyTo"],
        json!([{ "name": name, "address": "fraga@exempel.se" }])
    );
    assert_eq!(
        (&letter["language"], &letter["automatic"]),
        (&json!("nb"), &json!("auto-generated"))
    );
    assert_eq!(letter["whole"], "multipart/alternative");
    assert_eq!(
        letter["parts"],
        json!(["text/plain", "text/html", "text/calendar"])
    );
    let id = scene.app.letters().await[0].id.to_string();
    assert!(
        letter["messageId"].as_str().unwrap().contains(&id),
        "{letter}"
    );
    assert!(
        !letter["subject"].as_str().unwrap().contains("Mobilen"),
        "{letter}"
    );
    let event = found.event("booked-gunvor");
    assert_eq!(event["organiser"], format!("mailto:{sender}"));
    assert_eq!(
        event["attendees"],
        json!([["mailto:gunvor@exempel.se", "ACCEPTED", "FALSE"]])
    );
    assert_eq!(
        (&event["title"], &event["alarms"]),
        (&json!(title), &json!(["-P1D"]))
    );
    assert_eq!(event["url"], format!("{}/nb/my-booking", scene.app.url));
    assert!(
        event["location"]
            .as_str()
            .unwrap()
            .ends_with(", Storgatan 1"),
        "{event}"
    );
    let number = gunvor["number"].as_str().unwrap();
    let (head, tail) = number.split_at(4);
    let told = event["description"].as_str().unwrap();
    assert!(told.contains(&format!("{head} {tail}")), "{told}");
    assert!(
        !event.to_string().contains("mpb_"),
        "nobody else's calendar opens the booking"
    );
}

#[tokio::test]
async fn a_course_has_an_entry_for_each_meeting_and_one_that_is_cancelled_is_taken_out_alone() {
    let mut scene = Scene::begin("course").await;
    let venue = scene.app.venue_with_slug("katrineholm-library").await;
    let on = |day: &str| {
        scene
            .app
            .session(&venue)
            .kind("course")
            .starting(day, "13:00")
    };
    let course = on("2026-10-07").published().insert().await;
    let mut meetings = Vec::new();
    for day in ["2026-10-07", "2026-10-14", "2026-10-21"] {
        meetings.push(on(day).meeting_of(course).published().insert().await);
    }
    let karin = booked(&scene.app, course, by_mail("Karin", "karin@exempel.se")).await;
    scene.letters_of("booked").await;
    scene.call_off(meetings[1]).await;
    scene.letters_of("missing").await;
    scene
        .change(meetings[2], json!({ "localTime": "15:00" }))
        .await;
    scene.letters_of("changed").await;
    scene.call_off(course).await;
    scene.letters_of("called-off").await;

    let found = scene.read().await;

    for (letter, entries) in [
        (
            "booked-karin",
            "REQUEST [#0 20261007T110000Z CONFIRMED] [-2#0 20261014T110000Z CONFIRMED] \
             [-3#0 20261021T110000Z CONFIRMED]",
        ),
        ("missing-karin", "CANCEL [-2#60 20261014T110000Z CANCELLED]"),
        (
            "changed-karin",
            "REQUEST [#120 20261007T110000Z CONFIRMED] [-3#120 20261021T130000Z CONFIRMED]",
        ),
        (
            "called-off-karin",
            "CANCEL [#180 20261007T110000Z CANCELLED] [-2#180 20261014T110000Z CANCELLED] \
             [-3#180 20261021T130000Z CANCELLED]",
        ),
    ] {
        assert_eq!(found.entries(letter, &karin), entries, "{letter}");
    }
}

/// Whom the letters since the first `seen` went to, and what their calendars ask.
async fn asked_since(app: &TestApp, seen: usize) -> Vec<String> {
    app.deliver_mail().await;
    let letters = app.mailbox().into_iter().skip(seen);
    let mut asked: Vec<String> = letters
        .map(|letter| {
            let lines = letter.calendar.lines();
            let method = lines
                .filter_map(|line| line.strip_prefix("METHOD:"))
                .collect::<String>();
            format!("{} {method}", letter.to())
        })
        .collect();
    asked.sort();
    asked
}

#[tokio::test]
async fn whoever_waits_for_an_interpreter_has_the_entry_once_one_is_found() {
    let app = TestApp::spawn().await;
    let venue = library(&app).await;
    let session = app.session(&venue).published().insert().await;
    let desk = app.staff(Role::Desk).at(&venue).await;
    let mut pending = Vec::new();
    for email in ["amal@exempel.se", "badr@exempel.se"] {
        let mut request = by_mail("Amal", email);
        request["interpreter"] = json!("ar");
        pending.push(booked(&app, session, request).await);
    }
    assert_eq!(
        asked_since(&app, 0).await,
        ["amal@exempel.se ", "badr@exempel.se "]
    );
    for (booking, outcome) in pending.iter().zip(["confirmed", "declined"]) {
        let path = format!(
            "/api/v1/bookings/{}/settlement",
            booking["id"].as_str().unwrap()
        );
        desk.post(&path, json!({ "outcome": outcome }))
            .await
            .expect(200);
    }
    let asked = asked_since(&app, 2).await;
    assert_eq!(asked, ["amal@exempel.se REQUEST", "badr@exempel.se "]);
}

#[tokio::test]
async fn an_offer_and_a_place_in_the_queue_that_end_take_nothing_out() {
    let app = TestApp::spawn().await;
    let venue = library(&app).await;
    let session = app.session(&venue).seats(1).published().insert().await;
    app.offer_free_places(session).await;
    let first = booked(&app, session, by_mail("Karin", "karin@exempel.se")).await;
    for email in ["vera@exempel.se", "wille@exempel.se"] {
        let mut waiting = by_mail("Vera", email);
        waiting["waitlist"] = json!(true);
        booked(&app, session, waiting).await;
    }
    let booked = asked_since(&app, 0).await;
    assert_eq!(
        booked,
        [
            "karin@exempel.se REQUEST",
            "vera@exempel.se ",
            "wille@exempel.se "
        ]
    );
    let (holder, path) = opened(&app, &first).await;
    holder
        .post_empty(&format!("{path}/cancellation"))
        .await
        .expect(200);
    let offered = asked_since(&app, 3).await;
    assert_eq!(offered, ["karin@exempel.se CANCEL", "vera@exempel.se "]);
    let planner = app.staff(Role::Planner).at(&venue).await;
    let path = format!("/api/v1/sessions/{session}/cancellation");
    planner
        .post(&path, json!({ "reason": "Sjuk" }))
        .await
        .expect(200);
    let ended = asked_since(&app, 5).await;
    assert_eq!(ended, ["vera@exempel.se ", "wille@exempel.se "]);
}

#[tokio::test]
async fn a_discreet_booking_stands_in_no_calendar() {
    let app = TestApp::spawn().await;
    let session = open_session(&app, 8).await;
    booked(&app, session, by_mail("Karin", "karin@exempel.se")).await;
    app.make_bookings_discreet().await;
    assert_eq!(asked_since(&app, 0).await, ["karin@exempel.se "]);
}

#[tokio::test]
async fn whoever_needs_no_booking_any_more_keeps_the_entry_with_its_new_time() {
    let mut scene = Scene::begin("drop-in").await;
    let venue = scene.app.venue_with_slug("katrineholm-library").await;
    let session = scene.app.session(&venue).published().insert().await;
    let karin = booked(&scene.app, session, by_mail("Karin", "karin@exempel.se")).await;
    scene.letters_of("booked").await;
    let change = json!({ "mode": "drop-in", "seatsTotal": null, "localTime": "15:00", "override": { "reason": "Ja" } });
    scene.change(session, change).await;
    scene.letters_of("changed").await;
    let found = scene.read().await;
    let entries = found.entries("changed-karin", &karin);
    assert_eq!(entries, "REQUEST [#60 20261006T130000Z CONFIRMED]");
}
