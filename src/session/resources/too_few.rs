//! Whether enough equipment is free. The equipment is locked by whoever asks before it writes.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt, Integer, Timestamptz, Uuid as SqlUuid};
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use super::free::{InUse, least_free};
use super::{InTheWay, Pieces};
use crate::platform::ids::{EquipmentId, SessionId};
use crate::schema::equipment;
use crate::session::model::Span;

/// A session, and what it would use when.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    pub session: SessionId,
    pub span: Span,
    pub wanted: &'a [Pieces],
}

/// For each session: of what there are too few at its time, with a session that uses some.
pub async fn too_few(
    conn: &mut AsyncPgConnection,
    asked: &[Asked<'_>],
) -> QueryResult<Vec<Option<InTheWay>>> {
    let wanted = asked.iter().flat_map(|one| one.wanted);
    let ids: HashSet<EquipmentId> = wanted.map(|one| one.id).collect();
    if ids.is_empty() {
        return Ok(vec![None; asked.len()]);
    }
    let there: HashMap<EquipmentId, i32> = equipment::table
        .filter(equipment::id.eq_any(ids))
        .select((equipment::id, equipment::count))
        .load::<(EquipmentId, i32)>(conn)
        .await?
        .into_iter()
        .collect();
    let uses = in_use(conn, asked).await?;
    let judge = |(place, session): (usize, &Asked<'_>)| {
        session.wanted.iter().find_map(|one| {
            let uses = uses.get(&(place, one.id)).map_or(&[][..], Vec::as_slice);
            let there = there.get(&one.id).copied().unwrap_or(0);
            (least_free(there, session.span, uses) < one.count).then(|| InTheWay {
                session: uses.first().map(|one| one.by),
                equipment: Some(one.id),
            })
        })
    };
    Ok(asked.iter().enumerate().map(judge).collect())
}

#[derive(QueryableByName)]
struct UseRow {
    #[diesel(sql_type = BigInt)]
    place: i64,
    #[diesel(sql_type = SqlUuid)]
    equipment_id: EquipmentId,
    #[diesel(sql_type = SqlUuid)]
    session_id: SessionId,
    #[diesel(sql_type = Integer)]
    count: i32,
    #[diesel(sql_type = Timestamptz)]
    used_from: DateTime<Utc>,
    #[diesel(sql_type = Timestamptz)]
    used_until: DateTime<Utc>,
}

/// What uses the same at the time of each session beside it, in order of id. A course uses nothing, its meetings do.
async fn in_use(
    conn: &mut AsyncPgConnection,
    asked: &[Asked<'_>],
) -> QueryResult<HashMap<(usize, EquipmentId), Vec<InUse>>> {
    let asked: Vec<(i64, &Asked<'_>, EquipmentId)> = (0..)
        .zip(asked)
        .flat_map(|(place, one)| one.wanted.iter().map(move |pieces| (place, one, pieces.id)))
        .collect();
    let of = |at: fn(&Span) -> DateTime<Utc>| -> Vec<DateTime<Utc>> {
        asked.iter().map(|(_, one, _)| at(&one.span)).collect()
    };
    let places: Vec<i64> = asked.iter().map(|(place, ..)| *place).collect();
    let sessions: Vec<SessionId> = asked.iter().map(|(_, one, _)| one.session).collect();
    let equipment: Vec<EquipmentId> = asked.iter().map(|(.., equipment)| *equipment).collect();
    let rows: Vec<UseRow> = diesel::sql_query(
        "select asked.place, u.equipment_id, u.session_id, u.count, \
             s.starts_at - make_interval(mins => s.set_up_minutes) as used_from, \
             s.ends_at + make_interval(mins => s.clearing_minutes) as used_until \
         from unnest($1, $2, $3, $4, $5) as asked (place, session, used_from, used_until, equipment) \
         join session_equipment u on u.equipment_id = asked.equipment \
             and u.session_id <> asked.session \
         join sessions s on s.id = u.session_id and s.status <> 'cancelled' \
             and s.starts_at - make_interval(mins => s.set_up_minutes) < asked.used_until \
             and s.ends_at + make_interval(mins => s.clearing_minutes) > asked.used_from \
         where not exists (select from sessions meeting where meeting.course_id = s.id) \
         order by asked.place, u.session_id",
    )
    .bind::<Array<BigInt>, _>(places)
    .bind::<Array<SqlUuid>, _>(sessions)
    .bind::<Array<Timestamptz>, _>(of(|span| span.from))
    .bind::<Array<Timestamptz>, _>(of(|span| span.until))
    .bind::<Array<SqlUuid>, _>(equipment)
    .load(conn)
    .await?;
    let mut found: HashMap<(usize, EquipmentId), Vec<InUse>> = HashMap::new();
    for row in rows {
        let Ok(place) = usize::try_from(row.place) else {
            continue;
        };
        let uses = found.entry((place, row.equipment_id)).or_default();
        uses.push(InUse {
            span: Span {
                from: row.used_from,
                until: row.used_until,
            },
            count: row.count,
            by: row.session_id,
        });
    }
    Ok(found)
}
