//! What handlers may reach. A value, made once at start; nothing global.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use tokio::sync::Notify;

use crate::platform::clock::Clock;
use crate::platform::config::Config;
use crate::platform::db::Db;
use crate::platform::http::kept::Kept;
use crate::platform::limit::Limiter;
use crate::platform::password::Passwords;
use crate::platform::secrets::Keys;

/// The service's state; cheap to clone.
#[derive(Clone)]
pub struct AppState {
    /// The database.
    pub db: Db,
    /// The time.
    pub clock: Clock,
    /// What the operator set.
    pub config: Arc<Config>,
    /// Keys for PINs, links and guards.
    pub keys: Arc<Keys>,
    /// Public answers, kept for a moment.
    pub kept: Kept,
    /// Limits per network address.
    pub limits: Arc<Limiter>,
    /// Hashes and checks passwords, few at once.
    pub passwords: Passwords,
    /// Wakes the letter worker of this process.
    pub letters: Arc<Notify>,
    /// Wakes the ticker of this process: something in a session ran out or became free just now.
    pub lapsed: Arc<Notify>,
    /// Set at a signal to stop: not ready any more.
    pub draining: Arc<AtomicBool>,
}

impl AppState {
    /// An absolute link for letters and calendars.
    #[must_use]
    pub fn link(&self, path: &str) -> String {
        format!("{}{path}", self.config.http.base_url)
    }
}

/// Runs a change to its end whatever becomes of the client: a connection that breaks drops the
/// handler's future, never this one.
///
/// # Errors
/// The change's own, or 500 when it panicked.
pub async fn to_the_end<T, F>(change: F) -> Result<T, crate::platform::http::problem::Problem>
where
    T: Send + 'static,
    F: Future<Output = Result<T, crate::platform::http::problem::Problem>> + Send + 'static,
{
    match tokio::spawn(change).await {
        Ok(done) => done,
        Err(panicked) => Err(crate::platform::http::problem::Problem::internal(panicked)),
    }
}
