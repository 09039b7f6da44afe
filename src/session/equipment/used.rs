//! What sessions use of equipment, and which sessions use one kind.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use crate::platform::ids::{EquipmentId, SessionId};
use crate::platform::problem::Problem;
use crate::schema::{equipment, session_equipment, sessions};
use crate::session::model::StoredStatus;
use crate::session::problems::EQUIPMENT_IN_USE;

/// What a session uses of one kind.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Queryable)]
pub struct UsedEquipment {
    pub id: EquipmentId,
    pub name: String,
    pub count: i32,
}

/// What each of some sessions uses, by name.
pub async fn used_by_several(
    conn: &mut AsyncPgConnection,
    sessions: &[SessionId],
) -> QueryResult<HashMap<SessionId, Vec<UsedEquipment>>> {
    let rows: Vec<(SessionId, UsedEquipment)> = session_equipment::table
        .inner_join(equipment::table)
        .filter(session_equipment::session_id.eq_any(sessions))
        .order((equipment::name, equipment::id))
        .select((
            session_equipment::session_id,
            (equipment::id, equipment::name, session_equipment::count),
        ))
        .load(conn)
        .await?;
    let mut used: HashMap<SessionId, Vec<UsedEquipment>> = HashMap::new();
    for (session, one) in rows {
        used.entry(session).or_default().push(one);
    }
    Ok(used)
}

pub async fn used_by(
    conn: &mut AsyncPgConnection,
    session: SessionId,
) -> QueryResult<Vec<UsedEquipment>> {
    let mut used = used_by_several(conn, &[session]).await?;
    Ok(used.remove(&session).unwrap_or_default())
}

/// How many sessions use one kind, by whether somebody could still come.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct EquipmentUse {
    pub to_come: i64,
    /// Over, or cancelled.
    pub over: i64,
}

impl EquipmentUse {
    pub async fn load(
        conn: &mut AsyncPgConnection,
        id: EquipmentId,
        now: DateTime<Utc>,
    ) -> QueryResult<Self> {
        let with = || {
            session_equipment::table
                .inner_join(sessions::table)
                .filter(session_equipment::equipment_id.eq(id))
        };
        let all: i64 = with().count().get_result(conn).await?;
        let to_come = with()
            .filter(sessions::ends_at.gt(now))
            .filter(sessions::status.ne(StoredStatus::Cancelled))
            .count()
            .get_result(conn)
            .await?;
        Ok(Self {
            to_come,
            over: all - to_come,
        })
    }

    #[must_use]
    pub fn is_none(self) -> bool {
        self == Self::default()
    }

    /// Why the equipment stays.
    #[must_use]
    pub fn refuses(self) -> Problem {
        Problem::new(&EQUIPMENT_IN_USE)
            .fact("sessionsToCome", self.to_come)
            .fact("sessionsOver", self.over)
    }
}
