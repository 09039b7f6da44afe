//! Stores the next version of a session's count.
//! Versions follow each other without a gap: the session's seat counters are the lock.

use chrono::{DateTime, Utc};
use diesel::dsl::exists;
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use serde_json::json;

use crate::platform::audit::{self, Act};
use crate::platform::ids::{SessionId, StaffId};
use crate::platform::problem::{Problem, STALE};
use crate::platform::time::rfc3339;
use crate::schema::{counts, sessions};
use crate::session::count::history;
use crate::session::count::model::{CountEntry, NewCount};
use crate::session::count::plausible::plausible;
use crate::session::model::{Session, StoredStatus};
use crate::session::problems::{COUNTED_BY_MEETINGS, NOT_STARTED};
use crate::session::query;
use crate::session::seats::lock::lock_seats;

/// Refuses a session that cannot be counted now.
///
/// # Errors
/// 409 for a course, which is counted by its meetings, for a cancelled session, and before the start.
pub async fn countable(
    conn: &mut AsyncPgConnection,
    session: &Session,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    let meetings = sessions::table.filter(sessions::course_id.eq(session.id));
    if diesel::select(exists(meetings)).get_result(conn).await? {
        return Err(Problem::new(&COUNTED_BY_MEETINGS));
    }
    if session.status == StoredStatus::Cancelled {
        return Err(Problem::wrong_state(StoredStatus::Cancelled.name()));
    }
    if session.timing.starts_at > now {
        return Err(Problem::new(&NOT_STARTED).fact("startsAt", rfc3339(session.timing.starts_at)));
    }
    Ok(())
}

/// A report of how many came.
#[derive(Debug, Clone)]
pub struct CountReport {
    pub entry: CountEntry,
    /// Whoever reports says that an unlikely figure is right.
    pub sure: bool,
    /// The version that was seen, where the report is one against it alone.
    pub seen: Option<i32>,
    pub by: StaffId,
}

/// Stores what is reported; the same figures again make no version.
///
/// # Errors
/// As [`countable`]; 412 when somebody reported since; 409 for a total that nobody could expect; 422 when a part that stays is larger than the total.
pub async fn put(
    conn: &mut AsyncPgConnection,
    id: SessionId,
    reported: CountReport,
    now: DateTime<Utc>,
) -> Result<i32, Problem> {
    lock_seats(conn, &[id]).await?;
    let session = query::load(conn, id)
        .await?
        .ok_or_else(Problem::not_found)?;
    countable(conn, &session, now).await?;
    let newest = history::newest(conn, id).await?;
    let last = newest.as_ref().map_or(0, |count| count.version);
    if reported.seen.is_some_and(|seen| seen != last) {
        return Err(Problem::new(&STALE));
    }
    let count = reported.entry.upon(newest.clone())?;
    if newest.is_some_and(|newest| NewCount::from(newest) == count) {
        return Ok(last);
    }
    if !reported.sure {
        plausible(conn, &session, count.total).await?;
    }
    let version = last + 1;
    insert(conn, &session, version, &count, reported.by, now).await?;
    let act = Act {
        staff: reported.by,
        organisation: Some(session.organisation_id),
        act: "session.counted",
        object: id.into(),
        facts: json!({ "version": version, "total": count.total, "state": count.state }),
    };
    audit::record(conn, act, now).await?;
    Ok(version)
}

async fn insert(
    conn: &mut AsyncPgConnection,
    session: &Session,
    version: i32,
    count: &NewCount,
    by: StaffId,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    diesel::insert_into(counts::table)
        .values((
            counts::session_id.eq(session.id),
            counts::version.eq(version),
            counts::organisation_id.eq(session.organisation_id),
            counts::state.eq(count.state),
            counts::total.eq(count.total),
            counts::children.eq(count.children),
            counts::women.eq(count.women),
            counts::men.eq(count.men),
            counts::first_visits.eq(count.first_visits),
            counts::digital.eq(count.digital),
            counts::ages.eq(count.ages.as_ref()),
            counts::languages.eq(count.languages.as_ref()),
            counts::by.eq(by),
            counts::at.eq(now),
        ))
        .execute(conn)
        .await
        .map(drop)
}
