//! A new session, or a course with its meetings: one transaction.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use serde_json::json;
use uuid::Uuid;

use super::ground::{Ground, Named};
use super::limits;
use super::occupy::{self, Taker};
use super::parse::Plan;
use super::seats::{self, LockedSeats};
use super::when::Span;
use crate::platform::audit::{self, Act};
use crate::platform::ids::{OrganisationId, SessionId, StaffId, fresh};
use crate::platform::problem::Problem;
use crate::platform::text::LocalText;
use crate::schema::{session_editions, session_helpers, sessions};

/// What a session shall be, with everything it names found.
#[derive(Debug, Clone)]
pub struct NewSession {
    /// Where, and whose.
    pub ground: Ground,
    /// What.
    pub plan: Plan,
    /// With whom, in which room, for which editions.
    pub named: Named,
}

/// The columns that a request decides.
#[derive(Debug, Clone, Insertable, AsChangeset)]
#[diesel(table_name = sessions, treat_none_as_null = true)]
pub struct Content<'a> {
    organisation_id: Uuid,
    venue_id: Uuid,
    room_id: Option<Uuid>,
    municipality_id: i32,
    kind: &'a str,
    mode: &'a str,
    title: &'a LocalText,
    description: Option<&'a LocalText>,
    starts_at: DateTime<Utc>,
    ends_at: DateTime<Utc>,
    time_zone: &'a str,
    local_date: chrono::NaiveDate,
    local_time: chrono::NaiveTime,
    waitlist: bool,
    promotion: &'a str,
    offer_minutes: i32,
    promotion_ends_minutes_before: i32,
    languages: &'a [String],
    topics: &'a [String],
    audience: &'a str,
    fee: Option<&'a LocalText>,
    booking_opens_at: Option<DateTime<Utc>>,
    booking_closes_at: Option<DateTime<Utc>>,
}

impl NewSession {
    /// The columns for one of its rows.
    #[must_use]
    pub fn content(&self, span: Span) -> Content<'_> {
        let plan = &self.plan;
        Content {
            organisation_id: self.ground.owner.id,
            venue_id: self.ground.place.id,
            room_id: self.named.room.as_ref().map(|room| room.id),
            municipality_id: self.ground.place.municipality_id,
            kind: plan.kind,
            mode: plan.mode,
            title: &plan.title,
            description: plan.description.as_ref(),
            starts_at: span.starts_at,
            ends_at: span.ends_at,
            time_zone: &self.ground.place.time_zone,
            local_date: span.local_date,
            local_time: span.local_time,
            waitlist: plan.waitlist,
            promotion: plan.promotion,
            offer_minutes: plan.offer_minutes,
            promotion_ends_minutes_before: plan.promotion_ends_minutes_before,
            languages: &plan.languages,
            topics: &plan.topics,
            audience: plan.audience,
            fee: plan.fee.as_ref(),
            booking_opens_at: plan.opens_at,
            booking_closes_at: plan.limits.closes_at(plan.closes_at, span.starts_at),
        }
    }

    /// Who takes the room and the helpers at a time.
    #[must_use]
    pub fn taker(&self, session: Uuid, group: Uuid, span: Span) -> Taker {
        Taker {
            session,
            organisation: self.ground.owner.id,
            group,
            span,
            clash_allowed: self.plan.clash_allowed.is_some(),
        }
    }
}

/// Writes a draft. A course's own row occupies nothing; its meetings do.
///
/// # Errors
/// 409 for a clash.
pub async fn create(
    conn: &mut AsyncPgConnection,
    id: Uuid,
    new: &NewSession,
    by: StaffId,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    let resources = new.named.resources();
    occupy::lock(conn, &resources).await?;
    let meetings = &new.plan.meetings;
    if meetings.is_empty() {
        write(conn, (id, None), new, new.plan.span, now).await?;
    } else {
        insert(conn, (id, None, id), new, new.plan.span, now).await?;
        for span in meetings {
            write(conn, (fresh(), Some(id)), new, *span, now).await?;
        }
    }
    let act = Act {
        staff: by,
        organisation: Some(new.ground.owner.id()),
        act: "session.drafted",
        object: id,
        facts: json!({ "clashAllowed": new.plan.clash_allowed }),
    };
    Ok(audit::record(conn, act, now).await?)
}

/// One row that takes its room and helpers.
async fn write(
    conn: &mut AsyncPgConnection,
    (id, course): (Uuid, Option<Uuid>),
    new: &NewSession,
    span: Span,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    let resources = new.named.resources();
    let mut taker = new.taker(id, id, span);
    taker.group = occupy::group(conn, taker, &resources).await?;
    insert(conn, (id, course, taker.group), new, span, now).await?;
    occupy::take(conn, taker, &resources).await
}

async fn insert(
    conn: &mut AsyncPgConnection,
    (id, course, group): (Uuid, Option<Uuid>, Uuid),
    new: &NewSession,
    span: Span,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    diesel::insert_into(sessions::table)
        .values((
            sessions::id.eq(id),
            sessions::course_id.eq(course),
            sessions::status.eq("draft"),
            sessions::clash_group.eq(group),
            sessions::created_at.eq(now),
            sessions::updated_at.eq(now),
            new.content(span),
        ))
        .execute(conn)
        .await?;
    let owner = OrganisationId(new.ground.owner.id);
    let mut counters = LockedSeats::none_taken(SessionId(id));
    if course.is_none() {
        counters.total = new.plan.seats_total;
        counters.keep(&new.plan.limits, span.starts_at, now);
        limits::write(conn, id, owner.0, &new.plan.limits).await?;
    }
    seats::create(conn, &counters, owner).await?;
    link(conn, &[id], new).await
}

/// Writes the helpers and editions of rows that have none yet.
///
/// # Errors
/// Of the database.
pub async fn link(
    conn: &mut AsyncPgConnection,
    rows: &[Uuid],
    new: &NewSession,
) -> QueryResult<()> {
    let owner = new.ground.owner.id;
    let each = |linked: &[Uuid]| -> Vec<(Uuid, Uuid)> {
        rows.iter()
            .flat_map(|row| linked.iter().map(|one| (*row, *one)))
            .collect()
    };
    let helpers: Vec<_> = each(&new.named.helpers)
        .into_iter()
        .map(|(row, helper)| {
            (
                session_helpers::session_id.eq(row),
                session_helpers::staff_id.eq(helper),
                session_helpers::organisation_id.eq(owner),
            )
        })
        .collect();
    diesel::insert_into(session_helpers::table)
        .values(helpers)
        .execute(conn)
        .await?;
    let editions: Vec<_> = each(&new.named.editions)
        .into_iter()
        .map(|(row, edition)| {
            (
                session_editions::session_id.eq(row),
                session_editions::edition_id.eq(edition),
                session_editions::organisation_id.eq(owner),
            )
        })
        .collect();
    diesel::insert_into(session_editions::table)
        .values(editions)
        .execute(conn)
        .await
        .map(drop)
}
