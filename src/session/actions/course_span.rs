//! When a course is, by its meetings: from its first one's start to its last one's end.
//! A cancelled meeting counts only where no other is left.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use crate::platform::ids::SessionId;
use crate::schema::sessions;
use crate::session::model::{StoredStatus, Timing};
use crate::session::query;

/// Brings a course's own row up to date after one of its meetings has changed.
pub async fn follow_meetings(
    conn: &mut AsyncPgConnection,
    course: SessionId,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    let meetings = query::meetings(conn, course).await?;
    let all: Vec<Timing> = meetings.iter().map(|meeting| meeting.timing).collect();
    let taking_place: Vec<Timing> = meetings
        .iter()
        .filter(|meeting| meeting.status != StoredStatus::Cancelled)
        .map(|meeting| meeting.timing)
        .collect();
    let Some(timing) = Timing::of_course(&taking_place).or_else(|| Timing::of_course(&all)) else {
        return Ok(());
    };
    diesel::update(sessions::table.find(course))
        .set((
            timing,
            sessions::version.eq(sessions::version + 1),
            sessions::updated_at.eq(now),
        ))
        .execute(conn)
        .await
        .map(drop)
}
