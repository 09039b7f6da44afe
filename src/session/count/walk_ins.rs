//! Bare numbers of a session: who came, and at a drop-in who was served and who was turned away.
//! Only who came counts in what is proposed as the count and in reports.

use std::collections::HashMap;

use diesel::dsl::sum;
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use serde::Serialize;
use utoipa::ToSchema;

use crate::platform::ids::SessionId;
use crate::platform::text_enum;
use crate::schema::walk_ins;

text_enum! {
    /// What a bare number counts.
    pub enum WalkInKind {
        /// They came.
        Came = "came",
        /// They got help.
        Served = "served",
        /// They left without.
        TurnedAway = "turned-away",
    }
}

/// The three counts of a session.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct WalkInSums {
    #[schema(minimum = 0)]
    pub came: i64,
    #[schema(minimum = 0)]
    pub served: i64,
    #[schema(minimum = 0)]
    pub turned_away: i64,
}

impl WalkInSums {
    #[must_use]
    pub fn of(self, kind: WalkInKind) -> i64 {
        match kind {
            WalkInKind::Came => self.came,
            WalkInKind::Served => self.served,
            WalkInKind::TurnedAway => self.turned_away,
        }
    }

    fn of_mut(&mut self, kind: WalkInKind) -> &mut i64 {
        match kind {
            WalkInKind::Came => &mut self.came,
            WalkInKind::Served => &mut self.served,
            WalkInKind::TurnedAway => &mut self.turned_away,
        }
    }
}

/// The counts of a list of sessions; one without any is left out.
pub async fn walk_in_sums(
    conn: &mut AsyncPgConnection,
    sessions: &[SessionId],
) -> QueryResult<HashMap<SessionId, WalkInSums>> {
    let kinds = (walk_ins::session_id, walk_ins::kind);
    let found: Vec<(SessionId, WalkInKind, Option<i64>)> = walk_ins::table
        .filter(walk_ins::session_id.eq_any(sessions))
        .group_by(kinds)
        .select((walk_ins::session_id, walk_ins::kind, sum(walk_ins::count)))
        .load(conn)
        .await?;
    let mut sums: HashMap<SessionId, WalkInSums> = HashMap::new();
    for (session, kind, people) in found {
        *sums.entry(session).or_default().of_mut(kind) = people.unwrap_or(0);
    }
    Ok(sums)
}

/// The counts of one session.
pub async fn walk_ins_of(
    conn: &mut AsyncPgConnection,
    session: SessionId,
) -> QueryResult<WalkInSums> {
    let mut sums = walk_in_sums(conn, &[session]).await?;
    Ok(sums.remove(&session).unwrap_or_default())
}
