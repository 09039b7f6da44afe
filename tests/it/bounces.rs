//! Bounces: a letter that a mail server took and could not deliver is told by a person, and its address gets no more.

use std::io::Write as _;
use std::process::{Command, Stdio};

use chrono::TimeDelta;
use motesplats::platform::auth::Role;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::booking::booked;
use crate::support::TestApp;
use crate::support::client::send;
use crate::support::smtp::{Manner, Received, Server};
use crate::support::staff::Staff;

const SECRET: &str = "a-secret-of-the-operator";
const SETTINGS: [(&str, &str); 3] = [
    ("mail.from", "bibliotek@exempel.se"),
    ("mail.bounce_address", "bounces@exempel.se"),
    ("mail.bounce_secret", SECRET),
];

/// What a mail server says in the manner of Postfix (RFC 3464).
fn report(to: &str, action: &str, status: &str, said: &str) -> String {
    format!(
        "From: MAILER-DAEMON@exempel.se (Mail Delivery System)\r\n\
         To: {to}\r\n\
         Subject: Undelivered Mail Returned to Sender\r\n\
         Auto-Submitted: auto-replied\r\n\
         MIME-Version: 1.0\r\n\
         Content-Type: multipart/report; report-type=delivery-status; boundary=\"b\"\r\n\r\n\
         --b\r\nContent-Type: text/plain; charset=us-ascii\r\n\r\nI'm sorry.\r\n\r\n\
         --b\r\nContent-Type: message/delivery-status\r\n\r\n\
         Reporting-MTA: dns; mail.exempel.se\r\n\
         Arrival-Date: Tue, 6 Oct 2026 10:00:00 +0200\r\n\r\n\
         Final-Recipient: rfc822; karin@exempel.no\r\n\
         Action: {action}\r\nStatus: {status}\r\n\
         Remote-MTA: dns; mx.exempel.no\r\n\
         Diagnostic-Code: smtp; {said}\r\n\r\n\
         --b--\r\n"
    )
}

/// Karin, whose confirmation her mail server took.
struct Taken {
    app: TestApp,
    planner: Staff,
    session: Uuid,
    booking: Value,
    letter: Received,
}

impl Taken {
    async fn new() -> Self {
        let server = Server::start(Manner::Accepts).await;
        let smtp = [
            ("mail.transport", "smtp"),
            ("mail.smtp_url", server.url.as_str()),
        ];
        let app = TestApp::spawn_with(&[&SETTINGS[..], &smtp[..]].concat()).await;
        let town = app.organisation("katrineholm").insert().await;
        let venue = app.venue(&town).insert().await;
        let planner = app.staff(Role::Planner).at(&town).await;
        let session = app.session(&venue).starting("2026-10-20", "13:00");
        let session = session.published().insert().await;
        let contact =
            json!({ "email": "karin@exempel.no", "phone": "070-174 06 05", "notify": "email" });
        let booking = booked(
            &app,
            session,
            json!({ "name": "Karin", "contact": contact }),
        )
        .await;
        app.deliver_mail().await;
        Self {
            letter: server.received().remove(0),
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
        self.app.deliver_mail().await;
    }

    /// Posts a mail as a mail server does; answers what it was.
    async fn post(&self, mail: String) -> String {
        let url = format!("{}/bounces", self.app.url);
        let posted = reqwest::Client::new().post(url).bearer_auth(SECRET);
        let answer = send(posted.body(mail)).await.expect(200).json();
        answer["bounce"].as_str().unwrap().to_owned()
    }

    async fn bounce(&self, status: &str, said: &str) -> String {
        self.post(report(&self.letter.sender, "failed", status, said))
            .await
    }

    async fn states(&self) -> Vec<String> {
        let letters = self.app.letters().await.into_iter();
        letters.map(|letter| letter.state).collect()
    }

    fn id(&self) -> &str {
        self.booking["id"].as_str().unwrap()
    }
}

#[tokio::test]
async fn each_letter_comes_from_an_address_of_its_own_that_names_it() {
    let taken = Taken::new().await;
    let id = taken.app.letters().await[0].id;
    assert_eq!(
        taken.letter.sender,
        format!("bounces+{}@exempel.se", id.simple())
    );
    assert!(taken.letter.data.contains("bibliotek@exempel.se"));
    assert_eq!(taken.letter.recipients, ["karin@exempel.no"]);
}

#[tokio::test]
async fn an_address_that_does_not_exist_is_said_and_whoever_has_it_is_rung_from_then_on() {
    let taken = Taken::new().await;
    let said = "550 5.1.1 <karin@exempel.no>: user unknown";
    assert_eq!(taken.bounce("5.1.1", said).await, "taken");
    assert_eq!(taken.states().await, ["failed"]);
    let reason = taken.app.letters().await[0].reason.clone().unwrap();
    assert!(!reason.contains("karin"), "{reason}");
    let list = taken.planner.get("/api/v1/letters").await.expect(200);
    assert_eq!(list.json()["items"][0]["reason"], "no-such-address");
    assert_eq!(
        taken.app.call_tasks().await,
        [],
        "a confirmation is the page"
    );

    taken.begin_at("15:00").await;
    let open = ("change".to_owned(), "open".to_owned());
    assert_eq!(taken.app.call_tasks().await, [open]);
    assert_eq!(taken.states().await, ["failed"], "nothing is written there");

    let desk = taken.app.signed_in(&taken.planner).await;
    let page = format!("/sv/desk/bookings/{}", taken.id());
    let page = desk.get(&page).await.expect(200).text();
    assert!(page.contains("Adressen tar inte emot mejl."), "{page}");
}

#[tokio::test]
async fn a_bounced_change_becomes_a_call_and_the_same_bounce_again_none() {
    let taken = Taken::new().await;
    taken.begin_at("15:00").await;
    let change = taken.app.letters().await[1].id;
    let to = format!("bounces+{}@exempel.se", change.simple());
    for was in ["taken", "known"] {
        let mail = report(&to, "failed", "5.2.1", "550 disabled");
        assert_eq!(taken.post(mail).await, was);
    }
    let open = ("change".to_owned(), "open".to_owned());
    assert_eq!(taken.app.call_tasks().await, [open]);
    assert_eq!(taken.states().await, ["sent", "failed"]);
}

#[tokio::test]
async fn an_address_that_was_put_right_is_written_to_again() {
    let taken = Taken::new().await;
    taken.bounce("5.1.1", "550 no such user").await;
    let path = format!("/api/v1/bookings/{}", taken.id());
    let read = taken.planner.get(&path).await.expect(200);
    let change = json!({ "contact": { "email": "karin.berg@exempel.no" } });
    let changed = taken.planner.patch(&path, read.etag(), change).await;
    changed.expect(200);
    taken.app.deliver_mail().await;
    taken.begin_at("15:00").await;
    assert_eq!(taken.app.call_tasks().await, []);
    assert_eq!(
        taken.states().await,
        ["failed", "sent", "sent"],
        "the confirmation that went elsewhere, and the change"
    );
}

#[tokio::test]
async fn whoever_has_it_is_reminded_by_phone_where_their_library_rings_and_else_not_at_all() {
    let reminder = ("reminder".to_owned(), "open".to_owned());
    for (rings, calls) in [(false, vec![]), (true, vec![reminder])] {
        let taken = Taken::new().await;
        taken.bounce("5.1.1", "550 no such user").await;
        let ring = format!("update organisations set remind_by_phone = {rings}");
        taken.app.sql(&ring).await;
        taken.app.clock().advance(TimeDelta::days(13));
        taken.app.clock().advance(TimeDelta::hours(3));
        taken.app.remind().await;
        assert_eq!(taken.app.call_tasks().await, calls, "rings: {rings}");
        assert_eq!(taken.states().await, ["failed"]);
    }
}

#[tokio::test]
async fn a_mailbox_that_was_full_for_days_is_written_to_again() {
    let taken = Taken::new().await;
    let said = "452 4.2.2 over quota";
    assert_eq!(taken.bounce("4.2.2", said).await, "taken");
    taken.begin_at("15:00").await;
    assert_eq!(taken.states().await, ["failed", "sent"]);
}

#[tokio::test]
async fn what_is_no_bounce_changes_nothing() {
    let taken = Taken::new().await;
    let to = taken.letter.sender.clone();
    let elsewhere = format!("bounces+{}@exempel.se", Uuid::nil().simple());
    for (mail, was) in [
        (report(&to, "delayed", "4.4.1", "450 later"), "not-a-bounce"),
        (report(&to, "relayed", "2.0.0", "250 ok"), "not-a-bounce"),
        (
            format!(
                "From: karin@exempel.no\r\nTo: {to}\r\nSubject: Borta\r\n\r\nJag har semester.\r\n"
            ),
            "not-a-bounce",
        ),
        (String::new(), "not-a-bounce"),
        (
            report("bounces@exempel.se", "failed", "5.1.1", "550"),
            "not-a-bounce",
        ),
        (report(&elsewhere, "failed", "5.1.1", "550"), "known"),
    ] {
        assert_eq!(taken.post(mail.clone()).await, was, "{mail}");
    }
    assert_eq!(taken.states().await, ["sent"]);
}

#[tokio::test]
async fn a_bounce_that_is_faster_than_the_worker_is_handed_in_again() {
    let taken = Taken::new().await;
    let sent = "update letters set state = 'sending', leased_until = now()";
    taken.app.sql(sent).await;
    let url = format!("{}/bounces", taken.app.url);
    let mail = report(&taken.letter.sender, "failed", "5.1.1", "550 no such user");
    let post = reqwest::Client::new().post(url).bearer_auth(SECRET);
    let early = send(post.body(mail)).await.expect(503);
    assert_eq!(early.header("retry-after"), "60");
    taken.app.sql("update letters set state = 'sent'").await;
    assert_eq!(taken.bounce("5.1.1", "550 no such user").await, "taken");
}

#[tokio::test]
async fn only_who_knows_the_secret_hands_bounces_in() {
    let taken = Taken::new().await;
    let url = format!("{}/bounces", taken.app.url);
    let mail = report(&taken.letter.sender, "failed", "5.1.1", "550");
    let post = |secret: &str| {
        let post = reqwest::Client::new().post(&url).bearer_auth(secret);
        send(post.body(mail.clone()))
    };
    post("another").await.expect(401);
    let large = reqwest::Client::new().post(&url).bearer_auth(SECRET);
    send(large.body("x".repeat(300_000))).await.expect(413);
    assert_eq!(taken.states().await, ["sent"]);

    let closed = TestApp::spawn().await;
    let post = reqwest::Client::new().post(format!("{}/bounces", closed.url));
    send(post.bearer_auth("").body(mail.clone()))
        .await
        .expect(404);
}

#[tokio::test]
async fn a_mail_server_pipes_a_bounce_into_the_command() {
    let taken = Taken::new().await;
    let mail = report("bounces@exempel.se", "failed", "5.1.1", "550 no such user");
    let pipe = |to: &str, database: &str| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_motesplats"));
        command
            .args(["bounce", to])
            .env("MOTESPLATS_ENVIRONMENT", "test")
            .current_dir(env!("CARGO_TARGET_TMPDIR"))
            .env("MOTESPLATS__DATABASE__URL", database)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        child
            .stdin
            .take()
            .unwrap()
            .write_all(mail.as_bytes())
            .unwrap();
        child.wait_with_output().unwrap()
    };
    let away = pipe(&taken.letter.sender, "postgres://nobody@127.0.0.1:1/none");
    assert_eq!(away.status.code(), Some(75), "tried again later");
    assert_eq!(taken.states().await, ["sent"]);

    let taken_now = pipe(&taken.letter.sender, taken.app.database_url());
    assert!(taken_now.status.success(), "{taken_now:?}");
    assert_eq!(taken.states().await, ["failed"]);
}
