//! Builds what handlers may reach, from a configuration and a database that has its schema.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use tokio::sync::Notify;

use super::database::Database;
use super::error::StartError;
use super::jobs::shared_names;
use super::keyring::{load_keyring, require_keys_in_use};
use crate::platform::clock::Clock;
use crate::platform::config::Config;
use crate::platform::db::{self, Db};
use crate::platform::http::cache::{FairShare, ResponseCache};
use crate::platform::jobs::register;
use crate::platform::limit::Limiter;
#[cfg(feature = "oidc")]
use crate::platform::oidc::IdentityProvider;
use crate::platform::password::Passwords;
use crate::platform::secrets::Keys;
use crate::platform::state::AppState;
#[cfg(feature = "oidc")]
use crate::staff;

/// The provider of the configuration, which is asked when somebody signs in.
#[cfg(feature = "oidc")]
fn identity_provider(config: &Config) -> Result<Option<Arc<IdentityProvider>>, StartError> {
    let Some(oidc) = config.oidc.clone() else {
        return Ok(None);
    };
    let redirect_url = format!("{}{}", config.http.base_url, staff::CALLBACK);
    let provider = IdentityProvider::new(oidc, redirect_url);
    let provider =
        provider.map_err(|error| StartError::configuration(format!("oidc.ca_file: {error:#}")))?;
    Ok(Some(Arc::new(provider)))
}

/// A program that was built without a part of the service says so, rather than leave it out.
fn require_built_in(config: &Config) -> Result<(), StartError> {
    match config.oidc.is_some() && !cfg!(feature = "oidc") {
        true => Err(StartError::configuration(
            "oidc.issuer is set, and this program was built without the feature oidc",
        )),
        false => Ok(()),
    }
}

/// Builds the state.
///
/// # Errors
/// When the database is away, or a key is missing that a booking needs.
pub async fn build_state(
    config: Config,
    database: &Database,
    clock: Clock,
) -> Result<AppState, StartError> {
    let mut conn = db::connect_once(database.address()).await?;
    let ring = load_keyring(&mut conn, &config, database).await?;
    require_keys_in_use(&mut conn, &ring).await?;
    let keys = Keys::register(&mut conn, &ring, clock.now()).await?;
    register(&mut conn, &shared_names(), clock.now()).await?;
    require_built_in(&config)?;
    let pool = &config.database;
    Ok(AppState {
        db: Db::new(database.address(), pool.pool_size, pool.pool_wait)?,
        limits: Arc::new(Limiter::new(&config.limits, &config.http, clock.clone())),
        fair_share: FairShare::of(pool.pool_size),
        response_cache: ResponseCache::new(config.http.keep_answers),
        passwords: Passwords::default(),
        #[cfg(feature = "oidc")]
        identity_provider: identity_provider(&config)?,
        clock,
        config: Arc::new(config),
        branding: Arc::default(),
        keys: Arc::new(keys),
        letters: Arc::new(Notify::new()),
        seats_freed: Arc::new(Notify::new()),
        draining: Arc::new(AtomicBool::new(false)),
    })
}
