//! What refers to a venue or a room: neither goes while anything does.

use chrono::{DateTime, Utc};
use diesel::pg::Pg;
use diesel::prelude::*;
use diesel::sql_types::{Bool, Nullable};
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use super::model::StoredStatus;
use super::problems::{ROOM_IN_USE, VENUE_IN_USE};
use crate::platform::ids::{RoomId, VenueId};
use crate::platform::problem::Problem;
use crate::schema::{grants, questions, sessions};

/// How many sessions, by whether somebody could still come.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct RoomUse {
    pub to_come: i64,
    /// Over, or cancelled.
    pub over: i64,
}

/// What refers to a venue, beside what is its own.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct VenueUse {
    pub sessions: RoomUse,
    /// Roles given at this venue alone.
    pub grants: i64,
    /// Questions tallied there.
    pub questions: i64,
}

impl RoomUse {
    pub async fn load(
        conn: &mut AsyncPgConnection,
        room: RoomId,
        now: DateTime<Utc>,
    ) -> QueryResult<Self> {
        let here = || sessions::room_id.eq(room);
        Self::count(conn, || Box::new(here()), now).await
    }

    #[must_use]
    pub fn is_none(self) -> bool {
        self == Self::default()
    }

    /// Why the room stays.
    #[must_use]
    pub fn refuses(self) -> Problem {
        Problem::new(&ROOM_IN_USE)
            .fact("sessionsToCome", self.to_come)
            .fact("sessionsOver", self.over)
    }

    async fn count(
        conn: &mut AsyncPgConnection,
        here: impl Fn() -> Condition,
        now: DateTime<Utc>,
    ) -> QueryResult<Self> {
        let there = || sessions::table.filter(here());
        let all: i64 = there().count().get_result(conn).await?;
        let to_come = there()
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
}

type Condition = Box<dyn BoxableExpression<sessions::table, Pg, SqlType = Nullable<Bool>>>;

impl VenueUse {
    pub async fn load(
        conn: &mut AsyncPgConnection,
        venue: VenueId,
        now: DateTime<Utc>,
    ) -> QueryResult<Self> {
        let here = || sessions::venue_id.eq(venue).nullable();
        let given = grants::table.filter(grants::venue_id.eq(venue));
        let tallied = questions::table.filter(questions::venue_id.eq(venue));
        Ok(Self {
            sessions: RoomUse::count(conn, || Box::new(here()), now).await?,
            grants: given.count().get_result(conn).await?,
            questions: tallied.count().get_result(conn).await?,
        })
    }

    #[must_use]
    pub fn is_none(self) -> bool {
        self == Self::default()
    }

    /// Why the venue stays.
    #[must_use]
    pub fn refuses(self) -> Problem {
        Problem::new(&VENUE_IN_USE)
            .fact("sessionsToCome", self.sessions.to_come)
            .fact("sessionsOver", self.sessions.over)
            .fact("grants", self.grants)
            .fact("questions", self.questions)
    }
}
