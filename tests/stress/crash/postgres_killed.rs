//! PostgreSQL under `kill -9` while people book: the service answers 503, brings it back, and goes
//! on; what was acknowledged is stored, once.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use futures_util::future::join_all;

use super::expected::ExpectedBookings;
use super::recording_client::RecordingClient;
use crate::stress::http::{Request, ask};
use crate::stress::installation::Installation;
use crate::stress::program::{Program, Service};
use crate::stress::{seeded, sql};
use crate::support::embedded_folder::EmbeddedFolder;
use crate::support::eventually;

const CLIENTS: u64 = 16;
const SEED: u64 = 2;
/// Nobody waits longer for an answer, whatever it is.
const ANSWER_WITHIN: Duration = Duration::from_secs(5);
/// Orphans of the killed server hold on for some seconds; the rest is recovery.
const BACK_WITHIN: Duration = Duration::from_secs(20);
/// After PostgreSQL answers again, nobody gets a 503 any more.
const NORMAL_WITHIN: Duration = Duration::from_secs(5);
/// Between a 503 and the next request.
const PAUSE: Duration = Duration::from_millis(20);

#[derive(Debug, Default)]
pub struct PostgresKillOutcome {
    pub acknowledged: usize,
    /// Of these, made though the first answer never came.
    pub replayed: usize,
    /// Answers with 503.
    pub unavailable: usize,
    pub slowest_answer: Duration,
    /// The longest time from a kill until PostgreSQL answered.
    pub longest_away: Duration,
    /// The longest time from then on until the last 503.
    pub longest_after: Duration,
}

/// Kills the server so many times, each at another moment.
pub async fn run(rounds: u64) -> PostgresKillOutcome {
    let folder = EmbeddedFolder::new("postgres killed");
    let program = Program::embedded(folder.path());
    let service = program.serve().await;
    let scenario = PostgresScenario {
        installation: Installation::set_up(&program, service.address).await,
        program,
        folder,
    };
    let mut outcome = PostgresKillOutcome::default();
    for round in 0..rounds {
        scenario.round(round, &service, &mut outcome).await;
    }
    service.stop().await;
    outcome
}

/// What all rounds share.
struct PostgresScenario {
    program: Program,
    installation: Installation,
    folder: EmbeddedFolder,
}

impl PostgresScenario {
    async fn round(&self, round: u64, service: &Service, outcome: &mut PostgresKillOutcome) {
        let sessions = vec![
            self.installation.session(100_000).await,
            self.installation.session(40).await,
        ];
        let over = Arc::new(AtomicBool::new(false));
        let working: Vec<_> = (1..=CLIENTS)
            .map(|n| RecordingClient::new(service.address, seeded(SEED, (round << 8) + n)))
            .map(|client| tokio::spawn(work(client, sessions.clone(), over.clone())))
            .collect();

        // The moment of the kill; nothing is waited for.
        let moment = seeded(SEED, round).u64(100..=900);
        tokio::time::sleep(Duration::from_millis(moment)).await;
        let (away, back) = kill_and_wait(&self.folder, service).await;
        // People go on for a while, to see that nobody gets a 503 any more.
        tokio::time::sleep(Duration::from_secs(1)).await;
        over.store(true, Ordering::Relaxed);
        let (mut clients, mut last) = (Vec::new(), back);
        for (client, met) in join_all(working).await.into_iter().map(Result::unwrap) {
            outcome.unavailable += met.unavailable;
            outcome.slowest_answer = outcome.slowest_answer.max(met.slowest);
            last = last.max(met.last_unavailable.unwrap_or(back));
            clients.push(client);
        }
        let after = last - back;
        assert!(after < NORMAL_WITHIN, "round {round}: {after:?}");
        outcome.longest_after = outcome.longest_after.max(after);
        outcome.longest_away = outcome.longest_away.max(away);

        join_all(clients.iter_mut().map(RecordingClient::finish)).await;
        let expected = ExpectedBookings::of(clients);
        let sql = sql(&self.folder.url()).await.unwrap();
        expected.assert_stored(&sql, &sessions).await;
        self.program.assert_verified().await;
        outcome.acknowledged += expected.acknowledged();
        outcome.replayed += expected.replayed();
    }
}

/// How long PostgreSQL was away, and when it answered again. `/healthz` is well all the time.
async fn kill_and_wait(folder: &EmbeddedFolder, service: &Service) -> (Duration, Instant) {
    let began = Instant::now();
    let killed = folder.kill_server();
    eventually(BACK_WITHIN, "PostgreSQL to be back", async || {
        let health = ask(service.address, &Request::get("/healthz")).await;
        assert_eq!(health.unwrap().status, 200);
        let is_another = folder.server().is_some_and(|server| server != killed);
        match is_another {
            true => sql(&folder.url()).await.ok(),
            false => None,
        }
    })
    .await;
    (began.elapsed(), Instant::now())
}

/// What a client met.
#[derive(Default)]
struct Met {
    unavailable: usize,
    last_unavailable: Option<Instant>,
    slowest: Duration,
}

/// Every request is answered, and by nothing above 499 but a 503 that says when to come again.
async fn work(
    mut client: RecordingClient,
    sessions: Vec<String>,
    over: Arc<AtomicBool>,
) -> (RecordingClient, Met) {
    let mut met = Met::default();
    while !over.load(Ordering::Relaxed) {
        let asked = Instant::now();
        let reply = tokio::time::timeout(ANSWER_WITHIN, client.send_next(&sessions)).await;
        let reply = reply.expect("an answer in time").expect("an answer");
        met.slowest = met.slowest.max(asked.elapsed());
        if reply.status < 500 {
            continue;
        }
        assert_eq!(reply.status, 503, "{reply}");
        assert_ne!(reply.header("retry-after"), "", "{reply}");
        met.unavailable += 1;
        met.last_unavailable = Some(Instant::now());
        tokio::time::sleep(PAUSE).await;
    }
    (client, met)
}
