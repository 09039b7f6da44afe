//! Letters that nobody can write stand among good ones, as only a fault could leave them in the database.
//! They are tried at most three times, and the others leave as if they were not there.

use std::fmt;
use std::time::Duration;

use super::bad_server::BadServer;
use super::office::Office;
use super::outbox;

#[derive(Debug)]
pub struct PoisonOutcome {
    pub good: usize,
    pub sent: usize,
    pub poisoned: usize,
    /// What became of each, and after how many tries.
    pub ends: Vec<(&'static str, String, i32)>,
}

impl fmt::Display for PoisonOutcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            good,
            sent,
            poisoned,
            ends,
        } = self;
        write!(
            f,
            "poison: {good} good, {sent} sent, {poisoned} poisoned: {ends:?}"
        )
    }
}

/// What is wrong with each, as SQL.
const POISON: [(&str, &str, &str); 6] = [
    ("no address", "recipient", "'not an address'"),
    (
        "two lines for an address",
        "recipient",
        "E'a@exempel.se\\nBcc: b@exempel.se'",
    ),
    (
        "an address beyond ASCII",
        "recipient",
        "'gun\u{202e}vor@exempel.se'",
    ),
    ("a kind with the facts of another", "kind", "'reminder'"),
    (
        "facts of another kind",
        "facts",
        "'[{\"reason\": 7}, null]'",
    ),
    ("a language that nobody speaks", "language", "'xx'"),
];
/// What a booking may not be called.
const NAMES: [(&str, &str); 2] = [
    ("a name of two lines", "Gunvor\r\nBcc: b@exempel.se\r\n\r\n"),
    ("a name that is too long", "LONG"),
];

pub async fn run(good: usize) -> PoisonOutcome {
    let server = BadServer::start().await;
    let office = Office::open(&server.url()).await;
    let mut ends = Vec::new();
    let poisoned = office.book(POISON.len() + NAMES.len()).await;
    let good = office.book(good).await;
    let mut ids = Vec::new();
    for ((what, column, value), booked) in POISON.iter().zip(&poisoned) {
        ids.push((*what, outbox::id_of(&office.sql, &booked.email).await));
        outbox::spoil(&office.sql, &booked.email, column, value).await;
    }
    for ((what, name), booked) in NAMES.iter().zip(&poisoned[POISON.len()..]) {
        let name = name.replace("LONG", &"G".repeat(100_000));
        ids.push((*what, outbox::id_of(&office.sql, &booked.email).await));
        outbox::rename(&office.sql, &booked.email, &name).await;
    }
    let worker = office.worker();
    for _ in 0..4 {
        office
            .until_so("nothing to be due", async || {
                outbox::due(&office.sql).await == 0
            })
            .await;
        office.pass(Duration::from_secs(300)).await;
    }
    office
        .until_so("nothing to be due", async || {
            outbox::due(&office.sql).await == 0
        })
        .await;
    worker.kill().await;
    for (what, id) in &ids {
        let (state, attempts) = outbox::row(&office.sql, id).await;
        ends.push((*what, state, attempts));
    }
    let taken = server.taken_by_recipient();
    let mut all = taken.values().flatten();
    assert!(all.all(|letter| letter.bcc.is_none()), "{taken:?}");
    let sent = good
        .iter()
        .filter(|booked| taken.contains_key(&booked.email));
    let outcome = PoisonOutcome {
        good: good.len(),
        sent: sent.count(),
        poisoned: poisoned.len(),
        ends,
    };
    office.leave().await;
    outcome
}
