//! Load over HTTP/1.1: so many connections that each send the next request when the last one is
//! answered. Plain sockets on one thread, so that on a small machine little of the measured time is
//! our own.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use futures_util::future::try_join_all;

use super::report::middle;
use connection::Connection;

#[path = "../../tests/stress/connection.rs"]
#[expect(dead_code, reason = "the load looks at nothing but the status")]
mod connection;

/// What a load found.
#[derive(Debug, Default, Clone)]
pub struct LoadOutcome {
    /// Answers in a second.
    pub rate: f64,
    /// How long each answer took, shortest first.
    pub took: Vec<Duration>,
    /// How often each status came.
    pub statuses: BTreeMap<u16, u64>,
    /// From the first request to the last answer.
    pub lasted: Duration,
}

impl LoadOutcome {
    /// The time within which so many hundredths of the answers came.
    pub fn percentile(&self, hundredths: usize) -> Duration {
        let at = self.took.len().saturating_sub(1) * hundredths / 100;
        self.took.get(at).copied().unwrap_or_default()
    }

    /// How many answers had a status.
    pub fn count(&self, status: u16) -> u64 {
        self.statuses.get(&status).copied().unwrap_or_default()
    }

    /// Several rounds as one: the middle of their rates, all of their answers.
    pub fn of(rounds: impl Iterator<Item = Self>) -> Self {
        let rounds: Vec<Self> = rounds.collect();
        let rates: Vec<f64> = rounds.iter().map(|round| round.rate).collect();
        let mut whole = Self {
            rate: middle(&rates),
            ..Self::default()
        };
        for round in rounds {
            whole.add(&round.statuses, round.took);
            whole.lasted += round.lasted;
        }
        whole.took.sort_unstable();
        whole
    }

    fn add(&mut self, statuses: &BTreeMap<u16, u64>, took: Vec<Duration>) {
        for (status, count) in statuses {
            *self.statuses.entry(*status).or_default() += count;
        }
        self.took.extend(took);
    }
}

/// How much load.
#[derive(Debug, Clone, Copy)]
pub struct Load {
    address: SocketAddr,
    connections: usize,
    span: Duration,
    requests: u64,
}

impl Load {
    /// For so many seconds.
    pub fn lasting(address: SocketAddr, connections: usize, seconds: u64) -> Self {
        Self {
            address,
            connections,
            span: Duration::from_secs(seconds),
            requests: u64::MAX,
        }
    }

    /// So many requests.
    pub fn counted(address: SocketAddr, connections: usize, requests: usize) -> Self {
        Self {
            address,
            connections,
            span: Duration::from_secs(600),
            requests: requests as u64,
        }
    }

    /// Sends what `request` writes for each running number; every answer must have one status.
    pub fn run(
        self,
        wanted: u16,
        request: impl Fn(u64, &mut Vec<u8>) + Send,
    ) -> Result<LoadOutcome> {
        let outcome = self.run_whatever_comes(request)?;
        let all: u64 = outcome.statuses.values().sum();
        ensure!(
            outcome.count(wanted) == all,
            "not only {wanted}: {:?}",
            outcome.statuses
        );
        Ok(outcome)
    }

    /// The same, whatever the answers' status.
    pub fn run_whatever_comes(
        self,
        request: impl Fn(u64, &mut Vec<u8>) + Send,
    ) -> Result<LoadOutcome> {
        std::thread::scope(|scope| {
            let run = scope.spawn(move || {
                let mut runtime = tokio::runtime::Builder::new_current_thread();
                runtime.enable_io().build()?.block_on(self.drive(&request))
            });
            run.join()
                .map_err(|_panic| anyhow::anyhow!("the load panicked"))?
        })
    }

    async fn drive(self, request: &impl Fn(u64, &mut Vec<u8>)) -> Result<LoadOutcome> {
        let opened = (0..self.connections).map(|_| Connection::to(self.address));
        let opened = try_join_all(opened).await?;
        let (next, began) = (Cell::new(0), Instant::now());
        let senders = opened
            .into_iter()
            .map(|connection| self.send(connection, &next, began, request));
        let mut outcome = LoadOutcome::default();
        for (statuses, took) in try_join_all(senders).await? {
            outcome.add(&statuses, took);
        }
        outcome.lasted = began.elapsed();
        outcome.rate = outcome.took.len() as f64 / outcome.lasted.as_secs_f64();
        outcome.took.sort_unstable();
        Ok(outcome)
    }

    async fn send(
        self,
        mut connection: Connection,
        next: &Cell<u64>,
        began: Instant,
        request: &impl Fn(u64, &mut Vec<u8>),
    ) -> Result<(BTreeMap<u16, u64>, Vec<Duration>)> {
        let (mut statuses, mut took, mut text) = (BTreeMap::new(), Vec::new(), Vec::new());
        let mut sent = Instant::now();
        while sent - began < self.span && next.get() < self.requests {
            text.clear();
            request(next.replace(next.get() + 1), &mut text);
            let status = connection.send(&text).await?.status;
            let answered = Instant::now();
            took.push(answered - sent);
            sent = answered;
            *statuses.entry(status).or_default() += 1;
        }
        Ok((statuses, took))
    }
}

/// The status of one GET.
pub async fn status_of(address: SocketAddr, path: &str) -> Result<u16> {
    let mut connection = Connection::to(address).await.context("nobody listens")?;
    Ok(connection.send(&get(path)).await?.status)
}

/// A GET request.
pub fn get(path: &str) -> Vec<u8> {
    format!("GET {path} HTTP/1.1\r\nhost: bench\r\n\r\n").into_bytes()
}
