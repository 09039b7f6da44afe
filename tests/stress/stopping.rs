//! The service is asked to stop while people read and book over connections that they keep. Each of them is
//! answered, told that the connection ends, and goes elsewhere, as behind a balancer.

use std::net::SocketAddr;
use std::time::Duration;

use futures_util::future::join_all;
use motesplats::platform::ids;
use serde_json::json;

use super::http::{Caller, Request, ask};
use super::installation::Installation;
use super::program::{Program, Service};
use super::seeded;
use crate::support::db::TestDb;
use crate::support::eventually;

const CALLERS: usize = 24;
const SEED: u64 = 4;
const LONG: Duration = Duration::from_secs(30);

#[derive(Debug, Default)]
pub struct StopOutcome {
    pub answered: usize,
    /// Requests that were sent and got no answer.
    pub unanswered: usize,
}

/// Stops it so many times.
pub async fn run(rounds: u64) -> StopOutcome {
    stop_often(rounds, "1").await
}

/// The same without the announcement, for a control.
pub async fn run_unannounced(rounds: u64) -> StopOutcome {
    stop_often(rounds, "0").await
}

async fn stop_often(rounds: u64, announced: &str) -> StopOutcome {
    let db = TestDb::fresh().await;
    let program = Program::on(&db.url).set("HTTP__DRAIN_ANNOUNCE_SECONDS", announced);
    let mut service = program.serve().await;
    let installation = Installation::set_up(&program, service.address).await;
    let session = installation.session(1_000_000).await;
    let mut outcome = StopOutcome::default();
    for round in 0..rounds {
        let is_announced = announced != "0";
        stop_under_load(round, is_announced, &mut service, &session, &mut outcome).await;
        service = service.start_again().await;
    }
    service.stop().await;
    program.assert_verified().await;
    outcome
}

async fn stop_under_load(
    round: u64,
    announced: bool,
    service: &mut Service,
    session: &str,
    outcome: &mut StopOutcome,
) {
    let address = service.address;
    let callers = (0..CALLERS).map(|n| keep_asking(address, session.to_owned(), n % 2 == 0));
    let asking: Vec<_> = callers.map(tokio::spawn).collect();
    // The moment of the signal; nothing is waited for.
    tokio::time::sleep(Duration::from_millis(seeded(SEED, round).u64(20..200))).await;
    service.ask_to_stop();
    if announced {
        eventually(LONG, "the stop to be announced", async || {
            let ready = ask(address, &Request::get("/readyz")).await.ok()?;
            (ready.status == 503).then_some(())
        })
        .await;
    }
    for ended in join_all(asking).await {
        let (answered, was_told) = ended.unwrap();
        outcome.answered += answered;
        outcome.unanswered += usize::from(!was_told);
    }
    service.until_stopped().await;
}

/// Asks over one connection until its end is told; how many answers came, and whether it was told.
async fn keep_asking(address: SocketAddr, session: String, books: bool) -> (usize, bool) {
    let mut caller = Caller::to(address);
    let mut answered = 0;
    loop {
        let request = match books {
            true => booking(&session),
            false => Request::get("/api/v1/sessions"),
        };
        match caller.ask(&request).await {
            Err(_) => return (answered, false),
            Ok(reply) => {
                let expected = if books { 201 } else { 200 };
                answered += 1;
                if reply.clone().expect(expected).header("connection") == "close" {
                    return (answered, true);
                }
            }
        }
    }
}

fn booking(session: &str) -> Request {
    let path = format!("/api/v1/sessions/{session}/bookings");
    let key = ids::fresh().to_string();
    Request::post(&path, &json!({"name": "Gunvor"})).header("idempotency-key", &key)
}
