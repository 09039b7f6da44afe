//! A change to a session: one transaction. The counters are locked first, in id order; what the
//! session says is read after that.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use serde_json::{Value, json};
use uuid::Uuid;

use super::create::{NewSession, link};
use super::model::Session;
use super::problems::TAKEN_BELOW;
use super::seats::{LockedSeats, lock_seats, settle_seats};
use super::when::{Span, whole_course};
use super::{limits, occupy, query};
use crate::platform::audit::{self, Act};
use crate::platform::http::response::etag;
use crate::platform::ids::StaffId;
use crate::platform::problem::Problem;
use crate::schema::{session_editions, session_helpers, sessions};

/// A change, and the edit it was made against.
#[derive(Debug, Clone)]
pub struct Change {
    /// What the session shall be.
    pub new: NewSession,
    /// The edit that was read.
    pub edit: i32,
    /// Whether rooms and helpers of a course's meetings follow the course.
    pub resources_too: bool,
    /// What was changed, for the audit log.
    pub facts: Value,
}

/// Changes a session.
///
/// # Errors
/// 412 when somebody was first, 409 for a cancelled one, a clash, or fewer seats than are taken.
pub async fn change(
    conn: &mut AsyncPgConnection,
    id: Uuid,
    change: &Change,
    by: StaffId,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    let family = family(conn, id).await?;
    let seats = lock_seats(conn, &family).await?;
    let resources = change.new.named.resources();
    occupy::lock(conn, &resources).await?;
    let session = query::load(conn, id)
        .await?
        .ok_or_else(Problem::not_found)?;
    etag::require_version(change.edit, session.edit)?;
    if session.status == "cancelled" {
        return Err(Problem::wrong_state("cancelled"));
    }
    if session.course_id.is_none() {
        let own = seats.into_iter().find(|seats| seats.session_id == id);
        resize(conn, own.ok_or_else(Problem::not_found)?, change, now).await?;
        limits::write(conn, id, session.organisation_id, &change.new.plan.limits).await?;
    }
    let meetings = meetings(conn, id).await?;
    if meetings.is_empty() {
        rewrite(conn, &session, change, change.new.plan.span, true, now).await?;
    } else {
        update(conn, id, change, (change.new.plan.span, id), now).await?;
        relink(conn, id, &change.new).await?;
        for (meeting, span) in meetings.iter().zip(&change.new.plan.meetings) {
            rewrite(conn, meeting, change, *span, change.resources_too, now).await?;
        }
    }
    if let Some(course) = session.course_id {
        move_course(conn, course, now).await?;
    }
    let act = Act {
        staff: by,
        organisation: Some(change.new.ground.owner.id()),
        act: "session.changed",
        object: id,
        facts: json!({ "members": change.facts, "clashAllowed": change.new.plan.clash_allowed }),
    };
    Ok(audit::record(conn, act, now).await?)
}

/// The session, its meetings, and the course it is a meeting of.
async fn family(conn: &mut AsyncPgConnection, id: Uuid) -> QueryResult<Vec<Uuid>> {
    let mut ids: Vec<Uuid> = sessions::table
        .filter(sessions::course_id.eq(id))
        .select(sessions::id)
        .load(conn)
        .await?;
    let course: Option<Option<Uuid>> = sessions::table
        .find(id)
        .select(sessions::course_id)
        .get_result(conn)
        .await
        .optional()?;
    ids.push(id);
    ids.extend(course.flatten());
    Ok(ids)
}

async fn meetings(conn: &mut AsyncPgConnection, course: Uuid) -> QueryResult<Vec<Session>> {
    sessions::table
        .filter(sessions::course_id.eq(course))
        .order((sessions::starts_at, sessions::id))
        .select(Session::as_select())
        .load(conn)
        .await
}

/// Gives the session its new total and the desk its share; what was sold beyond the old total ends
/// with it. Those who wait are promoted by whoever touches the session next, or the ticker.
async fn resize(
    conn: &mut AsyncPgConnection,
    mut seats: LockedSeats,
    change: &Change,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    let plan = &change.new.plan;
    if plan.seats_total != seats.total {
        if plan.seats_total.unwrap_or(0) < seats.taken {
            return Err(Problem::new(&TAKEN_BELOW).fact("taken", seats.taken));
        }
        seats.total = plan.seats_total;
        seats.overbook = 0;
    }
    seats.keep(&plan.limits, plan.span.starts_at, now);
    if seats.waiting > 0 {
        seats.runs_out(now);
    }
    Ok(settle_seats(conn, &seats).await?)
}

/// One row that takes its room and helpers anew.
async fn rewrite(
    conn: &mut AsyncPgConnection,
    row: &Session,
    change: &Change,
    span: Span,
    resources_too: bool,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    if row.status == "cancelled" {
        return Ok(());
    }
    let mut new = change.new.clone();
    if !resources_too {
        new.named = super::ground::of_row(conn, row, &change.new.named).await?;
    }
    let change = Change {
        new,
        ..change.clone()
    };
    let resources = change.new.named.resources();
    occupy::lock(conn, &resources).await?;
    occupy::leave(conn, &[row.id]).await?;
    let mut taker = change.new.taker(row.id, row.clash_group, span);
    taker.group = occupy::group(conn, taker, &resources).await?;
    update(conn, row.id, &change, (span, taker.group), now).await?;
    relink(conn, row.id, &change.new).await?;
    occupy::take(conn, taker, &resources).await
}

async fn update(
    conn: &mut AsyncPgConnection,
    id: Uuid,
    change: &Change,
    (span, group): (Span, Uuid),
    now: DateTime<Utc>,
) -> QueryResult<()> {
    diesel::update(sessions::table.find(id))
        .set((
            change.new.content(span),
            sessions::clash_group.eq(group),
            sessions::edit.eq(sessions::edit + 1),
            sessions::updated_at.eq(now),
        ))
        .execute(conn)
        .await
        .map(drop)
}

async fn relink(conn: &mut AsyncPgConnection, id: Uuid, new: &NewSession) -> QueryResult<()> {
    diesel::delete(session_helpers::table.filter(session_helpers::session_id.eq(id)))
        .execute(conn)
        .await?;
    diesel::delete(session_editions::table.filter(session_editions::session_id.eq(id)))
        .execute(conn)
        .await?;
    link(conn, &[id], new).await
}

/// A course lies where its meetings lie now.
async fn move_course(
    conn: &mut AsyncPgConnection,
    course: Uuid,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    let spans: Vec<Span> = meetings(conn, course)
        .await?
        .iter()
        .map(|meeting| Span {
            local_date: meeting.local_date,
            local_time: meeting.local_time,
            starts_at: meeting.starts_at,
            ends_at: meeting.ends_at,
        })
        .collect();
    let Some(span) = whole_course(&spans) else {
        return Ok(());
    };
    diesel::update(sessions::table.find(course))
        .set((
            sessions::starts_at.eq(span.starts_at),
            sessions::ends_at.eq(span.ends_at),
            sessions::local_date.eq(span.local_date),
            sessions::local_time.eq(span.local_time),
            sessions::edit.eq(sessions::edit + 1),
            sessions::updated_at.eq(now),
        ))
        .execute(conn)
        .await
        .map(drop)
}
