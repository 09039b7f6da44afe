//! Absences as they are stored.

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use crate::platform::ids::{AbsenceId, OrganisationId, StaffId};
use crate::platform::problem::{Problem, STALE};
use crate::schema::{absences, staff};

/// A row.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = absences, check_for_backend(diesel::pg::Pg))]
pub struct Absence {
    pub id: AbsenceId,
    /// Whose member of staff it is.
    pub organisation_id: OrganisationId,
    pub staff_id: StaffId,
    pub first_day: NaiveDate,
    /// The same day or a later one.
    pub last_day: NaiveDate,
    pub version: i32,
}

impl Absence {
    #[must_use]
    pub fn covers(&self, day: NaiveDate) -> bool {
        self.first_day <= day && day <= self.last_day
    }
}

/// An absence with the helper's name.
pub type NamedAbsence = (Absence, String);

/// Those of some helpers that touch the days from `from` to `to`.
pub async fn of_helpers(
    conn: &mut AsyncPgConnection,
    helpers: &[StaffId],
    from: NaiveDate,
    to: NaiveDate,
) -> QueryResult<Vec<NamedAbsence>> {
    absences::table
        .inner_join(staff::table)
        .filter(absences::staff_id.eq_any(helpers))
        .filter(absences::first_day.le(to))
        .filter(absences::last_day.ge(from))
        .order((absences::first_day, absences::id))
        .select((Absence::as_select(), staff::name))
        .load(conn)
        .await
}

/// A page of those of some helpers that are not over before `from`, the earliest first, and how many there are.
pub async fn list(
    conn: &mut AsyncPgConnection,
    helpers: &[StaffId],
    from: NaiveDate,
    (offset, limit): (i64, i64),
) -> QueryResult<(Vec<NamedAbsence>, i64)> {
    let of_them = || {
        absences::table
            .filter(absences::staff_id.eq_any(helpers))
            .filter(absences::last_day.ge(from))
    };
    let rows = of_them()
        .inner_join(staff::table)
        .order((absences::first_day, absences::id))
        .offset(offset)
        .limit(limit)
        .select((Absence::as_select(), staff::name))
        .load(conn)
        .await?;
    let total = of_them().count().get_result(conn).await?;
    Ok((rows, total))
}

pub async fn find(
    conn: &mut AsyncPgConnection,
    id: AbsenceId,
) -> QueryResult<Option<NamedAbsence>> {
    absences::table
        .inner_join(staff::table)
        .filter(absences::id.eq(id))
        .select((Absence::as_select(), staff::name))
        .get_result(conn)
        .await
        .optional()
}

pub async fn add(
    conn: &mut AsyncPgConnection,
    absence: &Absence,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    diesel::insert_into(absences::table)
        .values((
            absences::id.eq(absence.id),
            absences::organisation_id.eq(absence.organisation_id),
            absences::staff_id.eq(absence.staff_id),
            absences::first_day.eq(absence.first_day),
            absences::last_day.eq(absence.last_day),
            absences::created_at.eq(now),
            absences::updated_at.eq(now),
        ))
        .execute(conn)
        .await
        .map(drop)
}

/// Moves an absence that is still at its version to other days.
///
/// # Errors
/// 412 when it is not.
pub async fn move_to(
    conn: &mut AsyncPgConnection,
    before: &Absence,
    (first, last): (NaiveDate, NaiveDate),
    now: DateTime<Utc>,
) -> Result<Absence, Problem> {
    let same = absences::table
        .filter(absences::id.eq(before.id))
        .filter(absences::version.eq(before.version));
    let moved = diesel::update(same)
        .set((
            absences::first_day.eq(first),
            absences::last_day.eq(last),
            absences::version.eq(absences::version + 1),
            absences::updated_at.eq(now),
        ))
        .returning(Absence::as_returning())
        .get_result(conn)
        .await
        .optional()?;
    moved.ok_or_else(|| Problem::new(&STALE))
}

pub async fn remove(conn: &mut AsyncPgConnection, id: AbsenceId) -> QueryResult<()> {
    diesel::delete(absences::table.find(id))
        .execute(conn)
        .await
        .map(drop)
}
