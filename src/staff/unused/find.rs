//! Which accounts nobody has used for long, and which of them stay all the same.

use chrono::{DateTime, TimeDelta, Utc};
use diesel::prelude::*;
use diesel::sql_types::{Bool, Nullable, Text, Timestamptz, Uuid as SqlUuid};
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use crate::platform::ids::{OrganisationId, StaffId};
use crate::platform::problem::Problem;
use crate::staff::actions::require_another_coordinator;
use crate::staff::problems::LAST_COORDINATOR;
use crate::staff::query::grants_of;

/// How long before its end an account's owner is told.
pub const NOTICE: TimeDelta = TimeDelta::days(14);

/// An account is used by signing in, and by a token of a program.
const UNUSED: &str = "
    select s.id, s.organisation_id, s.email, s.unused_warned_at, u.used
      from staff s
     cross join lateral (
           select greatest(s.created_at, s.signed_in_at,
               (select max(t.seen_at) from tokens t where t.staff_id = s.id)) as used) u
     where s.email is not null and s.disabled_at is null and u.used <= $1
     order by s.id";

/// Whether somebody runs the installation who is the only one left.
const LAST_OPERATOR: &str = "
    select exists (select from grants where staff_id = $1 and role = 'operator')
       and not exists (
           select from grants g join staff s on s.id = g.staff_id
            where g.role = 'operator' and s.id <> $1 and s.disabled_at is null and s.email is not null) as last";

/// An open account that nobody has used for long.
#[derive(Debug, QueryableByName)]
pub struct UnusedAccount {
    #[diesel(sql_type = SqlUuid)]
    pub id: StaffId,
    /// None for the operator alone.
    #[diesel(sql_type = Nullable<SqlUuid>)]
    pub organisation_id: Option<OrganisationId>,
    #[diesel(sql_type = Text)]
    pub email: String,
    #[diesel(sql_type = Nullable<Timestamptz>)]
    pub unused_warned_at: Option<DateTime<Utc>>,
    /// When somebody used it last, or it was made.
    #[diesel(sql_type = Timestamptz)]
    pub used: DateTime<Utc>,
}

impl UnusedAccount {
    /// When its owner was told, since it was used last.
    pub fn warned_at(&self) -> Option<DateTime<Utc>> {
        self.unused_warned_at.filter(|at| *at > self.used)
    }
}

#[derive(QueryableByName)]
struct Last {
    #[diesel(sql_type = Bool)]
    last: bool,
}

/// Those that nobody has used since.
pub async fn unused_since(
    conn: &mut AsyncPgConnection,
    since: DateTime<Utc>,
) -> QueryResult<Vec<UnusedAccount>> {
    diesel::sql_query(UNUSED)
        .bind::<Timestamptz, _>(since)
        .load(conn)
        .await
}

/// Whether others could go on without the account; in the caller's transaction.
///
/// # Errors
/// Of the database.
pub async fn may_close(conn: &mut AsyncPgConnection, id: StaffId) -> Result<bool, Problem> {
    let operator: Last = diesel::sql_query(LAST_OPERATOR)
        .bind::<SqlUuid, _>(id)
        .get_result(conn)
        .await?;
    if operator.last {
        return Ok(false);
    }
    let grants = grants_of(conn, &[id]).await?;
    match require_another_coordinator(conn, id, &grants).await {
        Ok(()) => Ok(true),
        Err(problem) if *problem.kind == LAST_COORDINATOR => Ok(false),
        Err(problem) => Err(problem),
    }
}
