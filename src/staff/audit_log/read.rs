//! Reads the log of some organisations, the newest first.

use chrono::{DateTime, Days, NaiveDate, NaiveTime, Utc};
use diesel::pg::Pg;
use diesel::prelude::*;
use diesel::sql_types::{Bool, Nullable};
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use uuid::Uuid;

use super::entry::AuditEntry;
use super::filter::AuditFilter;
use crate::platform::auth::Scope;
use crate::platform::input::paging::{COUNTED, Paging, Total};
use crate::platform::time::{Zone, resolve};
use crate::schema::{audit, organisations, staff};

type Joined = diesel::dsl::LeftJoinQuerySource<
    diesel::dsl::LeftJoinQuerySource<
        audit::table,
        staff::table,
        diesel::dsl::Eq<diesel::dsl::Nullable<staff::id>, audit::staff_id>,
    >,
    organisations::table,
    diesel::dsl::Eq<diesel::dsl::Nullable<organisations::id>, audit::organisation_id>,
>;
type Condition = Box<dyn BoxableExpression<Joined, Pg, SqlType = Nullable<Bool>>>;

#[diesel::dsl::auto_type]
fn joined() -> _ {
    audit::table
        .left_join(staff::table.on(staff::id.nullable().eq(audit::staff_id)))
        .left_join(organisations::table.on(organisations::id.nullable().eq(audit::organisation_id)))
}

/// A page of the log, within the organisations that a scope reaches whole.
pub async fn list_entries(
    conn: &mut AsyncPgConnection,
    scope: &Scope,
    filter: &AuditFilter,
    paging: Paging,
) -> QueryResult<(Vec<AuditEntry>, Total)> {
    let rows = newest_entries(conn, scope, filter, (paging.offset(), paging.limit)).await?;
    let counted: Vec<Uuid> = joined()
        .filter(condition(scope, filter))
        .limit(COUNTED + 1)
        .select(audit::id)
        .load(conn)
        .await?;
    let next = counted.len() > usize::try_from(paging.offset() + paging.limit).unwrap_or(0);
    let total = Total::counted(i64::try_from(counted.len()).unwrap_or(COUNTED), next);
    Ok((rows, total))
}

/// The newest acts, within the organisations that a scope reaches whole.
pub async fn newest_entries(
    conn: &mut AsyncPgConnection,
    scope: &Scope,
    filter: &AuditFilter,
    (offset, limit): (i64, i64),
) -> QueryResult<Vec<AuditEntry>> {
    joined()
        .filter(condition(scope, filter))
        .order((audit::at.desc(), audit::id.desc()))
        .limit(limit)
        .offset(offset)
        .select((
            audit::id,
            audit::at,
            audit::staff_id,
            staff::name.nullable(),
            audit::act,
            audit::object_id,
            (organisations::slug, organisations::name).nullable(),
            audit::facts,
        ))
        .load(conn)
        .await
}

fn condition(scope: &Scope, filter: &AuditFilter) -> Condition {
    let mut all: Condition = match scope.everything {
        true => Box::new(true.into_sql::<Bool>().nullable()),
        false => Box::new(audit::organisation_id.eq_any(scope.organisations.clone())),
    };
    if let Some(object) = filter.object {
        all = Box::new(all.and(audit::object_id.eq(object)));
    }
    if let Some(by) = filter.staff {
        all = Box::new(all.and(audit::staff_id.eq(by)));
    }
    if let Some(from) = filter.from {
        all = Box::new(all.and(audit::at.ge(midnight(from))));
    }
    if let Some(after) = filter.to.and_then(|to| to.checked_add_days(Days::new(1))) {
        all = Box::new(all.and(audit::at.lt(midnight(after))));
    }
    all
}

/// The clocks of Sweden and Norway agree.
fn midnight(day: NaiveDate) -> DateTime<Utc> {
    let start = NaiveTime::MIN;
    resolve(day, start, Zone::STOCKHOLM, None).unwrap_or(day.and_time(start).and_utc())
}
