//! PostgreSQL under `kill -9` while people book: the service says come again, brings it back, and
//! goes on; what was acknowledged is there, once.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use futures_util::future::join_all;

use super::dice::Dice;
use super::durable::Folder;
use super::ledger::{Clerk, Ledger, verified};
use super::program::{Program, Service};
use super::sql;
use super::town::Town;
use super::wire::{Request, ask};

const CLERKS: u64 = 16;
const SEED: u64 = 2;
/// Nobody waits longer for an answer, whatever it is.
const PATIENCE: Duration = Duration::from_secs(5);
/// Orphans of the killed server hold on for some seconds; the rest is recovery.
const BACK_WITHIN: Duration = Duration::from_secs(20);
/// After PostgreSQL answers again, nobody is sent away any more.
const NORMAL_WITHIN: Duration = Duration::from_secs(5);
const PAUSE: Duration = Duration::from_millis(20);

/// What the rounds came to.
#[derive(Debug, Default)]
pub struct Figures {
    /// Bookings acknowledged.
    pub made: usize,
    /// Of these, made though the first answer never came.
    pub replayed: usize,
    /// Times somebody was told to come again.
    pub sent_away: usize,
    /// The longest wait for any answer.
    pub slowest_answer: Duration,
    /// The longest time from a kill until PostgreSQL answered.
    pub longest_away: Duration,
    /// The longest time from then on until the last 503.
    pub longest_after: Duration,
}

/// Kills the server so many times, each at another moment.
pub async fn rounds(count: u64) -> Figures {
    let folder = Folder::new("postgres killed");
    let program = Program::embedded(folder.path());
    let service = program.serve().await;
    let town = Town::found(&program, service.address).await;
    let mut figures = Figures::default();
    for round in 0..count {
        one(round, &service, (&program, &folder), &town, &mut figures).await;
    }
    service.stop().await;
    figures
}

async fn one(
    round: u64,
    service: &Service,
    (program, folder): (&Program, &Folder),
    town: &Town,
    figures: &mut Figures,
) {
    let sessions = vec![town.session(100_000).await, town.session(40).await];
    let over = Arc::new(AtomicBool::new(false));
    let working: Vec<_> = (0..CLERKS)
        .map(|n| Clerk::new(service.address, Dice::of(SEED, (round << 8) + n + 1)))
        .map(|clerk| tokio::spawn(work(clerk, sessions.clone(), over.clone())))
        .collect();

    let shortest = Duration::from_millis(100);
    let pause = Dice::of(SEED, round).between(shortest, Duration::from_millis(900));
    tokio::time::sleep(pause).await;
    let (away, back) = kill_and_wait(folder, service).await;
    tokio::time::sleep(Duration::from_secs(1)).await;
    over.store(true, Ordering::Relaxed);
    let worked = join_all(working).await;
    let (mut clerks, mut last) = (Vec::new(), back);
    for (clerk, seen) in worked.into_iter().map(Result::unwrap) {
        figures.sent_away += seen.sent_away;
        figures.slowest_answer = figures.slowest_answer.max(seen.slowest);
        last = last.max(seen.last_sent_away.unwrap_or(back));
        clerks.push(clerk);
    }
    assert!(
        last - back < NORMAL_WITHIN,
        "round {round}: {:?}",
        last - back
    );
    figures.longest_after = figures.longest_after.max(last - back);
    figures.longest_away = figures.longest_away.max(away);

    join_all(clerks.iter_mut().map(Clerk::settle)).await;
    let ledger = Ledger::of(clerks);
    ledger
        .check(&sql(&folder.url()).await.unwrap(), &sessions)
        .await;
    verified(program).await;
    figures.made += ledger.made();
    figures.replayed += ledger.replayed();
}

/// How long PostgreSQL was away, and when it answered again. `/healthz` is well all the time.
async fn kill_and_wait(folder: &Folder, service: &Service) -> (Duration, Instant) {
    let began = Instant::now();
    let killed = folder.kill_server();
    loop {
        let health = ask(service.address, &Request::get("/healthz")).await;
        assert_eq!(health.unwrap().status, 200);
        let is_another = folder.server().is_some_and(|server| server != killed);
        if is_another && sql(&folder.url()).await.is_ok() {
            return (began.elapsed(), Instant::now());
        }
        assert!(
            began.elapsed() < BACK_WITHIN,
            "PostgreSQL does not come back"
        );
        tokio::time::sleep(PAUSE).await;
    }
}

/// What a clerk met.
#[derive(Default)]
struct Seen {
    sent_away: usize,
    last_sent_away: Option<Instant>,
    slowest: Duration,
}

/// Every request is answered, and by nothing above 499 but a 503 that says when to come again.
async fn work(mut clerk: Clerk, sessions: Vec<String>, over: Arc<AtomicBool>) -> (Clerk, Seen) {
    let mut seen = Seen::default();
    while !over.load(Ordering::Relaxed) {
        let asked = Instant::now();
        let reply = tokio::time::timeout(PATIENCE, clerk.step(&sessions)).await;
        let reply = reply.expect("an answer in time").expect("an answer");
        seen.slowest = seen.slowest.max(asked.elapsed());
        if reply.status < 500 {
            continue;
        }
        assert_eq!(reply.status, 503, "{reply}");
        assert_ne!(reply.header("retry-after"), "", "{reply}");
        seen.sent_away += 1;
        seen.last_sent_away = Some(Instant::now());
        tokio::time::sleep(PAUSE).await;
    }
    (clerk, seen)
}
