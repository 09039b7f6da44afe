//! The sessions that somebody helps at on some days, as they are handed to others when that person is ill.
//! A course is not among them, its meetings are: each is on a day.

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use diesel::sql_types::Bool;
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use super::actions::replace_helper::REPLACED;
use super::model::{Session, StoredStatus};
use super::of_days::MOST_IN_ONE_ACT;
use super::query::joined;
use crate::platform::auth::{Scope, Target};
use crate::platform::db::SqlExpression;
use crate::platform::ids::{OrganisationId, StaffId, VenueId};
use crate::platform::problem::{Fault, Faults};
use crate::schema::{session_helpers, sessions, staff};

/// As many days as one act may cover.
pub const MOST_DAYS: i64 = 31;

/// A helper, and days by their venues' own calendars.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HelperDays {
    pub helper: StaffId,
    pub from: NaiveDate,
    /// That day too.
    pub to: NaiveDate,
}

impl HelperDays {
    /// Notes what is wrong with two days, at `/to`.
    pub fn check(from: NaiveDate, to: NaiveDate, faults: &mut Faults) {
        if to < from {
            faults.add("/to", Fault::new("end-before-start"));
        } else if (to - from).num_days() >= MOST_DAYS {
            faults.add("/to", Fault::new("too-many-days").fact("max", MOST_DAYS));
        }
    }

    /// Those within the scope that somebody must still hold, in order of time: neither over nor cancelled. One more
    /// than one act may take at most.
    pub async fn load(
        &self,
        conn: &mut AsyncPgConnection,
        scope: &Scope,
        now: DateTime<Utc>,
    ) -> QueryResult<Vec<Session>> {
        let ahead = SqlExpression::sql("sessions.status <> 'cancelled' and sessions.ends_at > ")
            .instant(now)
            .then(" and exists (select from session_helpers h where h.session_id = sessions.id and h.staff_id = ")
            .id(self.helper)
            .then(")");
        self.load_where(conn, scope, ahead).await
    }

    /// Those that were handed to others, or cancelled while the person was to help.
    pub async fn load_settled(
        &self,
        conn: &mut AsyncPgConnection,
        scope: &Scope,
    ) -> QueryResult<Vec<Session>> {
        let settled = SqlExpression::sql(
            "(exists (select from audit where audit.object_id = sessions.id and audit.act = ",
        )
        .text(REPLACED.to_owned())
        .then(" and audit.facts ->> 'from' = ")
        .text(self.helper.to_string())
        .then(
            ") or sessions.status = 'cancelled' and exists (select from session_helpers h \
                 where h.session_id = sessions.id and h.staff_id = ",
        )
        .id(self.helper)
        .then("))");
        self.load_where(conn, scope, settled).await
    }

    /// What begins on those days and of which a condition is true.
    async fn load_where(
        &self,
        conn: &mut AsyncPgConnection,
        scope: &Scope,
        condition: SqlExpression<Bool>,
    ) -> QueryResult<Vec<Session>> {
        let no_course: SqlExpression<Bool> = SqlExpression::sql(
            "not exists (select from sessions meeting where meeting.course_id = sessions.id)",
        );
        let mut found: Vec<Session> = joined()
            .filter(sessions::local_date.between(self.from, self.to))
            .filter(sessions::organisation_id.eq_any(scope.owners().collect::<Vec<_>>()))
            .filter(no_course)
            .filter(condition)
            .order((sessions::starts_at, sessions::id))
            .limit(i64::try_from(MOST_IN_ONE_ACT).unwrap_or(i64::MAX) + 1)
            .select(Session::as_select())
            .load(conn)
            .await?;
        found.retain(|session| scope.covers(session.target(false)));
        Ok(found)
    }
}

/// Who helps at sessions within the scope that are to come, by name.
pub async fn helpers_ahead(
    conn: &mut AsyncPgConnection,
    scope: &Scope,
    now: DateTime<Utc>,
) -> QueryResult<Vec<(StaffId, String)>> {
    let rows: Vec<(String, StaffId, OrganisationId, VenueId)> = session_helpers::table
        .inner_join(sessions::table.on(sessions::id.eq(session_helpers::session_id)))
        .inner_join(staff::table.on(staff::id.eq(session_helpers::staff_id)))
        .filter(sessions::organisation_id.eq_any(scope.owners().collect::<Vec<_>>()))
        .filter(sessions::status.ne(StoredStatus::Cancelled))
        .filter(sessions::ends_at.gt(now))
        .select((
            staff::name,
            staff::id,
            sessions::organisation_id,
            sessions::venue_id,
        ))
        .distinct()
        .order((staff::name, staff::id))
        .load(conn)
        .await?;
    let reached = rows.into_iter().filter(|(_, _, organisation, venue)| {
        scope.covers(Target {
            organisation: *organisation,
            venue: Some(*venue),
            helps: false,
        })
    });
    let mut people: Vec<(StaffId, String)> = reached.map(|(name, id, ..)| (id, name)).collect();
    people.dedup();
    Ok(people)
}
