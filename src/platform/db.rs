//! The database: the pool and its time limits, migrations, and constraint names as domain errors.

use std::time::Duration;

use deadpool::managed::{Hook, HookError};
use diesel::ConnectionError;
use diesel_async::pooled_connection::deadpool::{Object, Pool};
use diesel_async::pooled_connection::{
    AsyncDieselConnectionManager, ManagerConfig, PoolError, RecyclingMethod,
};
use diesel_async::{AsyncMigrationHarness, AsyncPgConnection};
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};
use futures_util::FutureExt;
use futures_util::future::BoxFuture;

use crate::platform::http::problem::Problem;

/// Every migration, compiled in.
pub const MIGRATIONS: EmbeddedMigrations = embed_migrations!("migrations");

/// What each connection is told at its start. A person waits at most two seconds for a row and
/// three for an answer; a transaction nobody ends is ended.
const WEB_LIMITS: &str = "-c statement_timeout=3000 -c lock_timeout=2000 \
     -c idle_in_transaction_session_timeout=10000 -c timezone=UTC";
/// The counter looks rows up by their keys and nothing else. A plan made while a table was small
/// would read all of it later; so none may, and a plan once made is kept.
const COUNTER_LIMITS: &str = "-c statement_timeout=3000 -c lock_timeout=2000 \
     -c idle_in_transaction_session_timeout=10000 -c timezone=UTC -c enable_seqscan=off \
     -c enable_hashjoin=off -c enable_mergejoin=off -c plan_cache_mode=force_generic_plan -c jit=off";
/// Reports may read longer; migrations and commands too.
const LONG_LIMITS: &str = "-c statement_timeout=60000 -c lock_timeout=2000 \
     -c idle_in_transaction_session_timeout=60000 -c timezone=UTC";

/// A connection not used for so long may have lost its server unnoticed.
const AT_REST: Duration = Duration::from_secs(1);

/// The pools. The counter, health checks and the letter worker have their own few connections, so
/// that a rush of requests never starves them.
#[derive(Clone)]
pub struct Db {
    web: Pool<AsyncPgConnection>,
    own: Pool<AsyncPgConnection>,
    counter: Pool<AsyncPgConnection>,
}

/// Connections of the counter, at most: its batches, those who wait for held rows, the ticker.
const COUNTER: usize = 13;

/// A connection on loan.
pub type Conn = Object<AsyncPgConnection>;

impl Db {
    /// Pools for an address; connects at first use. `wait` bounds the wait for a connection.
    ///
    /// # Errors
    /// When a pool cannot be built.
    pub fn open(url: &str, size: usize, wait: Duration) -> anyhow::Result<Self> {
        Ok(Self {
            web: pool(url, size, wait, WEB_LIMITS)?,
            own: pool(url, 4, wait, LONG_LIMITS)?,
            counter: pool(url, COUNTER, wait, COUNTER_LIMITS)?,
        })
    }

    /// A connection for a request.
    ///
    /// # Errors
    /// 503 when none is free in time or the database is away.
    pub async fn get(&self) -> Result<Conn, Problem> {
        self.web.get().await.map_err(Problem::unavailable)
    }

    /// A connection for reports, the worker and health checks.
    ///
    /// # Errors
    /// As [`Db::get`].
    pub async fn get_patient(&self) -> Result<Conn, Problem> {
        self.own.get().await.map_err(Problem::unavailable)
    }

    /// A connection for the counter where bookings are served.
    ///
    /// # Errors
    /// As [`Db::get`].
    pub async fn get_for_counter(&self) -> Result<Conn, Problem> {
        self.counter.get().await.map_err(Problem::unavailable)
    }

    /// Connections for requests: (in use, open).
    #[must_use]
    pub fn usage(&self) -> (usize, usize) {
        let status = self.web.status();
        (status.size.saturating_sub(status.available), status.size)
    }
}

fn pool(
    url: &str,
    size: usize,
    wait: Duration,
    limits: &'static str,
) -> anyhow::Result<Pool<AsyncPgConnection>> {
    let mut config = ManagerConfig::default();
    config.custom_setup = Box::new(move |url| connect(url.to_owned(), limits));
    config.recycling_method = RecyclingMethod::Fast;
    let manager = AsyncDieselConnectionManager::new_with_config(url, config);
    let pool = Pool::builder(manager)
        .max_size(size)
        .wait_timeout(Some(wait))
        .create_timeout(Some(wait))
        .recycle_timeout(Some(wait))
        .pre_recycle(Hook::async_fn(|conn, metrics| {
            seen_alive(conn, metrics.last_used()).boxed()
        }))
        .runtime(deadpool::Runtime::Tokio1)
        .build()?;
    Ok(pool)
}

/// A connection that was at rest is asked whether it lives, before a request depends on it. One that
/// was in use a moment ago is not: the question would cost a rush a turn to the server each.
async fn seen_alive(
    conn: &mut AsyncPgConnection,
    rest: Duration,
) -> Result<(), HookError<PoolError>> {
    use diesel_async::RunQueryDsl;
    if rest < AT_REST {
        return Ok(());
    }
    let asked = diesel::select(diesel::dsl::now).execute(conn).await;
    asked
        .map(drop)
        .map_err(|dead| HookError::Backend(PoolError::QueryError(dead)))
}

fn connect(
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

/// Brings the schema up to date. Several processes may ask at once: an advisory lock lets one work
/// and the others find it done.
///
/// # Errors
/// When the database is away or a migration fails.
pub async fn migrate(url: &str) -> anyhow::Result<()> {
    use diesel_async::RunQueryDsl;
    let mut conn = connect_once(url).await?;
    diesel::sql_query("set statement_timeout = 0")
        .execute(&mut conn)
        .await?;
    diesel::sql_query("set lock_timeout = 0")
        .execute(&mut conn)
        .await?;
    diesel::sql_query("select pg_advisory_lock(hashtext('motesplats_migrate'))")
        .execute(&mut conn)
        .await?;
    let mut harness = AsyncMigrationHarness::new(conn);
    tokio::task::block_in_place(|| harness.run_pending_migrations(MIGRATIONS).map(drop))
        .map_err(|error| anyhow::anyhow!("a migration failed: {error}"))?;
    Ok(())
}

/// Whether every migration compiled in has run.
///
/// # Errors
/// When the database is away.
pub async fn is_migrated(conn: &mut AsyncPgConnection) -> diesel::QueryResult<bool> {
    use diesel::migration::{Migration, MigrationSource};
    use diesel::pg::Pg;
    use diesel::sql_types::{BigInt, Bool};
    use diesel_async::RunQueryDsl;
    let wanted = MigrationSource::<Pg>::migrations(&MIGRATIONS).unwrap_or_default();
    let newest = wanted
        .iter()
        .map(|m| m.name().version().to_string())
        .max()
        .unwrap_or_default();
    let exists: bool = diesel::select(diesel::dsl::sql::<Bool>(
        "to_regclass('__diesel_schema_migrations') is not null",
    ))
    .get_result(conn)
    .await?;
    if !exists {
        return Ok(false);
    }
    let found: i64 = diesel::select(
        diesel::dsl::sql::<BigInt>(
            "(select count(*) from __diesel_schema_migrations where version = ",
        )
        .bind::<diesel::sql_types::Text, _>(newest)
        .sql(")"),
    )
    .get_result(conn)
    .await?;
    Ok(found == 1)
}

/// The name of the constraint an error broke, where it broke one: constraints are part of the code.
#[must_use]
pub fn broken_constraint(error: &diesel::result::Error) -> Option<&str> {
    match error {
        diesel::result::Error::DatabaseError(_, information) => information.constraint_name(),
        _ => None,
    }
}

/// A pattern for `ilike`: whatever holds the text, its own signs taken literally.
#[must_use]
pub fn containing(text: &str) -> String {
    let mut pattern = String::from("%");
    for sign in text.chars() {
        if matches!(sign, '%' | '_' | '\\') {
            pattern.push('\\');
        }
        pattern.push(sign);
    }
    pattern.push('%');
    pattern
}
