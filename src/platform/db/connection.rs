//! One connection: its address, its time limits, its keep-alive.

use std::time::Duration;

use diesel::ConnectionError;
use diesel_async::AsyncPgConnection;
use futures_util::FutureExt;
use futures_util::future::BoxFuture;

/// Reports may read longer; migrations and commands too.
pub(super) const LONG_LIMITS: &str = "-c statement_timeout=60000 -c lock_timeout=2000 \
     -c idle_in_transaction_session_timeout=60000 -c timezone=UTC";

pub(super) fn connect(
    url: String,
    limits: &'static str,
) -> BoxFuture<'static, Result<AsyncPgConnection, ConnectionError>> {
    async move {
        let bad = |error: tokio_postgres::Error| ConnectionError::BadConnection(error.to_string());
        let mut config: tokio_postgres::Config = url.parse().map_err(bad)?;
        config
            .options(limits)
            .application_name("motesplats")
            .connect_timeout(Duration::from_secs(2))
            .tcp_user_timeout(Duration::from_secs(5))
            .keepalives_idle(Duration::from_secs(10));
        let (client, connection) = config.connect(tokio_postgres::NoTls).await.map_err(bad)?;
        AsyncPgConnection::try_from_client_and_connection(client, connection).await
    }
    .boxed()
}

/// One connection outside every pool, for commands.
///
/// # Errors
/// When the database does not answer.
pub async fn connect_once(url: &str) -> Result<AsyncPgConnection, ConnectionError> {
    connect(url.to_owned(), LONG_LIMITS).await
}
