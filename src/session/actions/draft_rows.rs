//! Inserts drafts that differ in their timing alone: a session, a course with its meetings, the sessions of a series.
//! A table takes all rows in one statement, however many there are.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use super::links::insert_links;
use crate::platform::ids::{SeriesId, SessionId};
use crate::platform::problem::Problem;
use crate::schema::sessions;
use crate::session::booking_rules::BookingRules;
use crate::session::model::{StoredStatus, Timing};
use crate::session::plan::new_session::NewSession;
use crate::session::resources::occupation::{self, Occupant};
use crate::session::seats::counters::SeatCounters;
use crate::session::seats::save::insert_seats;

/// A row to insert.
#[derive(Debug, Clone, Copy)]
pub struct DraftRow {
    pub id: SessionId,
    pub part: DraftPart,
    pub timing: Timing,
}

/// What a row is a part of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DraftPart {
    /// Of nothing else.
    Single,
    /// The whole of a course: its meetings occupy room and helpers, it does not.
    Course,
    Meeting(SessionId),
    OfSeries(SeriesId),
}

impl DraftRow {
    pub fn new(part: DraftPart, timing: Timing) -> Self {
        Self {
            id: SessionId::fresh(),
            part,
            timing,
        }
    }

    fn course_id(&self) -> Option<SessionId> {
        match self.part {
            DraftPart::Meeting(course) => Some(course),
            _ => None,
        }
    }

    fn series_id(&self) -> Option<SeriesId> {
        match self.part {
            DraftPart::OfSeries(series) => Some(series),
            _ => None,
        }
    }

    /// A meeting's seats and limits are its course's.
    fn rules(&self, new: &NewSession) -> BookingRules {
        match self.part {
            DraftPart::Meeting(_) => new.plan.rules.of_meeting(),
            _ => new.plan.rules.clone(),
        }
    }

    fn seats(&self, new: &NewSession, now: DateTime<Utc>) -> SeatCounters {
        let mut seats = SeatCounters::none_taken(self.id);
        if self.course_id().is_none() {
            seats.total = new.plan.seats_total;
            seats.reserve_for_desk(&new.plan.rules, self.timing.starts_at, now);
        }
        seats
    }
}

/// Inserts drafts that occupy their room and helpers. Those are locked.
///
/// # Errors
/// 409 for a clash.
pub async fn insert_drafts(
    conn: &mut AsyncPgConnection,
    new: &NewSession,
    rows: &[DraftRow],
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    let occupants = occupants(conn, new, rows).await?;
    insert_sessions(conn, new, rows, &occupants, now).await?;
    let owner = new.owner.organisation.id;
    let ids: Vec<SessionId> = rows.iter().map(|row| row.id).collect();
    new.plan.texts.insert(conn, &ids, owner).await?;
    let rules: Vec<_> = rows.iter().map(|row| (row.id, row.rules(new))).collect();
    BookingRules::insert(conn, &rules, owner).await?;
    let seats: Vec<_> = rows.iter().map(|row| row.seats(new, now)).collect();
    insert_seats(conn, &seats, owner).await?;
    insert_links(conn, &ids, new).await?;
    occupation::occupy(conn, &occupants, &new.references.resources()).await
}

/// Who occupies room and helpers, each in the clash group it joins.
async fn occupants(
    conn: &mut AsyncPgConnection,
    new: &NewSession,
    rows: &[DraftRow],
) -> Result<Vec<Occupant>, Problem> {
    let occupying = rows.iter().filter(|row| row.part != DraftPart::Course);
    let mut occupants: Vec<Occupant> = occupying
        .map(|row| new.occupant(row.id, row.id, row.timing))
        .collect();
    let resources = new.references.resources();
    let groups = occupation::clash_groups(conn, &occupants, &resources).await?;
    for (occupant, group) in occupants.iter_mut().zip(groups) {
        occupant.clash_group = group;
    }
    Ok(occupants)
}

async fn insert_sessions(
    conn: &mut AsyncPgConnection,
    new: &NewSession,
    rows: &[DraftRow],
    occupants: &[Occupant],
    now: DateTime<Utc>,
) -> QueryResult<()> {
    let group_of = |id: SessionId| {
        let own = occupants.iter().find(|one| one.session == id);
        own.map_or(id, |one| one.clash_group)
    };
    let values = rows.iter().map(|row| {
        (
            sessions::id.eq(row.id),
            sessions::course_id.eq(row.course_id()),
            sessions::series_id.eq(row.series_id()),
            sessions::status.eq(StoredStatus::Draft),
            sessions::clash_group.eq(group_of(row.id)),
            sessions::created_at.eq(now),
            sessions::updated_at.eq(now),
            new.columns(row.timing),
        )
    });
    diesel::insert_into(sessions::table)
        .values(values.collect::<Vec<_>>())
        .execute(conn)
        .await
        .map(drop)
}
