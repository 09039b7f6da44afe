//! Who came: attendance, bare walk-ins, the counts of a session.

use diesel::dsl::sum;
use diesel::prelude::*;
use motesplats::platform::ids;
use motesplats::schema::{attendance, counts, walk_ins};
use uuid::Uuid;

use super::TestApp;

/// How many people a count found.
#[derive(Debug, Clone, Copy, Default)]
pub struct People {
    pub total: i32,
    pub children: i32,
    pub digital: i32,
}

impl People {
    /// So many, all of them grown up and in the room.
    pub fn of(total: i32) -> Self {
        Self {
            total,
            ..Self::default()
        }
    }
}

/// A version of a session's count.
#[derive(Debug, PartialEq, Eq, Queryable)]
pub struct CountRow {
    pub version: i32,
    pub state: String,
    pub total: i32,
}

impl TestApp {
    /// What became of a booking at a session, or at a meeting of its course.
    pub async fn attended(&self, booking: Uuid, session: Uuid, outcome: &str, by: Uuid) {
        self.change(diesel::insert_into(attendance::table).values((
            attendance::booking_id.eq(booking),
            attendance::session_id.eq(session),
            attendance::organisation_id.eq(self.owner_of(session).await),
            attendance::outcome.eq(outcome),
            attendance::people.eq(i32::from(outcome == "came")),
            attendance::by.eq(by),
            attendance::at.eq(self.now()),
        )))
        .await;
    }

    /// People of each record of attendance.
    pub async fn attendance(&self) -> Vec<i32> {
        self.fetch_all(attendance::table.select(attendance::people))
            .await
    }

    /// People who just came, as a bare number.
    pub async fn came_by(&self, session: Uuid, count: i32, by: Uuid) {
        self.entered(session, "came", count, by).await;
    }

    /// People of one of the three counts of a drop-in.
    pub async fn entered(&self, session: Uuid, kind: &str, count: i32, by: Uuid) {
        self.change(diesel::insert_into(walk_ins::table).values((
            walk_ins::id.eq(ids::fresh()),
            walk_ins::organisation_id.eq(self.owner_of(session).await),
            walk_ins::session_id.eq(session),
            walk_ins::kind.eq(kind),
            walk_ins::count.eq(count),
            walk_ins::by.eq(by),
            walk_ins::at.eq(self.now()),
        )))
        .await;
    }

    /// The same; answers the entry.
    pub async fn last_walk_in(&self, session: Uuid, by: Uuid) -> Uuid {
        self.came_by(session, 1, by).await;
        let of_session = walk_ins::table.filter(walk_ins::session_id.eq(session));
        self.fetch(of_session.select(walk_ins::id)).await
    }

    /// People who just came, all sessions together.
    pub async fn walk_ins(&self) -> i64 {
        let all: Option<i64> = self
            .fetch(walk_ins::table.select(sum(walk_ins::count)))
            .await;
        all.unwrap_or(0)
    }

    /// The next version of a session's count.
    pub async fn counted(&self, session: Uuid, state: &str, people: People, by: Uuid) {
        let earlier = counts::table.filter(counts::session_id.eq(session));
        let earlier: i64 = self.fetch(earlier.count()).await;
        self.change(diesel::insert_into(counts::table).values((
            counts::session_id.eq(session),
            counts::version.eq(i32::try_from(earlier).unwrap() + 1),
            counts::organisation_id.eq(self.owner_of(session).await),
            counts::state.eq(state),
            counts::total.eq(people.total),
            counts::children.eq(people.children),
            counts::digital.eq(people.digital),
            counts::by.eq(by),
            counts::at.eq(self.now()),
        )))
        .await;
    }

    /// The versions of a session's count.
    pub async fn counts(&self, session: Uuid) -> Vec<CountRow> {
        let columns = (counts::version, counts::state, counts::total);
        let of_session = counts::table.filter(counts::session_id.eq(session));
        self.fetch_all(of_session.select(columns).order(counts::version))
            .await
    }
}
