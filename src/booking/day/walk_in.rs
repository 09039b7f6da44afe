//! People who just come, as a bare number: they take no seat.
//! Somebody with a name is a booking that came, and takes one: the batcher makes it like any other.
//! API and desk add them, once for each key.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncConnection, AsyncPgConnection, RunQueryDsl};
use serde_json::json;
use uuid::Uuid;

use crate::booking::rules::may_walk_in;
use crate::platform::audit::{self, Act};
use crate::platform::idempotency::{IdempotentRequest, claim_or_find};
use crate::platform::ids::{StaffId, fresh};
use crate::platform::problem::Problem;
use crate::schema::walk_ins;
use crate::session::{Session, WalkInKind, lock_seats};

/// People to be added.
#[derive(Debug, Clone, Copy)]
pub struct NewWalkIns {
    /// What is counted.
    pub kind: WalkInKind,
    /// How many.
    pub count: i32,
    /// Who counted them.
    pub by: StaffId,
}

/// People that were added, now or by an earlier request with the same key.
#[derive(Debug, Clone, Copy)]
pub struct AddedWalkIns {
    /// The entry.
    pub id: Uuid,
    /// Whether an earlier request added them.
    pub replayed: bool,
}

/// Adds a bare number.
///
/// # Errors
/// 409 before the day or for a session called off.
pub async fn add_walk_ins(
    conn: &mut AsyncPgConnection,
    session: &Session,
    new: NewWalkIns,
    once: Option<&IdempotentRequest>,
    now: DateTime<Utc>,
) -> Result<AddedWalkIns, Problem> {
    may_walk_in(session, now)?;
    let id = fresh();
    let owner = Some(session.organisation_id);
    conn.transaction::<_, Problem, _>(async |conn| {
        if let Some(before) = claim_or_find(once, conn, "walk-in", owner, id, now).await? {
            let (id, replayed) = (before, true);
            return Ok(AddedWalkIns { id, replayed });
        }
        insert(conn, session, new, id, now).await?;
        let replayed = false;
        Ok(AddedWalkIns { id, replayed })
    })
    .await
}

async fn insert(
    conn: &mut AsyncPgConnection,
    session: &Session,
    new: NewWalkIns,
    id: Uuid,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    lock_seats(conn, &[session.id]).await?;
    diesel::insert_into(walk_ins::table)
        .values((
            walk_ins::id.eq(id),
            walk_ins::organisation_id.eq(session.organisation_id),
            walk_ins::session_id.eq(session.id),
            walk_ins::kind.eq(new.kind),
            walk_ins::count.eq(new.count),
            walk_ins::by.eq(new.by),
            walk_ins::at.eq(now),
        ))
        .execute(conn)
        .await?;
    let act = Act {
        staff: new.by,
        organisation: Some(session.organisation_id),
        act: "walk-in.counted",
        object: session.id.into(),
        facts: json!({ "count": new.count, "kind": new.kind }),
    };
    audit::record(conn, act, now).await
}
