//! A message to everybody booked, without a change: "use the back door".

use chrono::TimeDelta;
use motesplats::platform::auth::Role;
use motesplats::platform::ids;
use serde_json::{Value, json};
use uuid::Uuid;

use super::{booked, gunvor, library};
use crate::support::TestApp;
use crate::support::staff::Staff;

/// A session that is full: by letter, by telephone and at the door, and one who waits by letter.
struct Full {
    app: TestApp,
    desk: Staff,
    session: Uuid,
    karin: Value,
}

impl Full {
    async fn with_a_queue() -> Self {
        let app = TestApp::spawn().await;
        let venue = library(&app).await;
        let desk = app.staff(Role::Desk).at(&venue).await;
        let session = app.session(&venue).seats(3).published().insert().await;
        let karin = json!({ "name": "Karin", "contact": { "email": "karin@exempel.se" } });
        let karin = booked(&app, session, karin).await;
        let bertil = json!({ "name": "Bertil", "contact": { "phone": "08-465 004 01" } });
        let vera =
            json!({ "name": "Vera", "waitlist": true, "contact": { "email": "vera@exempel.se" } });
        for request in [bertil, gunvor(), vera] {
            booked(&app, session, request).await;
        }
        app.deliver_mail().await;
        Self {
            app,
            desk,
            session,
            karin,
        }
    }

    fn path(&self) -> String {
        format!("/api/v1/sessions/{}/messages", self.session)
    }

    async fn told(&self, body: Value) -> Value {
        let sent = self.desk.create(&self.path(), body).await.expect(201);
        sent.json()["told"].clone()
    }

    /// The texts of the letters that have come since `seen`.
    async fn letters_after(&self, seen: usize) -> Vec<String> {
        self.app.deliver_mail().await;
        let letters = self.app.mailbox().into_iter().skip(seen);
        letters.map(|letter| letter.text).collect()
    }
}

fn told(letters: i64, call_tasks: i64, at_the_door: i64) -> Value {
    json!({ "letters": letters, "callTasks": call_tasks, "atTheDoor": at_the_door })
}

#[tokio::test]
async fn everybody_is_told_once_in_the_way_that_reaches_them() {
    let full = Full::with_a_queue().await;
    let seen = full.app.mailbox().len();
    let text = json!({ "text": { "sv": "Gå in genom bakdörren.", "en": "Use the back door." } });
    let key = ids::fresh().to_string();
    let sent = full
        .desk
        .create_once(&full.path(), &key, text.clone())
        .await;
    let sent = sent.expect(201);
    assert_eq!(sent.json()["told"], told(2, 1, 1));
    let again = full.desk.create_once(&full.path(), &key, text).await;
    let again = again.expect(201);
    assert_eq!(again.header("idempotency-replayed"), "true");
    assert_eq!(again.json(), sent.json());
    assert_eq!(again.header("location"), sent.header("location"));

    let letters = full.letters_after(seen).await;
    assert_eq!(letters.len(), 2);
    assert!(letters[0].contains("Vi har ett meddelande till dig.\n\nGå in genom bakdörren."));
    assert!(letters[0].contains("/sv/my-booking?link="));
    let calls = full.app.call_tasks().await;
    assert_eq!(calls, [("message".to_owned(), "open".to_owned())]);
    assert_eq!(full.app.door_lines().await, ["message"]);
    let tasks = full.desk.get("/api/v1/call-tasks").await.expect(200).json();
    let script = tasks["items"][0]["script"].as_str().unwrap().to_owned();
    assert!(script.contains("Gå in genom bakdörren."), "{script}");
    assert_eq!(full.app.audited("session.messaged").await, 1);
}

#[tokio::test]
async fn only_those_in_the_queue_or_those_with_a_seat_are_told_where_that_is_asked() {
    let full = Full::with_a_queue().await;
    let to = |to: &str| json!({ "text": "Ta med legitimation.", "to": to });
    assert_eq!(full.told(to("waiting")).await, told(1, 0, 0));
    assert_eq!(full.told(to("confirmed")).await, told(1, 1, 1));
    assert_eq!(full.told(to("all")).await, told(2, 1, 1));
}

#[tokio::test]
async fn a_message_for_later_goes_at_its_time_to_who_is_still_booked() {
    let full = Full::with_a_queue().await;
    let seen = full.app.mailbox().len();
    let at = full.app.now() + TimeDelta::hours(1);
    let later = json!({ "text": "Vi ses om en stund.", "at": at.to_rfc3339() });
    assert_eq!(full.told(later).await, told(2, 1, 1));
    assert_eq!(full.letters_after(seen).await.len(), 0);
    let karin = format!(
        "/api/v1/bookings/{}/cancellation",
        full.karin["id"].as_str().unwrap()
    );
    full.desk.post(&karin, json!({})).await.expect(200);
    full.app.deliver_mail().await;
    let seen = full.app.mailbox().len();
    full.app.clock().advance(TimeDelta::minutes(61));
    let letters = full.letters_after(seen).await;
    assert_eq!(letters.len(), 1);
    assert!(letters[0].contains("Vi ses om en stund.") && letters[0].contains("Vera"));
}

#[tokio::test]
async fn what_cannot_be_said_is_refused_by_name() {
    let full = Full::with_a_queue().await;
    let late = (full.app.now() + TimeDelta::days(2)).to_rfc3339();
    for (body, problem) in [
        (
            json!({ "text": "" }),
            r#"422 unprocessable ["/text empty"]"#,
        ),
        (
            json!({ "text": { "sv": "Ja", "xx": "No" }, "to": "some", "at": "soon" }),
            r#"422 unprocessable ["/to unknown-value", "/at bad-instant", "/text/xx unknown-language"]"#,
        ),
        (
            json!({ "text": "Ja", "at": late }),
            r#"422 unprocessable ["/at after-the-end"]"#,
        ),
    ] {
        let answer = full.desk.create(&full.path(), body).await;
        assert_eq!(answer.problem(), problem);
    }
    full.app.clock().advance(TimeDelta::days(1));
    let over = full
        .desk
        .create(&full.path(), json!({ "text": "Ja" }))
        .await;
    assert!(over.problem().starts_with("409 wrong-state"));
}

#[tokio::test]
async fn the_desks_page_shows_who_is_told_before_it_is_sent_and_sends_once() {
    let full = Full::with_a_queue().await;
    let client = full.app.signed_in(&full.desk).await;
    let path = format!("/sv/desk/sessions/{}/message", full.session);
    let opened = client.get(&path).await.expect(200);
    let (csrf, key) = (opened.hidden("csrf"), opened.hidden("key"));
    let fields = |text: &'static str, step: &'static str, seen: String| {
        [
            ("csrf", csrf.clone()),
            ("key", key.clone()),
            ("text-sv", text.to_owned()),
            ("to", "all".to_owned()),
            ("step", step.to_owned()),
            ("seen", seen),
        ]
    };
    let press = async |fields: [(&str, String); 6]| {
        let fields: Vec<(&str, &str)> = fields
            .iter()
            .map(|(name, value)| (*name, value.as_str()))
            .collect();
        client.submit(&path, &fields).await
    };
    let refused = press(fields("", "preview", String::new()))
        .await
        .expect(422);
    assert!(refused.text().contains("#text-sv"));
    let shown = press(fields("Gå in där bak.", "preview", String::new())).await;
    let shown = shown.expect(200);
    assert!(shown.text().contains("4 bokade får veta") && shown.text().contains("Skicka till 4"));
    let seen = shown.hidden("seen");
    let other = press(fields("Gå in där fram.", "save", seen.clone())).await;
    other.expect(200);
    for _ in 0..2 {
        let sent = press(fields("Gå in där bak.", "save", seen.clone())).await;
        let told = client.get(sent.expect(303).header("location")).await;
        let told = told.expect(200).text();
        assert!(told.contains("Meddelandet är skickat"), "{told}");
        assert!(told.contains("2 får mejl. 1 samtal kvar. 1 får veta vid dörren."));
    }
    assert_eq!(full.app.audited("session.messaged").await, 1);
}
