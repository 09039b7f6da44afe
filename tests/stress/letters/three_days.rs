//! Three days without a mail server, and three days of a mail server that puts every letter off.
//! What is not true any more when it is mended is not sent; what was put off for three days is for a person.

use std::fmt;
use std::net::SocketAddr;
use std::time::Duration;

use super::bad_server::BadServer;
use super::office::Office;
use super::outbox;
use crate::stress::http::{Request, ask};

const HOUR: Duration = Duration::from_secs(3600);
const THREE_DAYS: u32 = 72;

#[derive(Debug)]
pub struct ThreeDaysOutcome {
    /// After three days without a server, in sessions to come.
    pub sent: usize,
    /// The same, in sessions that are over.
    pub expired: usize,
    /// After three days of being put off.
    pub given_up: usize,
    /// How often each of these was tried, at most.
    pub tries: i32,
    /// Of these, on the list that staff read.
    pub listed: u64,
}

impl fmt::Display for ThreeDaysOutcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            sent,
            expired,
            given_up,
            tries,
            listed,
        } = self;
        write!(
            f,
            "three days: {sent} sent, {expired} expired, {given_up} given up after {tries} tries at most, {listed} on the list"
        )
    }
}

/// So many letters of each kind. Time passes in steps of so many hours.
pub async fn run(letters: usize, hours: u32) -> ThreeDaysOutcome {
    let mut server = BadServer::start().await;
    let office = Office::open(&server.url()).await;
    server.stop().await;
    let past = office.installation.session(1000).await;
    office.book(letters).await;
    office.book_in(&past, letters).await;
    let worker = office.worker();
    office
        .until_so("the outbox to be paused", async || {
            outbox::paused_by(&office.sql).await.is_some()
        })
        .await;
    pass_three_days(&office, hours).await;
    // One is perhaps being tried.
    office.until("waiting", 2 * letters).await;
    for row in outbox::rows(&office.sql).await {
        assert_eq!(
            (row.state.as_str(), row.attempts),
            ("waiting", 0),
            "{row:?}"
        );
    }
    worker.kill().await;
    outbox::is_over(&office.sql, &past).await;
    server.start_again().await;
    let worker = office.worker();
    office.until("sent", letters).await;
    office.until("expired", letters).await;
    assert_eq!(server.taken_by_recipient().len(), letters);

    server.behave(&serde_json::json!({"at": "RCPT", "do": "say", "say": "451 4.2.1 busy"}));
    office.book(letters).await;
    pass_three_days(&office, hours).await;
    office.pass(2 * HOUR).await;
    office.until("given-up", letters).await;
    worker.kill().await;
    let rows = outbox::rows(&office.sql).await.into_iter();
    let tries = rows.map(|row| row.attempts).max().unwrap();
    let outcome = ThreeDaysOutcome {
        sent: outbox::count(&office.sql, "sent").await,
        expired: outbox::count(&office.sql, "expired").await,
        given_up: outbox::count(&office.sql, "given-up").await,
        tries,
        listed: listed(office.address, &office.installation.token).await,
    };
    office.close().await;
    outcome
}

/// After each step the worker has done what was due.
async fn pass_three_days(office: &Office, hours: u32) {
    for _ in 0..=THREE_DAYS / hours {
        if outbox::paused_by(&office.sql).await.is_none() {
            let is_done = async || outbox::due(&office.sql).await == 0;
            let is_away = async || outbox::paused_by(&office.sql).await.is_some();
            office
                .until_so("nothing to be due", async || {
                    is_done().await || is_away().await
                })
                .await;
        }
        office.pass(hours * HOUR).await;
    }
}

/// Letters that did not arrive, as staff see them.
async fn listed(address: SocketAddr, token: &str) -> u64 {
    let request = Request::get("/api/v1/letters?state=given-up").bearer(token);
    let list = ask(address, &request).await.unwrap().expect(200).json();
    list["total"].as_u64().unwrap()
}
