//! One connection: its address, its time limits, its keep-alive.

use std::time::Duration;

use diesel::ConnectionError;
use diesel_async::AsyncPgConnection;
use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use tokio_postgres::NoTls;

use super::address::DatabaseAddress;
use crate::platform::tls::{chain, tls_fault};

/// Reports may read longer; migrations and commands too.
pub(super) const LONG_LIMITS: &str = "-c statement_timeout=60000 -c lock_timeout=2000 \
     -c idle_in_transaction_session_timeout=60000 -c timezone=UTC";
/// For all of a connection: the name, the network, TLS, the sign-in, each host.
const CONNECTING: Duration = Duration::from_secs(5);

pub(super) fn connect(
    address: DatabaseAddress,
    limits: &'static str,
) -> BoxFuture<'static, Result<AsyncPgConnection, ConnectionError>> {
    async move {
        match tokio::time::timeout(CONNECTING, dial(address, limits)).await {
            Ok(connected) => connected,
            Err(_elapsed) => {
                let words = "the database does not answer in time".to_owned();
                Err(ConnectionError::BadConnection(words))
            }
        }
    }
    .boxed()
}

async fn dial(
    address: DatabaseAddress,
    limits: &'static str,
) -> Result<AsyncPgConnection, ConnectionError> {
    let DatabaseAddress {
        mut config, tls, ..
    } = address;
    config
        .options(limits)
        .application_name("motesplats")
        .connect_timeout(Duration::from_secs(2))
        .tcp_user_timeout(Duration::from_secs(5))
        .keepalives_idle(Duration::from_secs(10));
    match tls {
        Some(tls) => {
            let (client, connection) = config.connect(tls).await.map_err(bad)?;
            AsyncPgConnection::try_from_client_and_connection(client, connection).await
        }
        None => {
            let (client, connection) = config.connect(NoTls).await.map_err(bad)?;
            AsyncPgConnection::try_from_client_and_connection(client, connection).await
        }
    }
}

fn bad(error: tokio_postgres::Error) -> ConnectionError {
    let words = tls_fault(&error).unwrap_or_else(|| chain(&error));
    let words = match words.contains("server does not support TLS") {
        true => "the database server does not speak TLS: switch it on there (ssl = on), or set \
                 database.tls = \"off\" where nobody else is on the network"
            .to_owned(),
        false => words,
    };
    ConnectionError::BadConnection(words)
}

/// One connection outside every pool, for commands.
///
/// # Errors
/// When the database does not answer.
pub async fn connect_once(address: &DatabaseAddress) -> Result<AsyncPgConnection, ConnectionError> {
    connect(address.clone(), LONG_LIMITS).await
}
