//! People who just come: a bare number takes no seat; somebody with a name is a booking that came
//! and takes one: the batcher makes it like any other.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncConnection, AsyncPgConnection, RunQueryDsl};
use serde_json::json;
use uuid::Uuid;

use super::attendance::not_before_the_morning;
use crate::platform::audit::{self, Act};
use crate::platform::idempotency::{Claimed, IdempotentRequest};
use crate::platform::ids::{OrganisationId, StaffId, fresh};
use crate::platform::problem::Problem;
use crate::schema::walk_ins;
use crate::session::Session;

/// Adds a bare number.
///
/// # Errors
/// 409 before the day or for a session called off.
pub async fn add_count(
    conn: &mut AsyncPgConnection,
    session: &Session,
    (count, by): (i32, StaffId),
    once: Option<&IdempotentRequest>,
    now: DateTime<Utc>,
) -> Result<(Uuid, bool), Problem> {
    on_the_day(session, now)?;
    let id = fresh();
    conn.transaction::<_, Problem, _>(async |conn| {
        if let Some(once) = once
            && let Claimed::Replay { created_id, .. } = once
                .claim(
                    conn,
                    "walk-in",
                    Some(session.organisation_id),
                    id,
                    None,
                    now,
                )
                .await?
        {
            return Ok((created_id, true));
        }
        diesel::insert_into(walk_ins::table)
            .values((
                walk_ins::id.eq(id),
                walk_ins::organisation_id.eq(session.organisation_id),
                walk_ins::session_id.eq(session.id),
                walk_ins::count.eq(count),
                walk_ins::by.eq(by.0),
                walk_ins::at.eq(now),
            ))
            .execute(conn)
            .await?;
        let act = Act {
            staff: by,
            organisation: Some(OrganisationId(session.organisation_id)),
            act: "walk-in.counted",
            object: session.id,
            facts: json!({ "count": count }),
        };
        audit::record(conn, act, now).await?;
        Ok((id, false))
    })
    .await
}

/// People walk in from the morning of the session's day, as long as it was not called off.
///
/// # Errors
/// 409 otherwise.
pub fn on_the_day(session: &Session, now: DateTime<Utc>) -> Result<(), Problem> {
    if session.status != "published" {
        return Err(Problem::wrong_state(&session.status));
    }
    not_before_the_morning(session, now)
}

/// Bare numbers of a session, added up.
///
/// # Errors
/// Of the database.
pub async fn counted(conn: &mut AsyncPgConnection, session: Uuid) -> QueryResult<i64> {
    let sum: Option<i64> = walk_ins::table
        .filter(walk_ins::session_id.eq(session))
        .select(diesel::dsl::sum(walk_ins::count))
        .get_result(conn)
        .await?;
    Ok(sum.unwrap_or(0))
}
