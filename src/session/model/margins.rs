//! How long a session needs room, helpers and equipment before its start and after its end. People are told neither.

use chrono::{DateTime, TimeDelta, Utc};
use diesel::prelude::*;

use super::timing::Timing;
use crate::schema::sessions;

/// To set up before the start and to clear away after the end.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, Queryable, Selectable, Insertable, AsChangeset,
)]
#[diesel(table_name = sessions, check_for_backend(diesel::pg::Pg))]
pub struct Margins {
    pub set_up_minutes: i32,
    pub clearing_minutes: i32,
}

/// From one instant until before another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    pub from: DateTime<Utc>,
    pub until: DateTime<Utc>,
}

impl Margins {
    /// What a session at that time occupies.
    #[must_use]
    pub fn around(self, timing: Timing) -> Span {
        Span {
            from: timing.starts_at - TimeDelta::minutes(self.set_up_minutes.into()),
            until: timing.ends_at + TimeDelta::minutes(self.clearing_minutes.into()),
        }
    }
}

impl Span {
    /// Whether all of another lies within it.
    #[must_use]
    pub fn holds(self, other: Self) -> bool {
        self.from <= other.from && other.until <= self.until
    }
}
