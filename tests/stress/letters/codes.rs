//! Every way to say no, each to many letters: what is said of a letter is the letter's, all else pauses the outbox
//! and takes no try from anybody. Once the server is mended every letter leaves that it did not refuse.

use std::fmt;
use std::time::Duration;

use serde_json::{Value, json};

use super::bad_server::BadServer;
use super::office::{Booked, Office};
use super::outbox::{self, Row};

/// What becomes of a letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Becomes {
    /// None of them is tried until the outbox goes on; why.
    Paused(&'static str),
    /// It is tried again in half a minute or so.
    PutOff,
    Failed,
}

use Becomes::{Failed, Paused, PutOff};

#[derive(Debug, Default)]
pub struct CodesOutcome {
    pub manners: usize,
    pub letters: usize,
    pub sent: usize,
    pub failed: usize,
    /// Letters that came twice: the server cut the connection where it had to say 250.
    pub duplicates: usize,
}

impl fmt::Display for CodesOutcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            manners,
            letters,
            sent,
            failed,
            duplicates,
        } = self;
        write!(
            f,
            "codes: {manners} manners, {letters} letters, {sent} sent, {failed} failed, {duplicates} duplicates"
        )
    }
}

fn say(at: &str, reply: &str) -> Value {
    json!({"at": at, "do": "say", "say": reply})
}

fn manners() -> Vec<(Value, Becomes)> {
    let does = |what: &str, at: &str| json!({"at": at, "do": what});
    vec![
        (say("BANNER", "421 4.3.2 too busy"), Paused("connect 421")),
        (
            say("AUTH", "535 5.7.8 credentials invalid"),
            Paused("AUTH 535"),
        ),
        (say("MAIL", "451 4.3.0 try again"), Paused("MAIL FROM 451")),
        (
            say("RCPT", "421 4.7.0 too many letters"),
            Paused("RCPT TO 421"),
        ),
        (say("RCPT", "450 4.2.1 mailbox busy"), PutOff),
        (say("END", "452 4.3.1 no space"), PutOff),
        (say("RCPT", "550 5.1.1 no such mailbox"), Failed),
        (say("END", "554 5.7.1 looks like spam"), Failed),
        (does("hang", "EHLO"), Paused("connect")),
        (does("hang", "MAIL"), Paused("MAIL FROM")),
        (does("cut", "MAIL"), Paused("MAIL FROM")),
        (does("cut", "DATA"), Paused("DATA")),
        (does("cut", "END"), Paused("DATA")),
    ]
}

/// So many letters for each.
pub async fn run(each: usize) -> CodesOutcome {
    let mut server = BadServer::start().await;
    let mut office = Office::open(&server.url()).await;
    office.program = office.program.clone().set("MAIL__SEND_SECONDS", "3");
    let mut outcome = CodesOutcome::default();
    for (manner, becomes) in manners() {
        server.behave(&manner);
        round(&server, &office, each, &manner, becomes, &mut outcome).await;
    }

    let refused = json!("nobody listens");
    server.stop().await;
    let booked = office.book(each).await;
    suffer(&office, &booked, &refused, Paused("connect")).await;
    server.start_again().await;
    mend(&server, &office, &booked, &mut outcome).await;

    let good = office.program.clone();
    office.program = good.clone().set("MAIL__SMTP_URL", &server.url_with_tls());
    let booked = office.book(each).await;
    suffer(&office, &booked, &json!("no TLS"), Paused("STARTTLS")).await;
    office.program = good;
    mend(&server, &office, &booked, &mut outcome).await;

    let taken = server.taken_by_recipient();
    for letters in taken.values() {
        let mut names = letters.iter().map(|taken| &taken.message_id);
        let first = names.next().unwrap();
        assert!(names.all(|name| name == first), "{letters:?}");
    }
    outcome.letters = (outcome.manners) * each;
    outcome.sent = taken.len();
    outcome.duplicates = server.count() - taken.len();
    outcome.failed = outbox::count(&office.sql, "failed").await;
    office.close().await;
    outcome
}

async fn round(
    server: &BadServer,
    office: &Office,
    each: usize,
    manner: &Value,
    becomes: Becomes,
    outcome: &mut CodesOutcome,
) {
    let booked = office.book(each).await;
    suffer(office, &booked, manner, becomes).await;
    match becomes {
        Failed => outcome.manners += 1,
        Paused(_) | PutOff => mend(server, office, &booked, outcome).await,
    }
}

/// A worker meets the server's manner.
async fn suffer(office: &Office, booked: &[Booked], manner: &Value, becomes: Becomes) {
    let worker = office.worker();
    let what = format!("letters to be {becomes:?} by {manner}");
    let is_so = async || match becomes {
        Paused(_) => {
            let paused = outbox::paused_by(&office.sql).await;
            paused.is_some() && outbox::count(&office.sql, "sending").await == 0
        }
        PutOff | Failed => outbox::due(&office.sql).await == 0,
    };
    office.until_so(&what, is_so).await;
    worker.kill().await;
    let paused = outbox::paused_by(&office.sql).await;
    let expected = match becomes {
        Paused(fault) => Some(fault),
        PutOff | Failed => None,
    };
    assert_eq!(paused.as_deref(), expected, "{manner}");
    let rows = outbox::rows(&office.sql).await;
    for row in rows.iter().filter(|row| is_of(row, booked)) {
        assert!(has_become(row, becomes), "{manner}: {row:?}");
    }
}

fn is_of(row: &Row, booked: &[Booked]) -> bool {
    booked.iter().any(|booked| booked.email == row.recipient)
}

fn has_become(row: &Row, becomes: Becomes) -> bool {
    match (becomes, row.state.as_str()) {
        (Paused(_), "waiting") => row.attempts == 0,
        // Thirty seconds, a fifth more or less, of which some have passed.
        (PutOff, "waiting") => row.attempts == 1 && row.due_in < 36.0,
        (Failed, "failed") => row.reason.is_some(),
        _ => false,
    }
}

/// The server is mended; all leave.
async fn mend(server: &BadServer, office: &Office, booked: &[Booked], outcome: &mut CodesOutcome) {
    server.behave_well();
    office.pass(Duration::from_secs(660)).await;
    let worker = office.worker();
    office
        .until_so("all to be sent once it is mended", async || {
            let rows = outbox::rows(&office.sql).await;
            let mut rows = rows.iter().filter(|row| is_of(row, booked));
            rows.all(|row| row.state == "sent")
        })
        .await;
    worker.kill().await;
    assert_eq!(outbox::paused_by(&office.sql).await, None);
    outcome.manners += 1;
}
