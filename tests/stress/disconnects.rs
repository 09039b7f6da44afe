//! Callers who disconnect in the middle of a booking: a request sent whole or in part, then a reset.
//! What they asked for is done whole or not at all, and nobody after them notices.

use std::collections::BTreeSet;
use std::net::SocketAddr;
use std::time::Duration;

use fastrand::Rng;
use futures_util::StreamExt;
use motesplats::platform::ids;
use serde_json::json;
use tokio::io::AsyncWriteExt;
use tokio_postgres::Client;

use super::connection::connect;
use super::http::{Caller, Request};
use super::installation::Installation;
use super::program::Program;
use super::{seeded, sql, stored};
use crate::support::db::TestDb;
use crate::support::eventually;

const AT_ONCE: usize = 50;
const SEED: u64 = 3;
/// How the keys of those begin who disconnect.
const KEY: &str = "disconnects-";
/// How long what was begun may go on.
const QUIET_WITHIN: Duration = Duration::from_secs(2);

#[derive(Debug, Default)]
pub struct DisconnectOutcome {
    /// Callers who sent their whole request before they disconnected.
    pub whole: usize,
    /// Of these, whose booking is stored.
    pub stored: usize,
}

/// So many callers disconnect.
pub async fn run(callers: u64) -> DisconnectOutcome {
    let db = TestDb::fresh().await;
    let program = Program::on(&db.url);
    let service = program.serve().await;
    let installation = Installation::set_up(&program, service.address).await;
    let session = installation.session(100_000).await;
    let sql = sql(&db.url).await.unwrap();
    let mut regular = Caller::to(service.address);
    book(&mut regular, &session).await;

    let disconnecting =
        (0..callers).map(|n| disconnect(service.address, &session, seeded(SEED, n)));
    let gone: Vec<_> = futures_util::stream::iter(disconnecting)
        .buffer_unordered(AT_ONCE)
        .collect()
        .await;

    book(&mut regular, &session).await;
    quiet(&sql).await;
    let whole: BTreeSet<String> = gone.into_iter().flatten().collect();
    let stored = stored(&sql).await;
    assert!(stored.is_subset(&whole), "half a request made a booking");
    program.assert_verified().await;
    book(&mut Caller::to(service.address), &session).await;
    service.stop().await;
    DisconnectOutcome {
        whole: whole.len(),
        stored: stored.len(),
    }
}

fn booking(session: &str, key: &str) -> Request {
    let body = json!({"name": "Gunvor", "contact": {"email": format!("{key}@exempel.se")}});
    let path = format!("/api/v1/sessions/{session}/bookings");
    Request::post(&path, &body).header("idempotency-key", key)
}

/// Answers the key, where the whole request was sent.
async fn disconnect(address: SocketAddr, session: &str, mut rng: Rng) -> Option<String> {
    let key = format!("{KEY}{}", ids::fresh());
    let request = booking(session, &key).0;
    let is_whole = rng.f32() < 0.6;
    let sent = match is_whole {
        true => request.len(),
        false => rng.usize(..request.len()),
    };
    let mut stream = connect(address).await.unwrap();
    stream.set_zero_linger().unwrap();
    stream.write_all(&request.as_bytes()[..sent]).await.unwrap();
    // The moment of the reset; nothing is waited for.
    tokio::time::sleep(Duration::from_millis(rng.u64(..=30))).await;
    drop(stream);
    is_whole.then_some(key)
}

/// Somebody who stays.
async fn book(caller: &mut Caller, session: &str) {
    let key = ids::fresh().to_string();
    caller
        .ask(&booking(session, &key))
        .await
        .unwrap()
        .expect(201);
}

/// Waits until no connection of the service is in a transaction any more.
async fn quiet(sql: &Client) {
    let busy = "select count(*) from pg_stat_activity where datname = current_database() \
                and application_name = 'motesplats' and state <> 'idle'";
    let ask = async || {
        let busy: i64 = sql.query_one(busy, &[]).await.unwrap().get(0);
        (busy == 0).then_some(())
    };
    eventually(QUIET_WITHIN, "every transaction to end", ask).await;
}

/// The keys of those who disconnected and whose booking is stored: each whole, with key and letter.
async fn stored(sql: &Client) -> BTreeSet<String> {
    assert_eq!(stored::half_bookings(sql).await, 0, "half a booking");
    stored::keys(sql, KEY).await
}
