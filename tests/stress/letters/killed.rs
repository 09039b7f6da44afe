//! Workers are killed while they send. No letter is lost; those under way may come twice, with one Message-ID.

use std::collections::BTreeSet;
use std::fmt;
use std::time::{Duration, Instant};

use super::bad_server::BadServer;
use super::office::Office;
use super::outbox;
use crate::stress::seeded;

const SEED: u64 = 30;

#[derive(Debug)]
pub struct KilledOutcome {
    pub letters: usize,
    pub kills: usize,
    pub lost: usize,
    /// Letters that came once more than once.
    pub duplicates: usize,
    /// Letters of which two copies have two Message-IDs.
    pub of_two_names: usize,
    pub took: Duration,
}

impl fmt::Display for KilledOutcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            letters,
            kills,
            lost,
            duplicates,
            of_two_names,
            took,
        } = self;
        write!(
            f,
            "killed: {letters} letters, {kills} kills, {lost} lost, {duplicates} duplicates, {of_two_names} of two Message-IDs, in {took:?}"
        )
    }
}

/// Kills so many workers over so many letters, each when the mail server has just got one more.
pub async fn run(kills: usize, letters: usize) -> KilledOutcome {
    let server = BadServer::start().await;
    let office = Office::open(&server.url()).await;
    let booked = office.book(letters).await;
    let began = Instant::now();
    let mut rng = seeded(SEED, 0);
    let each = letters / (kills + 1);
    for _ in 0..kills {
        let worker = office.worker();
        let goal = (server.count() + rng.usize(1..=each)).min(letters - 1);
        office
            .until_so("letters to come", async || server.count() >= goal)
            .await;
        // Anywhere in the next letters' way.
        tokio::time::sleep(Duration::from_micros(rng.u64(..20_000))).await;
        worker.kill().await;
        outbox::end_leases(&office.sql).await;
    }
    let worker = office.worker();
    office.until("sent", letters).await;
    worker.kill().await;

    let taken = server.taken_by_recipient();
    let names = |letters: &Vec<super::bad_server::Taken>| {
        let names: BTreeSet<_> = letters.iter().map(|taken| &taken.message_id).collect();
        names.len()
    };
    let outcome = KilledOutcome {
        letters,
        kills,
        lost: booked
            .iter()
            .filter(|booked| !taken.contains_key(&booked.email))
            .count(),
        duplicates: server.count() - taken.len(),
        of_two_names: taken.values().filter(|letters| names(letters) != 1).count(),
        took: began.elapsed(),
    };
    office.close().await;
    outcome
}
