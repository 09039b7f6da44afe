//! A mail server that hangs, and one that is slow. A letter has its seconds, no more than four are under way, and
//! meanwhile the worker holds no connection to the database.

use std::fmt;
use std::time::{Duration, Instant};

use super::bad_server::BadServer;
use super::office::Office;
use super::outbox;

const LETTERS: usize = 8;
const OFTEN: Duration = Duration::from_millis(100);

#[derive(Debug)]
pub struct SlowOutcome {
    /// Until a server that takes longer for a command than a letter may is not waited for any more.
    pub hung_up_after: Duration,
    /// Connections to the mail server at once.
    pub at_once: u64,
    /// How often somebody looked for connections to the database that are held.
    pub looks: usize,
    /// The most that were seen.
    pub held: i64,
}

impl fmt::Display for SlowOutcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            hung_up_after,
            at_once,
            looks,
            held,
        } = self;
        write!(
            f,
            "slow: hung up after {hung_up_after:?}, {at_once} connections at once, {looks} looks at the database, {held} held"
        )
    }
}

/// A letter may take so many seconds.
pub async fn run(seconds: u32) -> SlowOutcome {
    let server = BadServer::start().await;
    let mut office = Office::open(&server.url()).await;
    office.program = office
        .program
        .clone()
        .set("MAIL__SEND_SECONDS", &seconds.to_string());
    office.book(LETTERS).await;
    let mut outcome = SlowOutcome {
        hung_up_after: Duration::ZERO,
        at_once: 0,
        looks: 0,
        held: 0,
    };

    // Thirty seconds a command, where twenty are given.
    server.behave(
        &serde_json::json!({"at": "ANY", "do": "delay", "seconds": f64::from(seconds) * 1.5}),
    );
    let worker = office.worker();
    office
        .until_so("the server to be spoken to", async || {
            server.most_open() > 0
        })
        .await;
    let began = Instant::now();
    watch(&office, &mut outcome, async || {
        outbox::paused_by(&office.sql).await.is_some()
    })
    .await;
    outcome.hung_up_after = began.elapsed();
    office
        .until_so("all to wait again", async || {
            outbox::count(&office.sql, "waiting").await == LETTERS
        })
        .await;
    worker.kill().await;
    for row in outbox::rows(&office.sql).await {
        assert_eq!(row.attempts, 0, "{row:?}");
    }

    // Slow, yet within what a letter has: it says hello, is signed in to, and hears three commands and a text.
    server.behave(
        &serde_json::json!({"at": "ANY", "do": "delay", "seconds": f64::from(seconds) / 20.0}),
    );
    office.pass(Duration::from_secs(600)).await;
    let worker = office.worker();
    watch(&office, &mut outcome, async || {
        outbox::count(&office.sql, "sent").await == LETTERS
    })
    .await;
    worker.kill().await;
    outcome.at_once = server.most_open();
    assert_eq!(server.count(), LETTERS);
    office.close().await;
    outcome
}

async fn watch(office: &Office, outcome: &mut SlowOutcome, mut is_over: impl AsyncFnMut() -> bool) {
    let mut ticks = tokio::time::interval(OFTEN);
    let began = Instant::now();
    while !is_over().await {
        assert!(
            began.elapsed() < super::office::PATIENCE,
            "it goes on and on"
        );
        ticks.tick().await;
        outcome.looks += 1;
        outcome.held = outcome
            .held
            .max(outbox::held_connections(&office.sql).await);
    }
}
