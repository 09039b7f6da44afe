//! Inserts drafts: those that differ in their timing alone, as a course with its meetings or the sessions of a series, and
//! those that need not be alike.
//! A table takes all rows in one statement, however many there are.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use super::links::insert_links;
use crate::platform::ids::{OrganisationId, SeriesId, SessionId};
use crate::platform::problem::Problem;
use crate::schema::sessions;
use crate::session::booking_rules::BookingRules;
use crate::session::model::{StoredStatus, Timing};
use crate::session::plan::new_session::NewSession;
use crate::session::resources::Needs;
use crate::session::resources::occupation::{self, Occupant};
use crate::session::seats::counters::SeatCounters;
use crate::session::seats::save::insert_seats;
use crate::session::texts::SessionTexts;

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
    /// The whole of a course: its meetings occupy room, helpers and equipment, it does not.
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

/// Inserts drafts that occupy their room, helpers and equipment. Those are locked.
///
/// # Errors
/// 409 for a clash.
pub async fn insert_drafts(
    conn: &mut AsyncPgConnection,
    new: &NewSession,
    rows: &[DraftRow],
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    let drafts: Vec<Draft<'_>> = rows.iter().map(|row| Draft { new, row: *row }).collect();
    insert_each(conn, &drafts, now).await
}

/// A row to insert, and the session that it is or is a part of.
#[derive(Debug, Clone, Copy)]
pub struct Draft<'a> {
    pub new: &'a NewSession,
    pub row: DraftRow,
}

impl Draft<'_> {
    fn owner(&self) -> OrganisationId {
        self.new.owner.organisation.id
    }
}

/// Inserts drafts, each of its own kind, that occupy their rooms, helpers and equipment. Those are locked.
///
/// # Errors
/// 409 for the first clash.
pub async fn insert_each(
    conn: &mut AsyncPgConnection,
    drafts: &[Draft<'_>],
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    let occupants = occupants(conn, drafts).await?;
    insert_sessions(conn, drafts, &occupants, now).await?;
    let texts = drafts
        .iter()
        .map(|one| (one.row.id, one.owner(), &one.new.plan.texts));
    SessionTexts::insert(conn, &texts.collect::<Vec<_>>()).await?;
    let rules = drafts
        .iter()
        .map(|one| (one.row.id, one.owner(), one.row.rules(one.new)));
    BookingRules::insert(conn, &rules.collect::<Vec<_>>()).await?;
    let seats = drafts
        .iter()
        .map(|one| (one.row.seats(one.new, now), one.owner()));
    insert_seats(conn, &seats.collect::<Vec<_>>()).await?;
    let linked = drafts.iter().map(|one| (one.row.id, one.new));
    insert_links(conn, &linked.collect::<Vec<_>>()).await?;
    occupation::occupy_each(conn, &occupants).await
}

/// Who occupies what, each in the clash group it joins.
async fn occupants(
    conn: &mut AsyncPgConnection,
    drafts: &[Draft<'_>],
) -> Result<Vec<(Occupant, Needs)>, Problem> {
    let occupying = drafts
        .iter()
        .filter(|one| one.row.part != DraftPart::Course);
    let mut occupants: Vec<(Occupant, Needs)> = occupying
        .map(|Draft { new, row }| {
            let occupant = new.occupant(row.id, row.id, row.timing);
            (occupant, new.references.needs())
        })
        .collect();
    let groups = occupation::clash_groups(conn, &occupants).await?;
    for ((occupant, _), group) in occupants.iter_mut().zip(groups) {
        occupant.clash_group = group;
    }
    Ok(occupants)
}

async fn insert_sessions(
    conn: &mut AsyncPgConnection,
    drafts: &[Draft<'_>],
    occupants: &[(Occupant, Needs)],
    now: DateTime<Utc>,
) -> QueryResult<()> {
    let occupants = occupants.iter();
    let groups: HashMap<SessionId, SessionId> = occupants
        .map(|(one, _)| (one.session, one.clash_group))
        .collect();
    let group_of = |id: SessionId| groups.get(&id).copied().unwrap_or(id);
    let values = drafts.iter().map(|Draft { new, row }| {
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
