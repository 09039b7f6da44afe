//! Stores the next version of a session's count.
//! Versions follow each other without a gap: the session's seat counters are the lock.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use diesel::dsl::{exists, max};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use serde_json::json;

use crate::platform::audit::{self, Act};
use crate::platform::ids::{SessionId, StaffId};
use crate::platform::problem::Problem;
use crate::platform::text_enum;
use crate::schema::{counts, sessions};
use crate::session::model::{Session, StoredStatus};
use crate::session::problems::{COUNTED_BY_MEETINGS, NOT_STARTED};
use crate::session::query;
use crate::session::seats::lock::lock_seats;

text_enum! {
    /// How sure a count is.
    pub enum CountState {
        Counted = "counted",
        Estimated = "estimated",
    }
}

/// A checked count to be stored as the next version.
#[derive(Debug, Clone)]
pub struct NewCount {
    pub state: CountState,
    pub total: i32,
    pub children: Option<i32>,
    pub women: Option<i32>,
    pub men: Option<i32>,
    pub first_visits: Option<i32>,
    pub digital: Option<i32>,
    pub ages: Option<BTreeMap<String, i32>>,
    pub languages: Option<BTreeMap<String, i32>>,
}

impl NewCount {
    /// Of the people in the room, without their parts.
    #[must_use]
    pub fn of_total(state: CountState, total: i32) -> Self {
        Self {
            state,
            total,
            children: None,
            women: None,
            men: None,
            first_visits: None,
            digital: None,
            ages: None,
            languages: None,
        }
    }
}

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
        return Err(
            Problem::new(&NOT_STARTED).fact("startsAt", session.timing.starts_at.to_rfc3339())
        );
    }
    Ok(())
}

/// # Errors
/// As [`countable`].
pub async fn put(
    conn: &mut AsyncPgConnection,
    id: SessionId,
    count: &NewCount,
    by: StaffId,
    now: DateTime<Utc>,
) -> Result<i32, Problem> {
    lock_seats(conn, &[id]).await?;
    let session = query::load(conn, id)
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
            counts::by.eq(by),
            counts::at.eq(now),
        ))
        .execute(conn)
        .await?;
    let act = Act {
        staff: by,
        organisation: Some(session.organisation_id),
        act: "session.counted",
        object: id.into(),
        facts: json!({ "version": version, "total": count.total, "state": count.state }),
    };
    audit::record(conn, act, now).await?;
    Ok(version)
}
