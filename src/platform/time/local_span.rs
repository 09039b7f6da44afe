//! From when till when, by the clock on a venue's wall.
//! The end is an instant first: where the clock is put on or back in between, the wall shows another hour.

use chrono::{DateTime, Days, NaiveDate, NaiveDateTime, Utc};
use serde::{Deserialize, Serialize};

use super::zone::Zone;

/// From when till when, by the clock on a venue's wall.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct LocalSpan {
    pub start: NaiveDateTime,
    pub end: NaiveDateTime,
}

impl LocalSpan {
    #[must_use]
    pub fn of(starts_at: DateTime<Utc>, ends_at: DateTime<Utc>, zone: Zone) -> Self {
        Self {
            start: zone.local(starts_at),
            end: zone.local(ends_at),
        }
    }

    /// The day it begins on.
    #[must_use]
    pub fn day(&self) -> NaiveDate {
        self.start.date()
    }

    /// Whether its day need not be named again at the end. Midnight still belongs to the evening.
    #[must_use]
    pub fn ends_on_its_day(&self) -> bool {
        let midnight = self.day() + Days::new(1);
        self.end <= midnight.and_time(chrono::NaiveTime::MIN)
    }
}
