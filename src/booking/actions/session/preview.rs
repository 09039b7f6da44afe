//! What a change of a session would do, without doing it: the change itself, rolled back.
//! So what staff are shown is what they get.

use chrono::{DateTime, Utc};
use diesel::result::Error;
use diesel_async::{AsyncConnection, AsyncPgConnection};

use super::change::{ChangeOutcome, change_session};
use crate::booking::problems::GUARDS;
use crate::platform::db::Tried;
use crate::platform::ids::{SessionId, StaffId};
use crate::platform::problem::Problem;
use crate::session::SessionChange;

/// Who would be notified, and what speaks against the change.
#[derive(Debug, Default)]
pub struct ChangePreview {
    /// As if a guard that refuses were overridden; nobody where something else refuses.
    pub outcome: ChangeOutcome,
    /// The 409 that the change would be answered with.
    pub refused: Option<Problem>,
}

/// Tries a change and takes it back.
///
/// # Errors
/// As `change_session`, but for 409, which is a part of the answer.
pub async fn preview_change(
    conn: &mut AsyncPgConnection,
    target: SessionId,
    change: &SessionChange,
    by: StaffId,
    now: DateTime<Utc>,
) -> Result<ChangePreview, Problem> {
    let refused = match try_change(conn, target, change, by, now).await {
        Ok(outcome) => {
            return Ok(ChangePreview {
                outcome,
                refused: None,
            });
        }
        Err(problem) if problem.kind.status == 409 => problem,
        Err(problem) => return Err(problem),
    };
    let mut outcome = ChangeOutcome::default();
    if GUARDS.contains(&refused.kind) {
        let overridden = SessionChange {
            overridden: Some(String::new()),
            ..change.clone()
        };
        outcome = try_change(conn, target, &overridden, by, now).await?;
    }
    Ok(ChangePreview {
        outcome,
        refused: Some(refused),
    })
}

async fn try_change(
    conn: &mut AsyncPgConnection,
    target: SessionId,
    change: &SessionChange,
    by: StaffId,
    now: DateTime<Utc>,
) -> Result<ChangeOutcome, Problem> {
    let mut tried = Tried::nothing();
    let ended = conn
        .transaction::<(), Error, _>(async |conn| {
            tried.take_back(change_session(conn, target, change, by, now).await)
        })
        .await;
    tried.told(ended)
}
