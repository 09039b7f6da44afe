//! The clock: the system's, or one that tests move by hand. Handlers and workers ask it once and
//! pass `now` on; nothing else reads the time.

use std::sync::{Arc, Mutex, PoisonError};

use chrono::{DateTime, TimeDelta, Utc};

/// Where `now` comes from.
#[derive(Debug, Clone, Default)]
pub enum Clock {
    /// The machine's own time.
    #[default]
    System,
    /// A time that stays until it is moved.
    ByHand(Arc<Mutex<DateTime<Utc>>>),
}

impl Clock {
    /// A clock that stays at `at` until it is moved.
    #[must_use]
    pub fn by_hand(at: DateTime<Utc>) -> Self {
        Self::ByHand(Arc::new(Mutex::new(at)))
    }

    /// The instant now, to the microsecond: what PostgreSQL stores, so a value read back is equal.
    #[must_use]
    pub fn now(&self) -> DateTime<Utc> {
        match self {
            #[expect(
                clippy::disallowed_methods,
                reason = "the one place that reads the time"
            )]
            Self::System => chrono::SubsecRound::trunc_subsecs(Utc::now(), 6),
            Self::ByHand(at) => *at.lock().unwrap_or_else(PoisonError::into_inner),
        }
    }

    /// Moves a clock by hand; the system's cannot be moved.
    pub fn advance(&self, by: TimeDelta) {
        if let Self::ByHand(at) = self {
            *at.lock().unwrap_or_else(PoisonError::into_inner) += by;
        }
    }
}
