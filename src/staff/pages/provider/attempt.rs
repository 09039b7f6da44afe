//! What the way there and the way back have in common.

use std::time::Duration;

/// Where the provider sends people back to, below the service's address; one for every language, as it has to be
/// registered there.
pub const CALLBACK: &str = "/sv/desk/sign-in/callback";
/// The cookie of an attempt.
pub(super) const COOKIE: &str = "provider";
/// The longest that somebody waits for the provider.
pub(super) const PATIENCE: Duration = Duration::from_secs(10);
