//! What handlers may reach. A value, made once at start; nothing global.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use tokio::sync::Notify;

use crate::platform::clock::Clock;
use crate::platform::config::Config;
use crate::platform::db::Db;
use crate::platform::http::cache::{FairShare, ResponseCache};
use crate::platform::limit::Limiter;
#[cfg(feature = "oidc")]
use crate::platform::oidc::IdentityProvider;
use crate::platform::password::Passwords;
use crate::platform::secrets::Keys;
use crate::platform::ui::Branding;

/// The service's state; cheap to clone.
#[derive(Clone)]
pub struct AppState {
    /// The database.
    pub db: Db,
    /// The time.
    pub clock: Clock,
    /// What the operator set.
    pub config: Arc<Config>,
    /// Whose pages and letters these are.
    pub branding: Arc<Branding>,
    /// Keys for PINs, links and guards.
    pub keys: Arc<Keys>,
    /// Public answers, cached for a moment.
    pub response_cache: ResponseCache,
    /// What each network has of the work for public answers.
    pub fair_share: FairShare,
    /// Limits per network address.
    pub limits: Arc<Limiter>,
    /// Hashes and checks passwords, few at once.
    pub passwords: Passwords,
    /// The identity provider that staff may sign in through.
    #[cfg(feature = "oidc")]
    pub identity_provider: Option<Arc<IdentityProvider>>,
    /// Wakes the letters job of this process.
    pub letters: Arc<Notify>,
    /// Wakes the job of this process that expires seats: some expired or became free just now.
    pub seats_freed: Arc<Notify>,
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
