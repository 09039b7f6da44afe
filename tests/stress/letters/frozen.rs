//! A worker freezes while the mail server has its letters and is about to answer. Another takes over after the
//! lease, and what the first one says when it thaws changes nothing.

use std::fmt;
use std::time::{Duration, Instant};

use serde_json::json;

use super::bad_server::BadServer;
use super::office::Office;
use super::outbox;
use super::worker::Worker;

/// As many as a worker has under way.
const LETTERS: usize = 4;

#[derive(Debug, Default)]
pub struct FrozenOutcome {
    pub rounds: usize,
    /// From the end of the lease until another worker had tried them.
    pub taken_over_after: Duration,
    /// What the thawed worker said of letters that were not its own any more.
    pub late_results: usize,
    /// Of these, what changed a row.
    pub changed: usize,
    /// Letters whose copies have one Message-ID.
    pub of_one_name: usize,
}

impl fmt::Display for FrozenOutcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            rounds,
            taken_over_after,
            late_results,
            changed,
            of_one_name,
        } = self;
        write!(
            f,
            "frozen: {rounds} rounds, taken over {taken_over_after:?} after the lease, {late_results} late results, {changed} changed something, {of_one_name} came twice with one Message-ID"
        )
    }
}

pub async fn run(rounds: usize) -> FrozenOutcome {
    let server = BadServer::start().await;
    let mut office = Office::open(&server.url()).await;
    office.program = office.program.clone().set("LOG__LEVEL", "info");
    let mut outcome = FrozenOutcome::default();
    for _ in 0..rounds {
        round(&server, &office, &mut outcome).await;
    }
    let taken = server.taken_by_recipient();
    outcome.rounds = rounds;
    let twice = taken.values().filter(|letters| letters.len() == 2);
    let of_one_name = twice.filter(|letters| letters[0].message_id == letters[1].message_id);
    outcome.of_one_name = of_one_name.count();
    office.close().await;
    outcome
}

async fn round(server: &BadServer, office: &Office, outcome: &mut FrozenOutcome) {
    let before = server.count();
    server.behave(&json!({"at": "END", "do": "hold"}));
    let booked = office.book(LETTERS).await;
    let frozen = office.worker();
    office
        .until_so("all to be held", async || {
            server.count() == before + LETTERS
        })
        .await;
    frozen.freeze();
    // Whoever is held is answered now, and does not hear it.
    server.behave(&json!({"at": "RCPT", "do": "say", "say": "451 4.2.1 busy"}));
    outbox::end_leases(&office.sql).await;
    let lease_ended = Instant::now();
    let other = office.worker();
    office
        .until_so("another to try them", async || {
            let rows = outbox::rows(&office.sql).await;
            let tried = rows
                .iter()
                .filter(|row| row.state == "waiting" && row.attempts == 2);
            tried.count() == LETTERS
        })
        .await;
    outcome.taken_over_after = outcome.taken_over_after.max(lease_ended.elapsed());
    other.kill().await;

    let said = results(&frozen);
    frozen.thaw();
    office
        .until_so(
            "the frozen one to say what became of its letters",
            async || results(&frozen) == said + LETTERS,
        )
        .await;
    outcome.late_results += LETTERS;
    let theirs = |row: &&outbox::Row| booked.iter().any(|booked| booked.email == row.recipient);
    let rows = outbox::rows(&office.sql).await;
    let changed = rows.iter().filter(theirs);
    outcome.changed += changed
        .filter(|row| row.state != "waiting" || row.lease != 2)
        .count();

    server.behave_well();
    office.pass(Duration::from_secs(120)).await;
    office
        .until("sent", outbox::rows(&office.sql).await.len())
        .await;
    frozen.kill().await;
}

fn results(worker: &Worker) -> usize {
    worker.said("\"ending\":\"sent\"")
}
