//! From a configuration to a running service and, at a signal, back in order: not ready, no new
//! requests, the worker's leases handed back, the database left.

pub mod base;
pub mod error;
pub mod keys;
pub mod measures;
pub mod server;
pub mod starting;
pub mod ticker;
pub mod worker;

use std::net::TcpListener;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use tokio::sync::Notify;

use crate::platform::clock::Clock;
use crate::platform::config::Config;
use crate::platform::db::{self, Db};
use crate::platform::http::cache::ResponseCache;
use crate::platform::limit::Limiter;
use crate::platform::password::Passwords;
use crate::platform::secrets::Keys;
use crate::platform::state::AppState;
use base::Base;
pub use error::StartError;

/// Puts together what handlers reach. The database is there and has its schema.
///
/// # Errors
/// When the database is away, or a key is missing that a live booking needs.
pub async fn assemble(config: Config, base: &Base, clock: Clock) -> Result<AppState, StartError> {
    let mut conn = db::connect_once(base.url()).await?;
    let ring = keys::ring(&mut conn, &config, base).await?;
    keys::refuse_missing(&mut conn, &ring).await?;
    let keys = Keys::register(&mut conn, &ring, clock.now()).await?;
    let database = &config.database;
    Ok(AppState {
        db: Db::new(base.url(), database.pool_size, database.pool_wait)?,
        limits: Arc::new(Limiter::new(&config.limits, &config.http, clock.clone())),
        response_cache: ResponseCache::new(config.http.keep_answers),
        passwords: Passwords::default(),
        clock,
        config: Arc::new(config),
        keys: Arc::new(keys),
        letters: Arc::new(Notify::new()),
        seats_freed: Arc::new(Notify::new()),
        draining: Arc::new(AtomicBool::new(false)),
    })
}

/// The port of the pages and the API. Taken first: whoever cannot have it starts nothing else.
///
/// # Errors
/// When somebody else has the port.
pub fn listen(config: &Config) -> Result<TcpListener, StartError> {
    let address = config.http.listen;
    TcpListener::bind(address)
        .map_err(|error| StartError::Failed(anyhow::anyhow!("cannot listen on {address}: {error}")))
}
