//! When a session is: by the venue's clock, and as instants. A course spans its meetings.
//! Rows, plans and meetings share it.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use diesel::prelude::*;

use crate::schema::sessions;

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
