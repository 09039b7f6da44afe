//! Scenarios for promises that need many tries to be believed, each a function of how many. They use
//! the service as people do: a process, HTTP and the command line; SQL only reads.
//! `make prove` runs all rounds (`main.rs`), the daily tests a few (`tests/it/stress_smoke.rs`).

pub mod crash;
pub mod dice;
pub mod disconnects;
pub mod history;
pub mod installation;
pub mod program;
pub mod rush;
pub mod wire;

use tokio_postgres::{Client, NoTls};

/// A connection that passes by everything the service does.
pub async fn sql(url: &str) -> Result<Client, tokio_postgres::Error> {
    let (client, connection) = tokio_postgres::connect(url, NoTls).await?;
    tokio::spawn(connection);
    Ok(client)
}
