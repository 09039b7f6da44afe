//! Forgets reports after ninety days, handled or not: they hold what people wrote.
//! The purge of the booking slice calls this; the pages promise it.

use chrono::{DateTime, TimeDelta, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use crate::schema::accessibility_reports;

/// How long a report is kept.
pub const KEPT_DAYS: i64 = 90;

pub async fn forget_reports(conn: &mut AsyncPgConnection, now: DateTime<Utc>) -> QueryResult<()> {
    let past = accessibility_reports::created_at.lt(now - TimeDelta::days(KEPT_DAYS));
    diesel::delete(accessibility_reports::table.filter(past))
        .execute(conn)
        .await
        .map(drop)
}
