//! The sessions of a venue on some days, as they are called off together: by a storm, by a kind.
//! A course is not among them, its meetings are: each is on a day.

use chrono::NaiveDate;
use diesel::prelude::*;
use diesel::sql_types::Bool;
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use super::model::{Session, SessionKind, StoredStatus};
use super::query::joined;
use crate::platform::auth::Scope;
use crate::platform::db::SqlExpression;
use crate::platform::ids::{SeriesId, VenueId};
use crate::schema::sessions;

/// As many as one act may cancel.
pub const MOST_IN_ONE_ACT: usize = 200;

/// Which sessions: published or cancelled ones, whatever the clock says.
#[derive(Debug, Clone)]
pub struct SessionsOfDays {
    pub venue: VenueId,
    pub from: NaiveDate,
    /// That day too.
    pub to: NaiveDate,
    pub kind: Option<SessionKind>,
    /// Only those of this series.
    pub series: Option<SeriesId>,
}

impl SessionsOfDays {
    /// Those within the scope in order of time, one more than one act may take at most.
    pub async fn load(
        &self,
        conn: &mut AsyncPgConnection,
        scope: &Scope,
    ) -> QueryResult<Vec<Session>> {
        let no_course: SqlExpression<Bool> = SqlExpression::sql(
            "not exists (select from sessions meeting where meeting.course_id = sessions.id)",
        );
        let mut query = joined()
            .filter(sessions::venue_id.eq(self.venue))
            .filter(sessions::local_date.between(self.from, self.to))
            .filter(sessions::status.eq_any([StoredStatus::Published, StoredStatus::Cancelled]))
            .filter(sessions::organisation_id.eq_any(scope.owners().collect::<Vec<_>>()))
            .filter(no_course)
            .order((sessions::starts_at, sessions::id))
            .limit(i64::try_from(MOST_IN_ONE_ACT).unwrap_or(i64::MAX) + 1)
            .select(Session::as_select())
            .into_boxed();
        if let Some(kind) = self.kind {
            query = query.filter(sessions::kind.eq(kind));
        }
        if let Some(series) = self.series {
            query = query.filter(sessions::series_id.eq(series));
        }
        let mut found: Vec<Session> = query.load(conn).await?;
        found.retain(|session| scope.covers(session.target(false)));
        Ok(found)
    }
}
