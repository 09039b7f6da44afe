//! The sessions of a day and of the next that has any, with what a list says of them: a fixed number of statements,
//! however many sessions there are.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, Days, NaiveDate, Utc};
use diesel::dsl::count_star;
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use super::opening::Openings;
use crate::booking::day::{LastWalkIns, last_of_each_kind};
use crate::booking::status::BookingStatus;
use crate::platform::auth::{Actor, Permission};
use crate::platform::ids::{SessionId, VenueId};
use crate::platform::input::paging::Paging;
use crate::schema::{bookings, session_helpers};
use crate::session::{
    self, CourseSeats, Related, Seats, SessionFilter, SessionRow, WalkInSums, page_with_related,
};

/// A page shows no more of one day.
const MOST: i64 = 100;
/// The next day is shown in short.
const NEXT: i64 = 12;
/// The next day that has sessions is looked for so far ahead.
const AHEAD: Days = Days::new(92);

pub struct Day {
    pub rows: Vec<SessionRow>,
    /// Whether there are more than a page shows.
    pub has_more: bool,
    /// Of the next day that has any.
    pub next: Vec<SessionRow>,
    pub related: Related,
    pub helped_by: HashMap<SessionId, Vec<String>>,
    /// Who was ticked off or walked in.
    pub here: HashMap<SessionId, i64>,
    pub counted: HashSet<SessionId>,
    /// The three counts of drop-ins.
    pub walk_ins: HashMap<SessionId, WalkInSums>,
    pub last_walk_ins: LastWalkIns,
    /// Bookings that wait for an interpreter.
    pub pending: HashMap<SessionId, i64>,
    pub openings: Openings,
    /// Seats of the courses that meet.
    of_courses: CourseSeats,
    /// The sessions that the reader helps at.
    own: HashSet<SessionId>,
}

impl Day {
    pub async fn load(
        conn: &mut AsyncPgConnection,
        actor: &Actor,
        at: Option<VenueId>,
        date: NaiveDate,
        now: DateTime<Utc>,
    ) -> QueryResult<Self> {
        let scope = actor.scope(Permission::ReadRoster);
        let of_days = |from, to| SessionFilter::of_days(scope.clone(), at, (from, to), now);
        let first = |limit| Paging { page: 1, limit };
        let today = of_days(date, date);
        let (rows, related, total) = page_with_related(conn, &today, first(MOST), now).await?;
        let tomorrow = date + Days::new(1);
        let ahead = of_days(tomorrow, tomorrow + AHEAD);
        let (mut next, of_next, _) = page_with_related(conn, &ahead, first(NEXT), now).await?;
        let on = next
            .as_slice()
            .first()
            .map(|row| row.session.timing.local_date);
        next.retain(|row| Some(row.session.timing.local_date) == on);
        let mut related = related;
        related.rooms.extend(of_next.rooms);
        let shown = || rows.iter().chain(&next);
        let ids: Vec<SessionId> = shown().map(|row| row.session.id).collect();
        let courses: Vec<SessionId> = shown().filter_map(|row| row.session.course_id).collect();
        Ok(Self {
            helped_by: session::helped_by(conn, &ids).await?,
            here: session::proposed_of(conn, &ids).await?,
            counted: session::counted(conn, &ids).await?,
            walk_ins: session::walk_in_sums(conn, &ids).await?,
            last_walk_ins: last_of_each_kind(conn, &ids).await?,
            pending: pending(conn, &[&ids[..], &courses[..]].concat()).await?,
            of_courses: CourseSeats::load(conn, shown()).await?,
            own: own(conn, actor, &ids).await?,
            openings: Openings::load(conn, actor, now).await?,
            has_more: total.known() > MOST,
            related,
            rows,
            next,
        })
    }

    /// Seats taken, and all there are; a meeting's are its course's.
    pub fn seats(&self, row: &SessionRow) -> Seats {
        self.of_courses.of(row)
    }

    pub fn is_pending(&self, row: &SessionRow) -> bool {
        let booked_in = row.session.course_id.unwrap_or(row.session.id);
        self.pending.contains_key(&booked_in)
    }

    pub fn is_own(&self, row: &SessionRow) -> bool {
        self.own.contains(&row.session.id)
    }
}

async fn pending(
    conn: &mut AsyncPgConnection,
    ids: &[SessionId],
) -> QueryResult<HashMap<SessionId, i64>> {
    let found: Vec<(SessionId, i64)> = bookings::table
        .filter(bookings::session_id.eq_any(ids))
        .filter(bookings::status.eq(BookingStatus::Pending))
        .group_by(bookings::session_id)
        .select((bookings::session_id, count_star()))
        .load(conn)
        .await?;
    Ok(found.into_iter().collect())
}

async fn own(
    conn: &mut AsyncPgConnection,
    actor: &Actor,
    ids: &[SessionId],
) -> QueryResult<HashSet<SessionId>> {
    let found: Vec<SessionId> = session_helpers::table
        .filter(session_helpers::staff_id.eq(actor.id))
        .filter(session_helpers::session_id.eq_any(ids))
        .select(session_helpers::session_id)
        .load(conn)
        .await?;
    Ok(found.into_iter().collect())
}
