//! Writes absences with their row in the audit log. API and desk call these.

use chrono::{DateTime, NaiveDate, Utc};
use diesel_async::{AsyncConnection, AsyncPgConnection};
use serde_json::json;

use super::store::{self, Absence};
use crate::platform::audit::{self, Act};
use crate::platform::idempotency::{IdempotentRequest, claim_or_find};
use crate::platform::ids::{AbsenceId, StaffId};
use crate::platform::problem::Problem;

/// An absence, and whether an earlier request with the same key has noted it.
#[derive(Debug, Clone, Copy)]
pub struct NotedAbsence {
    pub id: AbsenceId,
    pub replayed: bool,
}

/// Notes an absence once.
///
/// # Errors
/// As of the key.
pub async fn note_absence(
    conn: &mut AsyncPgConnection,
    absence: &Absence,
    once: Option<&IdempotentRequest>,
    by: StaffId,
    now: DateTime<Utc>,
) -> Result<NotedAbsence, Problem> {
    conn.transaction::<_, Problem, _>(async |conn| {
        let owner = Some(absence.organisation_id);
        let known = claim_or_find(once, conn, "absence", owner, absence.id, now).await?;
        if let Some(id) = known {
            return Ok(NotedAbsence { id, replayed: true });
        }
        store::add(conn, absence, now).await?;
        record(conn, absence, "absence.noted", by, now).await?;
        Ok(NotedAbsence {
            id: absence.id,
            replayed: false,
        })
    })
    .await
}

/// Moves an absence to other days.
///
/// # Errors
/// 412 when somebody moved it meanwhile.
pub async fn move_absence(
    conn: &mut AsyncPgConnection,
    before: &Absence,
    days: (NaiveDate, NaiveDate),
    by: StaffId,
    now: DateTime<Utc>,
) -> Result<Absence, Problem> {
    conn.transaction::<_, Problem, _>(async |conn| {
        let moved = store::move_to(conn, before, days, now).await?;
        record(conn, &moved, "absence.moved", by, now).await?;
        Ok(moved)
    })
    .await
}

/// Takes an absence back: the helper is there.
///
/// # Errors
/// 500 when the database does not answer.
pub async fn remove_absence(
    conn: &mut AsyncPgConnection,
    absence: &Absence,
    by: StaffId,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    conn.transaction::<_, Problem, _>(async |conn| {
        store::remove(conn, absence.id).await?;
        record(conn, absence, "absence.removed", by, now).await
    })
    .await
}

async fn record(
    conn: &mut AsyncPgConnection,
    absence: &Absence,
    act: &'static str,
    by: StaffId,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    let act = Act {
        staff: by,
        organisation: Some(absence.organisation_id),
        act,
        object: absence.staff_id.into(),
        facts: json!({ "from": absence.first_day, "to": absence.last_day }),
    };
    Ok(audit::record(conn, act, now).await?)
}
