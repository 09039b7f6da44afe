//! Sessions that begin soon, as people are reminded of them: whoever they are for, a course by each of its meetings.
//! Narrow rows, for all venues at once. The booking slice asks.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel::sql_types::Bool;
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use super::model::{StoredStatus, Timing};
use crate::platform::db::SqlExpression;
use crate::platform::ids::SessionId;
use crate::schema::sessions;

/// When a session or a meeting begins, and where its bookings stand.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = sessions, check_for_backend(diesel::pg::Pg))]
pub struct StartingSession {
    pub id: SessionId,
    course_id: Option<SessionId>,
    #[diesel(embed)]
    pub timing: Timing,
    pub time_zone: String,
}

impl StartingSession {
    /// The session that holds the bookings: of a meeting, its course.
    #[must_use]
    pub fn booked_in(&self) -> SessionId {
        self.course_id.unwrap_or(self.id)
    }
}

/// Those that are published and begin after `after` and before `before`. A course with meetings is not among them,
/// its meetings are.
pub async fn starting_sessions(
    conn: &mut AsyncPgConnection,
    after: DateTime<Utc>,
    before: DateTime<Utc>,
) -> QueryResult<Vec<StartingSession>> {
    let no_course: SqlExpression<Bool> = SqlExpression::sql(
        "not exists (select from sessions meeting where meeting.course_id = sessions.id)",
    );
    sessions::table
        .filter(
            sessions::starts_at
                .gt(after)
                .and(sessions::starts_at.lt(before)),
        )
        .filter(sessions::status.eq(StoredStatus::Published))
        .filter(no_course)
        .order((sessions::starts_at, sessions::id))
        .select(StartingSession::as_select())
        .load(conn)
        .await
}
