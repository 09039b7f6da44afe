//! Cancels several sessions in one act, as a storm or a sick helper asks for: all of them, or none.
//! All are locked first, in id order. A course goes before its meetings, so that nobody is told twice.
//! The API and the desk's page call this; a preview is the act itself, rolled back.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncConnection, AsyncPgConnection};
use serde_json::Value;

use super::cancel::cancel_locked;
use super::notified::NotifiedCounts;
use crate::platform::db::Tried;
use crate::platform::ids::{SessionId, StaffId};
use crate::platform::problem::{Problem, WRONG_STATE};
use crate::platform::text::LocalText;
use crate::session;

/// A session of several that were cancelled, and who was told of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CancelledOne {
    pub session: SessionId,
    /// Zero all over where it was cancelled before.
    pub notified: NotifiedCounts,
}

/// Cancels these sessions, in the order they are named.
///
/// # Errors
/// 409 with its id where one is over; nothing is cancelled then.
pub async fn cancel_sessions(
    conn: &mut AsyncPgConnection,
    targets: &[SessionId],
    reason: &LocalText,
    by: StaffId,
    now: DateTime<Utc>,
) -> Result<Vec<CancelledOne>, Problem> {
    conn.transaction::<_, Problem, _>(async |conn| {
        session::lock_families(conn, targets).await?;
        let mut cancelled = Vec::new();
        for target in courses_first(conn, targets).await? {
            let notified = cancel_locked(conn, target, reason, by, now).await;
            cancelled.push(CancelledOne {
                session: target,
                notified: notified.map_err(|problem| naming(problem, target))?,
            });
        }
        cancelled.sort_by_key(|one| targets.iter().position(|id| *id == one.session));
        Ok(cancelled)
    })
    .await
}

/// What [`cancel_sessions`] would do.
///
/// # Errors
/// As it.
pub async fn preview_cancellations(
    conn: &mut AsyncPgConnection,
    targets: &[SessionId],
    reason: &LocalText,
    by: StaffId,
    now: DateTime<Utc>,
) -> Result<Vec<CancelledOne>, Problem> {
    let mut tried = Tried::nothing();
    let ended = conn
        .transaction::<(), diesel::result::Error, _>(async |conn| {
            tried.take_back(cancel_sessions(conn, targets, reason, by, now).await)
        })
        .await;
    tried.told(ended)
}

async fn courses_first(
    conn: &mut AsyncPgConnection,
    targets: &[SessionId],
) -> QueryResult<Vec<SessionId>> {
    let mut all = session::load_all(conn, targets).await?;
    all.sort_by_key(|one| (one.course_id.is_some(), one.id));
    Ok(all.into_iter().map(|one| one.id).collect())
}

/// Says which of the sessions it was.
fn naming(problem: Problem, target: SessionId) -> Problem {
    match *problem.kind == WRONG_STATE {
        true => problem.fact("sessionId", Value::from(target.to_string())),
        false => problem,
    }
}
