//! Creates a draft: a session, or a course with its meetings.
//! A course's own row occupies nothing; its meetings do.

use chrono::{DateTime, Utc};
use diesel_async::{AsyncConnection, AsyncPgConnection};
use serde_json::json;

use super::draft_rows::{DraftPart, DraftRow, insert_drafts};
use crate::platform::audit::{self, Act};
use crate::platform::idempotency::{IdempotentRequest, claim_or_find};
use crate::platform::ids::{SessionId, StaffId};
use crate::platform::problem::Problem;
use crate::session::plan::new_session::NewSession;
use crate::session::plan::parse::SessionPlan;
use crate::session::resources::occupation;
use crate::session::search::write_terms_of;

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
    occupation::lock(conn, &new.references.needs()).await?;
    insert_drafts(conn, new, &rows(id, &new.plan), now).await?;
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

/// The session alone, or the course and its meetings.
fn rows(id: SessionId, plan: &SessionPlan) -> Vec<DraftRow> {
    let part = match plan.meetings.is_empty() {
        true => DraftPart::Single,
        false => DraftPart::Course,
    };
    let whole = DraftRow {
        id,
        part,
        timing: plan.timing,
    };
    let meetings = plan.meetings.iter();
    let meetings = meetings.map(|timing| DraftRow::new(DraftPart::Meeting(id), *timing));
    std::iter::once(whole).chain(meetings).collect()
}
