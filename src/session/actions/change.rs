//! Changes a session, or a course with its meetings.
//! The counters are locked first, in id order; the session's row is read after that.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use serde_json::{Value, json};

use super::campaign_rules::keeps_campaign_rules;
use super::course_span::follow_meetings;
use super::links::replace_links;
use crate::platform::audit::{self, Act};
use crate::platform::ids::{SessionId, StaffId};
use crate::platform::problem::{Problem, STALE};
use crate::platform::text::LocalText;
use crate::schema::sessions;
use crate::session::equipment::used::used_by;
use crate::session::model::StoredStatus;
use crate::session::model::{Session, Span, Timing};
use crate::session::plan::new_session::NewSession;
use crate::session::plan::parse::SessionPlan;
use crate::session::plan::references::keep_resources;
use crate::session::problems::TAKEN_BELOW;
use crate::session::query;
use crate::session::resources::occupation;
use crate::session::resources::{Needs, Pieces};
use crate::session::search::write_terms_of;
use crate::session::seats::counters::SeatCounters;
use crate::session::seats::lock::lock_seats;
use crate::session::seats::save::save_seats;

/// A change, and the version it was made against.
#[derive(Debug, Clone)]
pub struct SessionChange {
    pub new: NewSession,
    pub version: i32,
    pub meeting_resources: MeetingResources,
    /// The changed members, for the audit log.
    pub facts: Value,
    /// Why staff change it although something speaks against that.
    pub overridden: Option<String>,
    /// Why, in words that everybody booked reads.
    pub reason: Option<LocalText>,
}

/// What becomes of the rooms and helpers of meetings when their course changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MeetingResources {
    FollowCourse,
    Keep,
}

/// Changes a session.
///
/// # Errors
/// 412 when the version is not the newest, 409 for a cancelled session, a clash, fewer seats than are
/// taken, or a public session that one of its editions does not allow.
pub async fn change(
    conn: &mut AsyncPgConnection,
    id: SessionId,
    change: &SessionChange,
    by: StaffId,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    let seats = lock_family(conn, id).await?;
    let new = &change.new;
    occupation::lock(conn, &new.references.needs()).await?;
    let session = query::load(conn, id)
        .await?
        .ok_or_else(Problem::not_found)?;
    if change.version != session.version {
        return Err(Problem::new(&STALE));
    }
    if session.status == StoredStatus::Cancelled {
        return Err(Problem::wrong_state(StoredStatus::Cancelled.name()));
    }
    if session.course_id.is_none() {
        let own = seats.into_iter().find(|seats| seats.session_id == id);
        resize(conn, own.ok_or_else(Problem::not_found)?, &new.plan, now).await?;
    }
    let meetings = query::meetings(conn, id).await?;
    if meetings.is_empty() {
        update_occupying(conn, &session, new, new.plan.timing, now).await?;
    } else {
        update(conn, &session, new, new.plan.timing, id, now).await?;
        replace_links(conn, id, new).await?;
        for (meeting, timing) in meetings.iter().zip(&new.plan.meetings) {
            update_meeting(conn, meeting, change, *timing, now).await?;
        }
    }
    if let Some(course) = session.course_id {
        follow_meetings(conn, course, now).await?;
    }
    write_terms_of(conn, id).await?;
    if session.status == StoredStatus::Published {
        keeps_campaign_rules(conn, id).await?;
    }
    let act = Act {
        staff: by,
        organisation: Some(new.owner.organisation.id),
        act: "session.changed",
        object: id.into(),
        facts: json!({
            "members": change.facts.get("members"),
            "clashAllowed": new.plan.clash_allowed,
            "override": change.overridden,
        }),
    };
    Ok(audit::record(conn, act, now).await?)
}

/// Locks the counters of a session, of its meetings, and of the course it is a meeting of.
pub async fn lock_family(
    conn: &mut AsyncPgConnection,
    id: SessionId,
) -> QueryResult<Vec<SeatCounters>> {
    lock_families(conn, &[id]).await
}

/// The same of several sessions, all in one order.
pub async fn lock_families(
    conn: &mut AsyncPgConnection,
    of: &[SessionId],
) -> QueryResult<Vec<SeatCounters>> {
    let mut ids: Vec<SessionId> = sessions::table
        .filter(sessions::course_id.eq_any(of))
        .select(sessions::id)
        .load(conn)
        .await?;
    let courses: Vec<Option<SessionId>> = sessions::table
        .filter(sessions::id.eq_any(of))
        .select(sessions::course_id)
        .load(conn)
        .await?;
    ids.extend(of);
    ids.extend(courses.into_iter().flatten());
    lock_seats(conn, &ids).await
}

/// Sets the new total and the desk's share; an overbooking of the old total ends with it. Whoever
/// locks the session next, or the background job, promotes those who wait.
async fn resize(
    conn: &mut AsyncPgConnection,
    mut seats: SeatCounters,
    plan: &SessionPlan,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    if plan.seats_total != seats.total {
        if plan.seats_total.unwrap_or(0) < seats.taken {
            return Err(Problem::new(&TAKEN_BELOW).fact("taken", seats.taken));
        }
        seats.total = plan.seats_total;
        seats.overbook = 0;
    }
    seats.reserve_for_desk(&plan.rules, plan.timing.starts_at, now);
    if seats.waiting > 0 {
        seats.note_expiry(now);
    }
    Ok(save_seats(conn, &seats).await?)
}

async fn update_meeting(
    conn: &mut AsyncPgConnection,
    meeting: &Session,
    change: &SessionChange,
    timing: Timing,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    let mut new = change.new.clone();
    if change.meeting_resources == MeetingResources::Keep {
        new.references = keep_resources(conn, meeting, &change.new.references).await?;
    }
    update_occupying(conn, meeting, &new, timing, now).await
}

/// Updates a row, which occupies its room, helpers and equipment anew. A cancelled meeting stays as it is.
async fn update_occupying(
    conn: &mut AsyncPgConnection,
    row: &Session,
    new: &NewSession,
    timing: Timing,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    if row.status == StoredStatus::Cancelled {
        return Ok(());
    }
    let needs = new.references.needs();
    occupation::lock(conn, &needs).await?;
    occupation::release(conn, &[row.id]).await?;
    let mut occupant = new.occupant(row.id, row.clash_group, timing);
    let asked = beyond_its_own(conn, row, occupant.span, &needs).await?;
    occupant.clash_group = occupation::clash_group(conn, occupant, &asked).await?;
    update(conn, row, new, timing, occupant.clash_group, now).await?;
    replace_links(conn, row.id, new).await?;
    occupation::occupy(conn, occupant, &needs.resources).await
}

/// What a row asks for anew. The equipment it uses at that time already it keeps, also where staff let it clash or there
/// is less by now.
async fn beyond_its_own(
    conn: &mut AsyncPgConnection,
    row: &Session,
    span: Span,
    needs: &Needs,
) -> QueryResult<Needs> {
    let mut asked = needs.clone();
    if !asked.equipment.is_empty() && row.occupied().holds(span) {
        let own = used_by(conn, row.id).await?;
        let has = |one: &Pieces| {
            let mut own = own.iter();
            own.any(|own| own.id == one.id && own.count >= one.count)
        };
        asked.equipment.retain(|one| !has(one));
    }
    Ok(asked)
}

async fn update(
    conn: &mut AsyncPgConnection,
    row: &Session,
    new: &NewSession,
    timing: Timing,
    clash_group: SessionId,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    diesel::update(sessions::table.find(row.id))
        .set((
            new.columns(timing),
            sessions::clash_group.eq(clash_group),
            sessions::version.eq(sessions::version + 1),
            sessions::updated_at.eq(now),
        ))
        .execute(conn)
        .await?;
    new.plan.texts.update(conn, row.id).await?;
    let rules = &new.plan.rules;
    match row.course_id {
        None => rules.update(conn, row.id).await,
        Some(_) => rules.of_meeting().update(conn, row.id).await,
    }
}
