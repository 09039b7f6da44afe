//! Scenarios for promises that need many tries to be believed, each a function of how many. They use
//! the service as people do: a process, HTTP and the command line; SQL only reads.
//! `make prove` runs all rounds (`main.rs`), the daily tests a few (`tests/it/stress_smoke.rs`).

mod connection;
pub mod crash;
pub mod disconnects;
pub mod history;
pub mod http;
pub mod installation;
pub mod letters;
pub mod program;
pub mod rush;
pub mod stopping;
mod stored;

use fastrand::Rng;
use tokio_postgres::{Client, NoTls};

/// Chance that comes out the same each time, for one round or one client in it.
pub fn seeded(scenario: u64, part: u64) -> Rng {
    Rng::with_seed((scenario << 32) + part)
}

/// A connection that passes by everything the service does.
pub async fn sql(url: &str) -> Result<Client, tokio_postgres::Error> {
    let (client, connection) = tokio_postgres::connect(url, NoTls).await?;
    tokio::spawn(connection);
    Ok(client)
}
