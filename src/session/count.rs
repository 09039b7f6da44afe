//! The attendance record of a session, in versions: how many came, counted or estimated.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use diesel::dsl::{exists, max};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use serde_json::{Value, json};
use uuid::Uuid;

use super::model::Session;
use super::problems::{COUNTED_BY_MEETINGS, NOT_STARTED};
use super::seats::lock_seats;
use crate::platform::audit::{self, Act};
use crate::platform::ids::{OrganisationId, StaffId};
use crate::platform::problem::Problem;
use crate::schema::{attendance, counts, sessions, staff, walk_ins};

/// A count as it is stored.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = counts, check_for_backend(diesel::pg::Pg))]
pub struct Count {
    /// From 1.
    pub version: i32,
    /// `counted` or `estimated`.
    pub state: String,
    /// People in the room.
    pub total: i32,
    /// Of them children.
    pub children: Option<i32>,
    /// Of them women.
    pub women: Option<i32>,
    /// Of them men.
    pub men: Option<i32>,
    /// Of them here for the first time.
    pub first_visits: Option<i32>,
    /// People who took part from elsewhere; not in the total.
    pub digital: Option<i32>,
    /// By age band.
    pub ages: Option<Value>,
    /// By language.
    pub languages: Option<Value>,
    /// When it was written.
    pub at: DateTime<Utc>,
}

/// What was counted.
#[derive(Debug, Clone, Default)]
pub struct NewCount {
    pub state: &'static str,
    pub total: i32,
    pub children: Option<i32>,
    pub women: Option<i32>,
    pub men: Option<i32>,
    pub first_visits: Option<i32>,
    pub digital: Option<i32>,
    pub ages: Option<BTreeMap<String, i32>>,
    pub languages: Option<BTreeMap<String, i32>>,
}

/// Every version with the name of who wrote it, the newest first.
///
/// # Errors
/// Of the database.
pub async fn versions(
    conn: &mut AsyncPgConnection,
    session: Uuid,
) -> QueryResult<Vec<(Count, String)>> {
    counts::table
        .inner_join(staff::table)
        .filter(counts::session_id.eq(session))
        .order(counts::version.desc())
        .select((Count::as_select(), staff::name))
        .load(conn)
        .await
}

/// What check-ins and walk-ins say: a proposal, never a count.
///
/// # Errors
/// Of the database.
pub async fn proposed(conn: &mut AsyncPgConnection, session: Uuid) -> QueryResult<i64> {
    use diesel::dsl::sum;
    let came: Option<i64> = attendance::table
        .filter(attendance::session_id.eq(session))
        .select(sum(attendance::people))
        .get_result(conn)
        .await?;
    let walked_in: Option<i64> = walk_ins::table
        .filter(walk_ins::session_id.eq(session))
        .select(sum(walk_ins::count))
        .get_result(conn)
        .await?;
    Ok(came.unwrap_or(0) + walked_in.unwrap_or(0))
}

/// Refuses what takes no count now.
///
/// # Errors
/// 409 for a course's own row, before the start, and for a cancelled session.
pub async fn countable(
    conn: &mut AsyncPgConnection,
    session: &Session,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    let meetings = sessions::table.filter(sessions::course_id.eq(session.id));
    if diesel::select(exists(meetings)).get_result(conn).await? {
        return Err(Problem::new(&COUNTED_BY_MEETINGS));
    }
    if session.status == "cancelled" {
        return Err(Problem::wrong_state("cancelled"));
    }
    if session.starts_at > now {
        return Err(Problem::new(&NOT_STARTED).fact("startsAt", session.starts_at.to_rfc3339()));
    }
    Ok(())
}

/// Writes the next version. The session's counters are its lock.
///
/// # Errors
/// As [`countable`].
pub async fn put(
    conn: &mut AsyncPgConnection,
    id: Uuid,
    count: &NewCount,
    by: StaffId,
    now: DateTime<Utc>,
) -> Result<i32, Problem> {
    lock_seats(conn, &[id]).await?;
    let session = super::load(conn, id)
        .await?
        .ok_or_else(Problem::not_found)?;
    countable(conn, &session, now).await?;
    let last: Option<i32> = counts::table
        .filter(counts::session_id.eq(id))
        .select(max(counts::version))
        .get_result(conn)
        .await?;
    let version = last.unwrap_or(0) + 1;
    diesel::insert_into(counts::table)
        .values((
            counts::session_id.eq(id),
            counts::version.eq(version),
            counts::organisation_id.eq(session.organisation_id),
            counts::state.eq(count.state),
            counts::total.eq(count.total),
            counts::children.eq(count.children),
            counts::women.eq(count.women),
            counts::men.eq(count.men),
            counts::first_visits.eq(count.first_visits),
            counts::digital.eq(count.digital),
            counts::ages.eq(count.ages.as_ref().map(|ages| json!(ages))),
            counts::languages.eq(count.languages.as_ref().map(|all| json!(all))),
            counts::by.eq(by.0),
            counts::at.eq(now),
        ))
        .execute(conn)
        .await?;
    let act = Act {
        staff: by,
        organisation: Some(OrganisationId(session.organisation_id)),
        act: "session.counted",
        object: id,
        facts: json!({ "version": version, "total": count.total, "state": count.state }),
    };
    audit::record(conn, act, now).await?;
    Ok(version)
}
