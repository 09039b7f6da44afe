//! Changes several sessions in one act, as a term that moves to another hour asks for: all of them, or none.
//! Each is planned against the version that was read; all are locked first, in one order. A preview is the act itself,
//! rolled back.

use chrono::{DateTime, Utc};
use diesel_async::{AsyncConnection, AsyncPgConnection};
use serde_json::Value;

use super::change::{ChangeOutcome, change_session};
use super::notified::NotifiedCounts;
use crate::platform::db::Tried;
use crate::platform::ids::{SessionId, StaffId};
use crate::platform::problem::Problem;
use crate::session::{self, SessionChange};

/// A session of several that were changed, and who was told of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ChangedOne {
    pub session: SessionId,
    pub notified: NotifiedCounts,
}

/// Changes them, in their order.
///
/// # Errors
/// As `change_session`, with the id of the one that was refused; nothing is changed then.
pub async fn change_sessions(
    conn: &mut AsyncPgConnection,
    planned: &[(SessionId, SessionChange)],
    by: StaffId,
    now: DateTime<Utc>,
) -> Result<Vec<ChangedOne>, Problem> {
    let targets: Vec<SessionId> = planned.iter().map(|(session, _)| *session).collect();
    conn.transaction::<_, Problem, _>(async |conn| {
        session::lock_families(conn, &targets).await?;
        let mut changed = Vec::with_capacity(planned.len());
        for (session, change) in planned {
            let outcome: Result<ChangeOutcome, Problem> =
                change_session(conn, *session, change, by, now).await;
            changed.push(ChangedOne {
                session: *session,
                notified: outcome
                    .map_err(|problem| naming(problem, *session))?
                    .notified,
            });
        }
        Ok(changed)
    })
    .await
}

/// What [`change_sessions`] would do.
///
/// # Errors
/// As it.
pub async fn preview_changes(
    conn: &mut AsyncPgConnection,
    planned: &[(SessionId, SessionChange)],
    by: StaffId,
    now: DateTime<Utc>,
) -> Result<Vec<ChangedOne>, Problem> {
    let mut tried = Tried::nothing();
    let ended = conn
        .transaction::<(), diesel::result::Error, _>(async |conn| {
            tried.take_back(change_sessions(conn, planned, by, now).await)
        })
        .await;
    tried.told(ended)
}

/// Says which of the sessions it was, where the problem has no session of its own.
fn naming(problem: Problem, target: SessionId) -> Problem {
    let may = problem.kind.declares("of") && !problem.facts.contains_key("of");
    match may {
        true => problem.fact("of", Value::from(target.to_string())),
        false => problem,
    }
}
