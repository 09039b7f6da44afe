//! Closed days as they are stored: a span of whole days, or of short ones, of an organisation or a venue.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use serde_json::Value;

use super::hours::Hours;
use crate::platform::audit::Act;
use crate::platform::auth::{Scope, Target};
use crate::platform::ids::{ClosedDaysId, OrganisationId, StaffId, VenueId};
use crate::platform::problem::{Problem, STALE};
use crate::platform::text::LocalText;
use crate::schema::closed_days;

/// A row.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable)]
#[diesel(table_name = closed_days, check_for_backend(diesel::pg::Pg))]
pub struct ClosedDays {
    pub id: ClosedDaysId,
    pub organisation_id: OrganisationId,
    /// None where it holds for every venue of the organisation.
    pub venue_id: Option<VenueId>,
    pub first_day: NaiveDate,
    /// The same day or a later one.
    pub last_day: NaiveDate,
    pub reason: LocalText,
    /// Of a short day, with the next; none where it is closed.
    pub opens_at: Option<NaiveTime>,
    pub closes_at: Option<NaiveTime>,
    pub version: i32,
}

impl ClosedDays {
    #[must_use]
    pub fn target(&self) -> Target {
        Target {
            organisation: self.organisation_id,
            venue: self.venue_id,
            helps: false,
        }
    }

    /// How long it is open on those days.
    #[must_use]
    pub fn hours(&self) -> Hours {
        match (self.opens_at, self.closes_at) {
            (Some(opens), Some(closes)) => Hours::Short(opens, closes),
            _ => Hours::Closed,
        }
    }
}

/// An act on some days, for the audit log.
#[must_use]
pub fn act(days: &ClosedDays, by: StaffId, act: &'static str, facts: Value) -> Act<'static> {
    Act {
        staff: by,
        organisation: Some(days.organisation_id),
        act,
        object: days.id.into(),
        facts,
    }
}

/// What is said of some days.
#[derive(Debug, Clone, PartialEq, AsChangeset)]
#[diesel(table_name = closed_days, treat_none_as_null = true)]
pub struct NewClosedDays {
    pub first_day: NaiveDate,
    pub last_day: NaiveDate,
    pub reason: LocalText,
    pub opens_at: Option<NaiveTime>,
    pub closes_at: Option<NaiveTime>,
}

/// Whether it says something else than a row does.
#[must_use]
pub fn differs(said: &NewClosedDays, row: &ClosedDays) -> bool {
    (said.first_day, said.last_day) != (row.first_day, row.last_day)
        || (said.opens_at, said.closes_at) != (row.opens_at, row.closes_at)
        || said.reason != row.reason
}

pub async fn add(
    conn: &mut AsyncPgConnection,
    id: ClosedDaysId,
    organisation: OrganisationId,
    venue: Option<VenueId>,
    new: &NewClosedDays,
    now: DateTime<Utc>,
) -> QueryResult<ClosedDays> {
    diesel::insert_into(closed_days::table)
        .values((
            closed_days::id.eq(id),
            closed_days::organisation_id.eq(organisation),
            closed_days::venue_id.eq(venue),
            closed_days::first_day.eq(new.first_day),
            closed_days::last_day.eq(new.last_day),
            closed_days::reason.eq(&new.reason),
            closed_days::opens_at.eq(new.opens_at),
            closed_days::closes_at.eq(new.closes_at),
            closed_days::created_at.eq(now),
            closed_days::updated_at.eq(now),
        ))
        .returning(ClosedDays::as_returning())
        .get_result(conn)
        .await
}

/// The days with an id, where the scope covers them.
///
/// # Errors
/// 404 where it does not.
pub async fn find(
    conn: &mut AsyncPgConnection,
    scope: &Scope,
    id: &str,
) -> Result<ClosedDays, Problem> {
    let id: ClosedDaysId = id.parse().map_err(|_unread| Problem::not_found())?;
    let found = closed_days::table
        .find(id)
        .select(ClosedDays::as_select())
        .first(conn)
        .await
        .optional()?;
    found
        .filter(|days| scope.covers(days.target()))
        .ok_or_else(Problem::not_found)
}

/// A page of those that are not over before `from`, the earliest first, and how many there are in all. Of some venues,
/// and of organisations for all of theirs.
pub async fn list(
    conn: &mut AsyncPgConnection,
    (organisations, venues): (&[OrganisationId], &[VenueId]),
    from: Option<NaiveDate>,
    (offset, limit): (i64, i64),
) -> QueryResult<(Vec<ClosedDays>, i64)> {
    let of_them = || {
        let for_all = closed_days::venue_id
            .is_null()
            .and(closed_days::organisation_id.eq_any(organisations));
        let own = closed_days::venue_id.eq_any(venues).assume_not_null();
        let found = closed_days::table.filter(for_all.or(own)).into_boxed();
        match from {
            Some(day) => found.filter(closed_days::last_day.ge(day)),
            None => found,
        }
    };
    let rows = of_them()
        .select(ClosedDays::as_select())
        .order((closed_days::first_day, closed_days::id))
        .offset(offset)
        .limit(limit)
        .load(conn)
        .await?;
    let total = of_them().count().get_result(conn).await?;
    Ok((rows, total))
}

/// Changes days that are still at `version`.
///
/// # Errors
/// 412 when somebody else changed them.
pub async fn change(
    conn: &mut AsyncPgConnection,
    id: ClosedDaysId,
    version: i32,
    said: &NewClosedDays,
    now: DateTime<Utc>,
) -> Result<ClosedDays, Problem> {
    diesel::update(closed_days::table.find(id))
        .filter(closed_days::version.eq(version))
        .set((
            said,
            closed_days::version.eq(version.wrapping_add(1)),
            closed_days::updated_at.eq(now),
        ))
        .returning(ClosedDays::as_returning())
        .get_result(conn)
        .await
        .optional()?
        .ok_or_else(|| Problem::new(&STALE))
}

pub async fn remove(conn: &mut AsyncPgConnection, id: ClosedDaysId) -> QueryResult<()> {
    diesel::delete(closed_days::table.find(id))
        .execute(conn)
        .await
        .map(drop)
}
