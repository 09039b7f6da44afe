//! Four workers share one outbox: each letter leaves once, and they are fast enough together.

use std::collections::BTreeSet;
use std::fmt;
use std::time::{Duration, Instant};

use super::office::Office;
use super::outbox;
use crate::support::smtp::{Manner, Received, Server};

const WORKERS: usize = 4;

#[derive(Debug)]
pub struct SeveralOutcome {
    pub letters: usize,
    pub received: usize,
    /// Message-IDs, each counted once.
    pub names: usize,
    pub with_calendar: usize,
    /// From the first that left to the last.
    pub took: Duration,
    pub a_second: f64,
}

impl fmt::Display for SeveralOutcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            letters,
            received,
            names,
            with_calendar,
            took,
            a_second,
        } = self;
        write!(
            f,
            "several: {letters} letters, {received} received, {names} Message-IDs, {with_calendar} with a calendar, in {took:?}: {a_second:.0} a second"
        )
    }
}

/// A server on a socket that takes everything at once; Python's would be what is measured.
pub async fn run(letters: usize) -> SeveralOutcome {
    let sink = Server::start(Manner::Accepts).await;
    let office = Office::open(&sink.url).await;
    office.book(letters).await;
    let workers: Vec<_> = (0..WORKERS).map(|_| office.worker()).collect();
    office.until("sent", 1).await;
    let (before, began) = (outbox::count(&office.sql, "sent").await, Instant::now());
    office.until("sent", letters).await;
    let took = began.elapsed();
    for worker in workers {
        worker.kill().await;
    }
    let received = sink.received();
    let names: BTreeSet<_> = received.iter().map(message_id).collect();
    let with_calendar = |letter: &&Received| letter.data.contains("text/calendar; method=REQUEST");
    let rate = f64::from(u32::try_from(letters - before).unwrap()) / took.as_secs_f64();
    let outcome = SeveralOutcome {
        letters,
        received: received.len(),
        names: names.len(),
        with_calendar: received.iter().filter(with_calendar).count(),
        took,
        a_second: rate,
    };
    office.close().await;
    outcome
}

fn message_id(letter: &Received) -> &str {
    let line = letter
        .data
        .lines()
        .find(|line| line.starts_with("Message-ID:"));
    line.unwrap()
}
