//! When a session is: by the venue's clock, and as instants. A course spans its meetings.
//! Rows, plans and meetings share it.

use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, Utc};
use diesel::prelude::*;

use crate::schema::sessions;

/// The length of the longest session, or meeting: a week, for a fair.
pub const MAX_MINUTES: i32 = 7 * 24 * 60;
pub const LONGEST: TimeDelta = TimeDelta::minutes(MAX_MINUTES as i64);

/// When a session is: by the venue's clock, and as instants.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = sessions, check_for_backend(diesel::pg::Pg))]
pub struct Timing {
    pub local_date: NaiveDate,
    pub local_time: NaiveTime,
    pub starts_at: DateTime<Utc>,
    pub ends_at: DateTime<Utc>,
}

impl Timing {
    /// A course lasts from its first meeting's start to its last one's end.
    pub fn of_course(meetings: &[Self]) -> Option<Self> {
        let first = meetings.iter().min_by_key(|timing| timing.starts_at)?;
        let ends_at = meetings.iter().map(|timing| timing.ends_at).max()?;
        Some(Self { ends_at, ..*first })
    }
}
