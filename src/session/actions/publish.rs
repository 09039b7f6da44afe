//! The steps of a session towards the public: a draft is proposed, then published.
//! Each is a conditional update that names the states it leaves; a course takes its meetings along.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use serde_json::json;

use super::campaign_rules::keeps_campaign_rules;
use crate::platform::audit::{self, Act};
use crate::platform::ids::{SessionId, StaffId};
use crate::platform::problem::Problem;
use crate::schema::sessions;
use crate::session::model::{Session, StoredStatus};
use crate::session::query;
use crate::session::search::write_terms_of;
use crate::session::seats::lock::lock_seats;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PublicationStep {
    /// To whoever may publish.
    Propose,
    /// To its audience.
    Publish,
}

impl PublicationStep {
    fn leaves(self) -> &'static [StoredStatus] {
        match self {
            Self::Propose => &[StoredStatus::Draft],
            Self::Publish => &[StoredStatus::Draft, StoredStatus::Proposed],
        }
    }

    fn reaches(self) -> StoredStatus {
        match self {
            Self::Propose => StoredStatus::Proposed,
            Self::Publish => StoredStatus::Published,
        }
    }

    fn act(self) -> &'static str {
        match self {
            Self::Propose => "session.proposed",
            Self::Publish => "session.published",
        }
    }
}

/// Takes a step; false when it was taken before.
///
/// # Errors
/// 409 from any other status, for one meeting of a course, and where an edition does not allow it.
pub async fn take_step(
    conn: &mut AsyncPgConnection,
    session: &Session,
    step: PublicationStep,
    by: StaffId,
    now: DateTime<Utc>,
) -> Result<bool, Problem> {
    lock_seats(conn, &[session.id]).await?;
    let id = session.id;
    let left = diesel::update(sessions::table)
        .filter(
            sessions::id
                .eq(id)
                .and(sessions::course_id.is_null())
                .or(sessions::course_id.eq(id)),
        )
        .filter(sessions::status.eq_any(step.leaves()))
        .set((
            sessions::status.eq(step.reaches()),
            sessions::version.eq(sessions::version + 1),
            sessions::updated_at.eq(now),
        ))
        .returning(sessions::id)
        .get_results::<SessionId>(conn)
        .await?;
    if !left.contains(&id) {
        let found = query::load(conn, id)
            .await?
            .ok_or_else(Problem::not_found)?;
        return if found.status == step.reaches() {
            Ok(false)
        } else {
            Err(Problem::wrong_state(found.status(now).name()))
        };
    }
    if step == PublicationStep::Publish {
        keeps_campaign_rules(conn, id).await?;
        write_terms_of(conn, id).await?;
    }
    let act = Act {
        staff: by,
        organisation: Some(session.organisation_id),
        act: step.act(),
        object: id.into(),
        facts: json!({}),
    };
    audit::record(conn, act, now).await?;
    Ok(true)
}
