//! Rooms and helpers a session takes for itself. They are locked first, in id order: concurrent
//! inserts into an exclusion constraint would otherwise deadlock. The constraint stays the last word.

use std::ops::Bound;

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use uuid::Uuid;

use super::problems::CLASH;
use super::when::Span;
use crate::platform::db::broken_constraint;
use crate::platform::problem::Problem;
use crate::schema::{occupations, rooms, staff};

/// A room or a helper, and which of the two.
pub type Resource = (Uuid, &'static str);

/// Who wants to take resources, and when.
#[derive(Debug, Clone, Copy)]
pub struct Taker {
    /// The session.
    pub session: Uuid,
    /// Who runs it.
    pub organisation: Uuid,
    /// Sessions of one group may overlap.
    pub group: Uuid,
    /// When.
    pub span: Span,
    /// Whether staff allow it beside one other.
    pub clash_allowed: bool,
}

/// Locks rooms, then helpers, each in id order.
///
/// # Errors
/// Of the database.
pub async fn lock(conn: &mut AsyncPgConnection, resources: &[Resource]) -> QueryResult<()> {
    let ids: Vec<Uuid> = resources.iter().map(|(id, _)| *id).collect();
    if ids.is_empty() {
        return Ok(());
    }
    let _rooms: Vec<Uuid> = rooms::table
        .filter(rooms::id.eq_any(&ids))
        .order(rooms::id)
        .select(rooms::id)
        .for_no_key_update()
        .load(conn)
        .await?;
    let _helpers: Vec<Uuid> = staff::table
        .filter(staff::id.eq_any(&ids))
        .order(staff::id)
        .select(staff::id)
        .for_no_key_update()
        .load(conn)
        .await?;
    Ok(())
}

/// The clash group a session takes: its own, or that of the one session it may overlap.
///
/// # Errors
/// 409 with the other session's id when it may not, or when there would be three.
pub async fn group(
    conn: &mut AsyncPgConnection,
    taker: Taker,
    resources: &[Resource],
) -> Result<Uuid, Problem> {
    let ids: Vec<Uuid> = resources.iter().map(|(id, _)| *id).collect();
    if ids.is_empty() {
        return Ok(taker.session);
    }
    let others: Vec<(Uuid, Uuid)> = occupations::table
        .filter(occupations::resource.eq_any(ids))
        .filter(occupations::span.overlaps_with(range(taker.span)))
        .filter(occupations::session_id.ne(taker.session))
        .select((occupations::session_id, occupations::clash_group))
        .distinct()
        .order(occupations::session_id)
        .load(conn)
        .await?;
    match others.as_slice() {
        [] => Ok(taker.session),
        [(_, group)] if taker.clash_allowed || *group == taker.group => Ok(*group),
        [(other, _), ..] => Err(Problem::new(&CLASH).fact("sessionId", other.to_string())),
    }
}

/// Takes the resources.
///
/// # Errors
/// 409 when somebody was first.
pub async fn take(
    conn: &mut AsyncPgConnection,
    taker: Taker,
    resources: &[Resource],
) -> Result<(), Problem> {
    let rows: Vec<_> = resources
        .iter()
        .map(|(resource, kind)| {
            (
                occupations::session_id.eq(taker.session),
                occupations::resource.eq(*resource),
                occupations::resource_kind.eq(*kind),
                occupations::organisation_id.eq(taker.organisation),
                occupations::span.eq(range(taker.span)),
                occupations::clash_group.eq(taker.group),
            )
        })
        .collect();
    match diesel::insert_into(occupations::table)
        .values(rows)
        .execute(conn)
        .await
    {
        Err(error) if broken_constraint(&error) == Some("occupations_no_clash") => {
            Err(Problem::new(&CLASH).because(error))
        }
        other => Ok(other.map(drop)?),
    }
}

/// Gives back whatever a session took.
///
/// # Errors
/// Of the database.
pub async fn leave(conn: &mut AsyncPgConnection, sessions: &[Uuid]) -> QueryResult<()> {
    diesel::delete(occupations::table.filter(occupations::session_id.eq_any(sessions)))
        .execute(conn)
        .await
        .map(drop)
}

fn range(span: Span) -> (Bound<DateTime<Utc>>, Bound<DateTime<Utc>>) {
    (
        Bound::Included(span.starts_at),
        Bound::Excluded(span.ends_at),
    )
}
