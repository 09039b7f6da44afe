//! Occupies rooms and helpers for the time of a session.
//! They are locked first, in id order: concurrent inserts into an exclusion constraint would
//! otherwise deadlock. The constraint has the last word.

use std::ops::Bound;

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use uuid::Uuid;

use super::Resource;
use crate::platform::db::broken_constraint;
use crate::platform::ids::{OrganisationId, RoomId, SessionId, StaffId};
use crate::platform::problem::Problem;
use crate::schema::{occupations, rooms, staff};
use crate::session::model::Timing;
use crate::session::problems::CLASH;

/// The session that occupies resources, and when.
#[derive(Debug, Clone, Copy)]
pub struct Occupant {
    pub session: SessionId,
    pub organisation: OrganisationId,
    /// Sessions of one clash group may overlap.
    pub clash_group: SessionId,
    pub timing: Timing,
    /// Staff allow it to overlap one other session.
    pub clash_allowed: bool,
}

/// Locks rooms, then helpers, each in id order.
pub async fn lock(conn: &mut AsyncPgConnection, resources: &[Resource]) -> QueryResult<()> {
    let ids: Vec<Uuid> = resources.iter().map(|one| one.id).collect();
    if ids.is_empty() {
        return Ok(());
    }
    let _rooms: Vec<RoomId> = rooms::table
        .filter(rooms::id.eq_any(&ids))
        .order(rooms::id)
        .select(rooms::id)
        .for_no_key_update()
        .load(conn)
        .await?;
    let _helpers: Vec<StaffId> = staff::table
        .filter(staff::id.eq_any(&ids))
        .order(staff::id)
        .select(staff::id)
        .for_no_key_update()
        .load(conn)
        .await?;
    Ok(())
}

/// The clash group a session joins: its own, or that of the one session it may overlap.
///
/// # Errors
/// 409 with the other session's id when it may not, or when there would be three.
pub async fn clash_group(
    conn: &mut AsyncPgConnection,
    occupant: Occupant,
    resources: &[Resource],
) -> Result<SessionId, Problem> {
    let ids: Vec<Uuid> = resources.iter().map(|one| one.id).collect();
    if ids.is_empty() {
        return Ok(occupant.session);
    }
    let others: Vec<(SessionId, SessionId)> = occupations::table
        .filter(occupations::resource.eq_any(ids))
        .filter(occupations::span.overlaps_with(range(occupant.timing)))
        .filter(occupations::session_id.ne(occupant.session))
        .select((occupations::session_id, occupations::clash_group))
        .distinct()
        .order(occupations::session_id)
        .load(conn)
        .await?;
    match others.as_slice() {
        [] => Ok(occupant.session),
        [(_, group)] if occupant.clash_allowed || *group == occupant.clash_group => Ok(*group),
        [(other, _), ..] => Err(Problem::new(&CLASH).fact("sessionId", other.to_string())),
    }
}

/// Occupies the resources.
///
/// # Errors
/// 409 when somebody was first.
pub async fn occupy(
    conn: &mut AsyncPgConnection,
    occupant: Occupant,
    resources: &[Resource],
) -> Result<(), Problem> {
    let rows: Vec<_> = resources
        .iter()
        .map(|resource| {
            (
                occupations::session_id.eq(occupant.session),
                occupations::resource.eq(resource.id),
                occupations::resource_kind.eq(resource.kind.name()),
                occupations::organisation_id.eq(occupant.organisation),
                occupations::span.eq(range(occupant.timing)),
                occupations::clash_group.eq(occupant.clash_group),
            )
        })
        .collect();
    match diesel::insert_into(occupations::table)
        .values(rows)
        .execute(conn)
        .await
    {
        Err(error) if broken_constraint(&error) == Some("occupations_no_clash") => {
            Err(Problem::new(&CLASH).because(error))
        }
        other => Ok(other.map(drop)?),
    }
}

/// Releases whatever the sessions occupy.
pub async fn release(conn: &mut AsyncPgConnection, sessions: &[SessionId]) -> QueryResult<()> {
    diesel::delete(occupations::table.filter(occupations::session_id.eq_any(sessions)))
        .execute(conn)
        .await
        .map(drop)
}

fn range(timing: Timing) -> (Bound<DateTime<Utc>>, Bound<DateTime<Utc>>) {
    (
        Bound::Included(timing.starts_at),
        Bound::Excluded(timing.ends_at),
    )
}
