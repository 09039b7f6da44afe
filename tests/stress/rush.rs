//! Everybody wants the same few seats at once, through several services on one database.
//! Exactly as many are sold as there are, at whatever moment one looks.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use futures_util::future::join_all;
use motesplats::platform::ids;
use serde_json::json;
use tokio::sync::Barrier;
use tokio::task::JoinHandle;
use tokio_postgres::Client;

use super::http::{Caller, Request};
use super::installation::Installation;
use super::program::Program;
use super::{sql, stored};
use crate::support::db::TestDb;

const SEATS: u32 = 10;
const SERVICES: usize = 3;
const SAMPLE_EVERY: Duration = Duration::from_millis(10);

#[derive(Debug)]
pub struct RushOutcome {
    pub took: Duration,
    pub slowest: Duration,
    /// How often the sampler looked meanwhile.
    pub samples: usize,
}

/// So many tries over so many connections.
pub async fn rush(tries: u64, connections: usize) -> RushOutcome {
    let db = TestDb::fresh().await;
    let program = Program::on(&db.url);
    let services = join_all((0..SERVICES).map(|_| program.serve())).await;
    let installation = Installation::set_up(&program, services[0].address).await;
    let session = installation.session(SEATS).await;
    let sampler = Sampler::start(&db.url).await;

    let began = Instant::now();
    let left = Arc::new(AtomicU64::new(tries));
    let callers = (0..connections).map(|n| {
        let caller = Caller::to(services[n % SERVICES].address);
        tokio::spawn(call(caller, session.clone(), left.clone()))
    });
    let (mut sold, mut refused, mut slowest) = (0, 0, Duration::ZERO);
    for caller in join_all(callers).await {
        let caller = caller.unwrap();
        sold += caller.sold;
        refused += caller.refused;
        slowest = slowest.max(caller.slowest);
    }
    let took = began.elapsed();
    let samples = sampler.stop().await;

    assert_eq!(
        (sold, refused),
        (u64::from(SEATS), tries - u64::from(SEATS))
    );
    assert!(
        !samples.is_empty() && !samples.contains(&true),
        "sold more than there were"
    );
    let sql = sql(&db.url).await.unwrap();
    assert_eq!(stored::confirmed_bookings(&sql).await, i64::from(SEATS));
    program.assert_verified().await;
    for service in services {
        service.stop().await;
    }
    RushOutcome {
        took,
        slowest,
        samples: samples.len(),
    }
}

#[derive(Default)]
struct CallerOutcome {
    sold: u64,
    refused: u64,
    slowest: Duration,
}

async fn call(mut caller: Caller, session: String, left: Arc<AtomicU64>) -> CallerOutcome {
    let mut outcome = CallerOutcome::default();
    let path = format!("/api/v1/sessions/{session}/bookings");
    let take = |left: u64| left.checked_sub(1);
    while left
        .fetch_update(Ordering::Relaxed, Ordering::Relaxed, take)
        .is_ok()
    {
        let key = ids::fresh().to_string();
        let request = Request::post(&path, &json!({"name": "Gunvor"}));
        let asked = Instant::now();
        let reply = caller.ask(&request.header("idempotency-key", &key)).await;
        let reply = reply.unwrap();
        outcome.slowest = outcome.slowest.max(asked.elapsed());
        match reply.status {
            201 => outcome.sold += 1,
            409 => outcome.refused += 1,
            _ => panic!("neither sold nor refused: {reply}"),
        }
    }
    outcome
}

/// The control: the same rush by somebody who reads, and then writes what follows from it, without
/// a lock and without the table's check. It oversells, and the sampler sees it.
pub async fn naive_rush(callers: usize) -> (i32, Vec<bool>) {
    let db = TestDb::fresh().await;
    let program = Program::on(&db.url);
    let service = program.serve().await;
    let installation = Installation::set_up(&program, service.address).await;
    let session = installation.session(SEATS).await;
    service.stop().await;
    let sql = sql(&db.url).await.unwrap();
    stored::allow_overselling(&sql).await;
    let sampler = Sampler::start(&db.url).await;
    let gate = Arc::new(Barrier::new(callers));
    let naive = (0..callers).map(|_| naive(db.url.clone(), session.clone(), gate.clone()));
    join_all(naive.map(tokio::spawn)).await;
    (stored::seats_taken(&sql).await, sampler.stop().await)
}

/// Takes a seat if there is one, as it was when everybody looked.
async fn naive(url: String, session: String, gate: Arc<Barrier>) {
    let sql = sql(&url).await.unwrap();
    let free = stored::free_seats(&sql, &session).await;
    gate.wait().await;
    if free > 0 {
        stored::take_seat(&sql, &session).await;
    }
}

/// Looks every ten milliseconds whether more seats are taken than there are: by the counter, or by
/// the rows.
struct Sampler {
    over: Arc<AtomicBool>,
    sampling: JoinHandle<Vec<bool>>,
}

impl Sampler {
    async fn start(url: &str) -> Self {
        let over = Arc::new(AtomicBool::new(false));
        let sql = sql(url).await.unwrap();
        let sampling = tokio::spawn(sample(sql, over.clone()));
        Self { over, sampling }
    }

    async fn stop(self) -> Vec<bool> {
        self.over.store(true, Ordering::Relaxed);
        self.sampling.await.unwrap()
    }
}

async fn sample(sql: Client, over: Arc<AtomicBool>) -> Vec<bool> {
    let is_oversold = sql.prepare(stored::IS_OVERSOLD).await.unwrap();
    let mut ticks = tokio::time::interval(SAMPLE_EVERY);
    let mut samples = Vec::new();
    loop {
        ticks.tick().await;
        // Asked before it looks: the last look sees all that was done.
        let is_last = over.load(Ordering::Relaxed);
        samples.push(sql.query_one(&is_oversold, &[]).await.unwrap().get(0));
        if is_last {
            return samples;
        }
    }
}
