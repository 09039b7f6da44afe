//! Occupies rooms and helpers for the time of a session.
//! They are locked first, in id order: concurrent inserts into an exclusion constraint would
//! otherwise deadlock. The constraint has the last word.

use std::collections::HashMap;
use std::ops::Bound;

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use uuid::Uuid;

use super::{Resource, ResourceKind};
use crate::platform::db::broken_constraint;
use crate::platform::ids::{OrganisationId, RoomId, SessionId, StaffId};
use crate::platform::problem::Problem;
use crate::schema::{occupations, rooms, staff};
use crate::session::model::{Session, Timing};
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

/// A session that occupies something at the same time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Other {
    session: SessionId,
    clash_group: SessionId,
}

impl Occupant {
    /// A stored session, which may overlap nothing but what staff allowed it to.
    pub fn of(session: &Session) -> Self {
        Self {
            session: session.id,
            organisation: session.organisation_id,
            clash_group: session.clash_group,
            timing: session.timing,
            clash_allowed: false,
        }
    }

    /// The clash group it joins, or the session that it clashes with.
    fn judge(self, others: &[Other]) -> Result<SessionId, SessionId> {
        match others {
            [] => Ok(self.session),
            [other] if self.clash_allowed || other.clash_group == self.clash_group => {
                Ok(other.clash_group)
            }
            [other, ..] => Err(other.session),
        }
    }
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

/// Locks helpers, in id order.
pub async fn lock_helpers(conn: &mut AsyncPgConnection, helpers: &[StaffId]) -> QueryResult<()> {
    let resources: Vec<Resource> = helpers
        .iter()
        .map(|helper| Resource {
            id: (*helper).into(),
            kind: ResourceKind::Helper,
        })
        .collect();
    lock(conn, &resources).await
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
    let mut others: Vec<Other> = overlapping(conn, occupant, &ids)
        .await?
        .into_iter()
        .map(|(_, other)| other)
        .collect();
    others.dedup();
    occupant
        .judge(&others)
        .map_err(|other| Problem::new(&CLASH).fact("sessionId", other.to_string()))
}

/// Which of these helpers cannot come to a stored session, each with the session that takes them.
pub async fn taken_at(
    conn: &mut AsyncPgConnection,
    session: &Session,
    helpers: &[StaffId],
) -> QueryResult<HashMap<StaffId, SessionId>> {
    let occupant = Occupant::of(session);
    let ids: Vec<Uuid> = helpers.iter().map(|one| (*one).into()).collect();
    let mut others: HashMap<Uuid, Vec<Other>> = HashMap::new();
    for (resource, other) in overlapping(conn, occupant, &ids).await? {
        others.entry(resource).or_default().push(other);
    }
    let judged = others
        .into_iter()
        .filter_map(|(helper, others)| Some((helper.into(), occupant.judge(&others).err()?)));
    Ok(judged.collect())
}

/// What occupies these at the time of a session beside it, in order of id.
async fn overlapping(
    conn: &mut AsyncPgConnection,
    occupant: Occupant,
    ids: &[Uuid],
) -> QueryResult<Vec<(Uuid, Other)>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let rows: Vec<(Uuid, SessionId, SessionId)> = occupations::table
        .filter(occupations::resource.eq_any(ids))
        .filter(occupations::span.overlaps_with(range(occupant.timing)))
        .filter(occupations::session_id.ne(occupant.session))
        .select((
            occupations::resource,
            occupations::session_id,
            occupations::clash_group,
        ))
        .order((occupations::session_id, occupations::resource))
        .load(conn)
        .await?;
    let other = |(resource, session, clash_group)| {
        (
            resource,
            Other {
                session,
                clash_group,
            },
        )
    };
    Ok(rows.into_iter().map(other).collect())
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

/// Puts one helper in another's place.
///
/// # Errors
/// 409 when they are somewhere else at that time.
pub async fn hand_over(
    conn: &mut AsyncPgConnection,
    occupant: Occupant,
    from: StaffId,
    to: StaffId,
) -> Result<(), Problem> {
    diesel::delete(
        occupations::table
            .filter(occupations::session_id.eq(occupant.session))
            .filter(occupations::resource.eq_any([Uuid::from(from), Uuid::from(to)])),
    )
    .execute(conn)
    .await?;
    let helper = Resource {
        id: to.into(),
        kind: ResourceKind::Helper,
    };
    occupy(conn, occupant, &[helper]).await
}

fn range(timing: Timing) -> (Bound<DateTime<Utc>>, Bound<DateTime<Utc>>) {
    (
        Bound::Included(timing.starts_at),
        Bound::Excluded(timing.ends_at),
    )
}
