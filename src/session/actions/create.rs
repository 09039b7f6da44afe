//! Creates a draft: a session, or a course with its meetings.
//! A course's own row occupies nothing; its meetings do.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncConnection, AsyncPgConnection, RunQueryDsl};
use serde_json::json;

use super::links::insert_links;
use crate::platform::audit::{self, Act};
use crate::platform::idempotency::{IdempotentRequest, claim_or_find};
use crate::platform::ids::{SessionId, StaffId};
use crate::platform::problem::Problem;
use crate::schema::sessions;
use crate::session::model::StoredStatus;
use crate::session::model::Timing;
use crate::session::plan::new_session::NewSession;
use crate::session::resources::occupation;
use crate::session::search::write_terms_of;
use crate::session::seats::counters::SeatCounters;
use crate::session::seats::save::insert_seats;

/// A draft, and whether an earlier request with the same key has created it.
#[derive(Debug, Clone, Copy)]
pub struct Drafted {
    pub id: SessionId,
    pub replayed: bool,
}

/// Creates a draft once, in a transaction of its own.
///
/// # Errors
/// 409 for a clash.
pub async fn create_once(
    conn: &mut AsyncPgConnection,
    new: &NewSession,
    once: Option<&IdempotentRequest>,
    by: StaffId,
    now: DateTime<Utc>,
) -> Result<Drafted, Problem> {
    conn.transaction::<_, Problem, _>(async |conn| {
        let id = SessionId::fresh();
        let owner = Some(new.owner.organisation.id);
        if let Some(id) = claim_or_find(once, conn, "session", owner, id, now).await? {
            return Ok(Drafted { id, replayed: true });
        }
        create(conn, id, new, by, now).await?;
        Ok(Drafted {
            id,
            replayed: false,
        })
    })
    .await
}

async fn create(
    conn: &mut AsyncPgConnection,
    id: SessionId,
    new: &NewSession,
    by: StaffId,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    occupation::lock(conn, &new.references.resources()).await?;
    let row = DraftRow {
        id,
        course_id: None,
        clash_group: id,
        timing: new.plan.timing,
    };
    if new.plan.meetings.is_empty() {
        insert_occupying(conn, new, row, now).await?;
    } else {
        insert(conn, new, row, now).await?;
        for timing in &new.plan.meetings {
            insert_occupying(conn, new, DraftRow::meeting(id, *timing), now).await?;
        }
    }
    write_terms_of(conn, id).await?;
    let act = Act {
        staff: by,
        organisation: Some(new.owner.organisation.id),
        act: "session.drafted",
        object: id.into(),
        facts: json!({ "clashAllowed": new.plan.clash_allowed }),
    };
    Ok(audit::record(conn, act, now).await?)
}

/// A row to insert: a session, a course, or a meeting.
#[derive(Clone, Copy)]
struct DraftRow {
    id: SessionId,
    course_id: Option<SessionId>,
    clash_group: SessionId,
    timing: Timing,
}

impl DraftRow {
    fn meeting(course: SessionId, timing: Timing) -> Self {
        let id = SessionId::fresh();
        Self {
            id,
            course_id: Some(course),
            clash_group: id,
            timing,
        }
    }
}

/// Inserts a row that occupies its room and helpers.
async fn insert_occupying(
    conn: &mut AsyncPgConnection,
    new: &NewSession,
    row: DraftRow,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    let resources = new.references.resources();
    let mut occupant = new.occupant(row.id, row.clash_group, row.timing);
    occupant.clash_group = occupation::clash_group(conn, occupant, &resources).await?;
    let row = DraftRow {
        clash_group: occupant.clash_group,
        ..row
    };
    insert(conn, new, row, now).await?;
    occupation::occupy(conn, occupant, &resources).await
}

async fn insert(
    conn: &mut AsyncPgConnection,
    new: &NewSession,
    row: DraftRow,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    diesel::insert_into(sessions::table)
        .values((
            sessions::id.eq(row.id),
            sessions::course_id.eq(row.course_id),
            sessions::status.eq(StoredStatus::Draft),
            sessions::clash_group.eq(row.clash_group),
            sessions::created_at.eq(now),
            sessions::updated_at.eq(now),
            new.columns(row.timing),
        ))
        .execute(conn)
        .await?;
    let owner = &new.owner.organisation;
    new.plan.texts.insert(conn, row.id, owner.id).await?;
    let mut seats = SeatCounters::none_taken(row.id);
    if row.course_id.is_none() {
        seats.total = new.plan.seats_total;
        seats.reserve_for_desk(&new.plan.rules, row.timing.starts_at, now);
        new.plan.rules.insert(conn, row.id, owner.id).await?;
    } else {
        let rules = new.plan.rules.of_meeting();
        rules.insert(conn, row.id, owner.id).await?;
    }
    insert_seats(conn, &seats, owner.id).await?;
    insert_links(conn, row.id, new).await
}
