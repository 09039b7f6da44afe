//! Occupies rooms and helpers for the time of a session, set-up and clearing included; what it uses of equipment is counted.
//! They are locked first, in id order: concurrent inserts into an exclusion constraint would
//! otherwise deadlock. The constraint has the last word.

use std::collections::HashMap;
use std::ops::Bound;

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt, Timestamptz, Uuid as SqlUuid};
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use uuid::Uuid;

use super::too_few::{Asked, too_few};
use super::{InTheWay, Needs, Resource, ResourceKind};
use crate::platform::db::broken_constraint;
use crate::platform::ids::{EquipmentId, OrganisationId, RoomId, SessionId, StaffId};
use crate::platform::problem::Problem;
use crate::schema::{equipment, occupations, rooms, staff};
use crate::session::model::{Session, Span};
use crate::session::problems::CLASH;

/// The session that occupies resources, and when.
#[derive(Debug, Clone, Copy)]
pub struct Occupant {
    pub session: SessionId,
    pub organisation: OrganisationId,
    /// Sessions of one clash group may overlap.
    pub clash_group: SessionId,
    pub span: Span,
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
            span: session.occupied(),
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

/// Locks rooms, then helpers, then equipment, each in id order.
pub async fn lock(conn: &mut AsyncPgConnection, needs: &Needs) -> QueryResult<()> {
    lock_resources(conn, &needs.resources).await?;
    let ids: Vec<EquipmentId> = needs.equipment.iter().map(|one| one.id).collect();
    if ids.is_empty() {
        return Ok(());
    }
    let _equipment: Vec<EquipmentId> = equipment::table
        .filter(equipment::id.eq_any(&ids))
        .order(equipment::id)
        .select(equipment::id)
        .for_no_key_update()
        .load(conn)
        .await?;
    Ok(())
}

async fn lock_resources(conn: &mut AsyncPgConnection, resources: &[Resource]) -> QueryResult<()> {
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
    lock_resources(conn, &resources).await
}

/// The clash group a session joins: its own, or that of the one session it may overlap.
///
/// # Errors
/// 409 with the other session's id when it may not, or when there would be three.
pub async fn clash_group(
    conn: &mut AsyncPgConnection,
    occupant: Occupant,
    needs: &Needs,
) -> Result<SessionId, Problem> {
    let groups = clash_groups(conn, &[(occupant, needs.clone())]).await?;
    Ok(groups.into_iter().next().unwrap_or(occupant.session))
}

/// The same for several sessions, each with what it occupies at its time.
///
/// # Errors
/// As [`clash_group`], for the first that may not.
pub async fn clash_groups(
    conn: &mut AsyncPgConnection,
    occupants: &[(Occupant, Needs)],
) -> Result<Vec<SessionId>, Problem> {
    let judged = judge_each(conn, occupants).await?;
    judged
        .into_iter()
        .map(|one| one.map_err(InTheWay::refuses))
        .collect()
}

/// For each of several sessions that would occupy the same: the clash group it joins, or what is in its way.
pub async fn judge_all(
    conn: &mut AsyncPgConnection,
    occupants: &[Occupant],
    needs: &Needs,
) -> QueryResult<Vec<Result<SessionId, InTheWay>>> {
    let each = occupants.iter().map(|one| (*one, needs.clone()));
    judge_each(conn, &each.collect::<Vec<_>>()).await
}

/// The same for several sessions, each with what it would occupy.
pub async fn judge_each(
    conn: &mut AsyncPgConnection,
    occupants: &[(Occupant, Needs)],
) -> QueryResult<Vec<Result<SessionId, InTheWay>>> {
    let overlapping = overlapping(conn, occupants).await?;
    let asked = occupants.iter().map(|(occupant, needs)| Asked {
        session: occupant.session,
        span: occupant.span,
        wanted: &needs.equipment,
    });
    let too_few = too_few(conn, &asked.collect::<Vec<_>>()).await?;
    let occupants = occupants.iter().map(|(occupant, _)| occupant);
    let judged = occupants.zip(overlapping).zip(too_few);
    let judged = judged.map(|((occupant, found), too_few)| {
        let mut others: Vec<Other> = found.into_iter().map(|(_, other)| other).collect();
        others.dedup();
        let group = occupant.judge(&others).map_err(|other| InTheWay {
            session: Some(other),
            equipment: None,
        })?;
        match too_few.filter(|_| !occupant.clash_allowed) {
            Some(in_the_way) => Err(in_the_way),
            None => Ok(group),
        }
    });
    Ok(judged.collect())
}

/// Which of these helpers cannot come to a stored session, each with the session that takes them.
pub async fn taken_at(
    conn: &mut AsyncPgConnection,
    session: &Session,
    helpers: &[StaffId],
) -> QueryResult<HashMap<StaffId, SessionId>> {
    let occupant = Occupant::of(session);
    let resources = helpers.iter().map(|helper| Resource {
        id: (*helper).into(),
        kind: ResourceKind::Helper,
    });
    let mut others: HashMap<Uuid, Vec<Other>> = HashMap::new();
    let found = overlapping(conn, &[(occupant, Needs::only(resources.collect()))]).await?;
    for (resource, other) in found.into_iter().flatten() {
        others.entry(resource).or_default().push(other);
    }
    let judged = others
        .into_iter()
        .filter_map(|(helper, others)| Some((helper.into(), occupant.judge(&others).err()?)));
    Ok(judged.collect())
}

/// What occupies the same as each session at its time, in order of id.
async fn overlapping(
    conn: &mut AsyncPgConnection,
    occupants: &[(Occupant, Needs)],
) -> QueryResult<Vec<Vec<(Uuid, Other)>>> {
    let mut found = vec![Vec::new(); occupants.len()];
    let asked: Vec<(i64, &Occupant, Uuid)> = (0..)
        .zip(occupants)
        .flat_map(|(place, (occupant, needs))| {
            let resources = needs.resources.iter();
            resources.map(move |resource| (place, occupant, resource.id))
        })
        .collect();
    if asked.is_empty() {
        return Ok(found);
    }
    let of = |at: fn(&Span) -> DateTime<Utc>| -> Vec<DateTime<Utc>> {
        asked.iter().map(|(_, one, _)| at(&one.span)).collect()
    };
    let places: Vec<i64> = asked.iter().map(|(place, ..)| *place).collect();
    let sessions: Vec<SessionId> = asked.iter().map(|(_, one, _)| one.session).collect();
    let resources: Vec<Uuid> = asked.iter().map(|(.., resource)| *resource).collect();
    let rows: Vec<OverlapRow> = diesel::sql_query(
        "select asked.place, o.resource, o.session_id, o.clash_group \
         from unnest($1, $2, $3, $4, $5) as asked (place, session, starts_at, ends_at, resource) \
         join occupations o on o.resource = asked.resource \
             and o.span && tstzrange(asked.starts_at, asked.ends_at, '[)') \
             and o.session_id <> asked.session \
         order by asked.place, o.session_id, o.resource",
    )
    .bind::<Array<BigInt>, _>(places)
    .bind::<Array<SqlUuid>, _>(sessions)
    .bind::<Array<Timestamptz>, _>(of(|span| span.from))
    .bind::<Array<Timestamptz>, _>(of(|span| span.until))
    .bind::<Array<SqlUuid>, _>(resources)
    .load(conn)
    .await?;
    for row in rows {
        let place = usize::try_from(row.place).ok();
        if let Some(others) = place.and_then(|place| found.get_mut(place)) {
            others.push((row.resource, row.other()));
        }
    }
    Ok(found)
}

#[derive(QueryableByName)]
struct OverlapRow {
    #[diesel(sql_type = BigInt)]
    place: i64,
    #[diesel(sql_type = SqlUuid)]
    resource: Uuid,
    #[diesel(sql_type = SqlUuid)]
    session_id: SessionId,
    #[diesel(sql_type = SqlUuid)]
    clash_group: SessionId,
}

impl OverlapRow {
    fn other(&self) -> Other {
        Other {
            session: self.session_id,
            clash_group: self.clash_group,
        }
    }
}

/// Occupies resources for a session.
///
/// # Errors
/// 409 when somebody was first.
pub async fn occupy(
    conn: &mut AsyncPgConnection,
    occupant: Occupant,
    resources: &[Resource],
) -> Result<(), Problem> {
    occupy_each(conn, &[(occupant, Needs::only(resources.to_vec()))]).await
}

/// The same for several sessions, each with what it occupies.
///
/// # Errors
/// As [`occupy`].
pub async fn occupy_each(
    conn: &mut AsyncPgConnection,
    occupants: &[(Occupant, Needs)],
) -> Result<(), Problem> {
    let mut rows = Vec::new();
    for (occupant, needs) in occupants {
        rows.extend(needs.resources.iter().map(|resource| {
            (
                occupations::session_id.eq(occupant.session),
                occupations::resource.eq(resource.id),
                occupations::resource_kind.eq(resource.kind.name()),
                occupations::organisation_id.eq(occupant.organisation),
                occupations::span.eq(range(occupant.span)),
                occupations::clash_group.eq(occupant.clash_group),
            )
        }));
    }
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

fn range(span: Span) -> (Bound<DateTime<Utc>>, Bound<DateTime<Utc>>) {
    (Bound::Included(span.from), Bound::Excluded(span.until))
}
