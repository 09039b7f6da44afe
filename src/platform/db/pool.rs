//! The pools of connections and their time limits. Requests, background work and the booking batcher
//! have their own, so that none starves another.

use std::time::{Duration, Instant};

use deadpool::managed::{Hook, HookError};
use diesel_async::AsyncPgConnection;
use diesel_async::pooled_connection::deadpool::{Object, Pool};
use diesel_async::pooled_connection::{
    AsyncDieselConnectionManager, ManagerConfig, PoolError, RecyclingMethod,
};
use futures_util::FutureExt;

use super::address::DatabaseAddress;
use super::connection::{LONG_LIMITS, connect};
use crate::platform::problem::Problem;

/// What each connection of a request is set to. A person waits at most a second for a connection
/// (`database.pool_wait_seconds`), 1.4 for a row and three for an answer; a transaction nobody ends is ended.
const WEB_LIMITS: &str = "-c statement_timeout=3000 -c lock_timeout=1400 \
     -c idle_in_transaction_session_timeout=10000 -c timezone=UTC";
/// The booking batcher looks rows up by their keys and nothing else. A plan made while a table was
/// small would read all of it later; so none may, and a plan once made stays.
const BATCHER_LIMITS: &str = "-c statement_timeout=3000 -c lock_timeout=2000 \
     -c idle_in_transaction_session_timeout=10000 -c timezone=UTC -c enable_seqscan=off \
     -c enable_hashjoin=off -c enable_mergejoin=off -c plan_cache_mode=force_generic_plan -c jit=off";
/// A connection not used for so long may have lost its server unnoticed.
const AT_REST: Duration = Duration::from_secs(1);

/// The pools. The batcher has its own few connections, and so have jobs, reports and health checks
/// together, so that a rush of requests never starves them.
#[derive(Clone)]
pub struct Db {
    web: Pool<AsyncPgConnection>,
    background: Pool<AsyncPgConnection>,
    batcher: Pool<AsyncPgConnection>,
    wait: Duration,
}

/// Connections of the batcher, at most: its batches, those who wait for locked rows, the job that
/// expires seats.
const BATCHER_CONNECTIONS: usize = 13;
/// Connections of background work, at most: four letters at once, a shared job each for a few minutes a day,
/// and reports, scrapes and health checks beside them.
const BACKGROUND_CONNECTIONS: usize = 8;

/// A connection on loan.
pub type Conn = Object<AsyncPgConnection>;

impl Db {
    /// Pools for an address; connects at first use. `wait` bounds the wait for a connection.
    ///
    /// # Errors
    /// When a pool cannot be built.
    pub fn new(address: &DatabaseAddress, size: usize, wait: Duration) -> anyhow::Result<Self> {
        Ok(Self {
            web: pool(address, size, wait, WEB_LIMITS)?,
            background: pool(address, BACKGROUND_CONNECTIONS, wait, LONG_LIMITS)?,
            batcher: pool(address, BATCHER_CONNECTIONS, wait, BATCHER_LIMITS)?,
            wait,
        })
    }

    /// A connection for a request.
    ///
    /// # Errors
    /// 503 when none is free in time or the database is away.
    pub async fn get(&self) -> Result<Conn, Problem> {
        self.lend(&self.web).await
    }

    /// A connection for jobs, reports and health checks.
    pub async fn get_for_background(&self) -> Result<Conn, Problem> {
        self.lend(&self.background).await
    }

    /// A connection for the booking batcher.
    pub async fn get_for_batcher(&self) -> Result<Conn, Problem> {
        self.lend(&self.batcher).await
    }

    /// The pool bounds each step alone: of a database that hangs, every connection at rest would be asked in
    /// turn whether it lives. One that does not answer is dropped.
    async fn lend(&self, pool: &Pool<AsyncPgConnection>) -> Result<Conn, Problem> {
        let began = Instant::now();
        let lent = tokio::time::timeout(self.wait, pool.get()).await;
        metrics::histogram!("db_pool_wait_seconds").record(began.elapsed().as_secs_f64());
        match lent {
            Ok(lent) => lent.map_err(Problem::unavailable),
            Err(_elapsed) => Err(Problem::unavailable(
                "no connection to the database in time",
            )),
        }
    }

    /// Connections for requests: (in use, open).
    #[must_use]
    pub fn usage(&self) -> (usize, usize) {
        let status = self.web.status();
        (status.size.saturating_sub(status.available), status.size)
    }
}

fn pool(
    address: &DatabaseAddress,
    size: usize,
    wait: Duration,
    limits: &'static str,
) -> anyhow::Result<Pool<AsyncPgConnection>> {
    let mut config = ManagerConfig::default();
    let to = address.clone();
    config.custom_setup = Box::new(move |_url| connect(to.clone(), limits));
    config.recycling_method = RecyclingMethod::Fast;
    let manager = AsyncDieselConnectionManager::new_with_config(address.url(), config);
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
/// was in use a moment ago is not: in a rush each request would pay a round trip for the question.
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
