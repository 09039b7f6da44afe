//! Promises that need many tries to be believed, each a function of how many: the tests run a few
//! rounds (`tests/it`), `make prove` all (`tests/prove`). Everything is done as people do it: the
//! program as a process, HTTP and the command line; SQL only reads.

pub mod dice;
pub mod durable;
pub mod history;
pub mod ledger;
pub mod postgres_killed;
pub mod program;
pub mod rush;
pub mod service_killed;
pub mod town;
pub mod vanishing;
pub mod wire;

use tokio_postgres::{Client, NoTls};

/// A connection that passes by everything the service does.
pub async fn sql(url: &str) -> Result<Client, tokio_postgres::Error> {
    let (client, connection) = tokio_postgres::connect(url, NoTls).await?;
    tokio::spawn(connection);
    Ok(client)
}
