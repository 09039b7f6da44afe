//! What stands beside a whole page of sessions, gathered with one statement each.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use futures_util::future::try_join4;
use uuid::Uuid;

use super::rows::{Full, Room};
use crate::schema::{
    campaigns, editions, organisations, rooms, session_editions, session_organisers, sessions,
};

/// Who arranges: a name, an organisation's slug where it is one of ours, and its part.
#[derive(Debug, Clone)]
pub struct Organiser {
    /// As it is shown.
    pub name: String,
    /// One of ours.
    pub slug: Option<String>,
    /// `owner`, `partner` or `guest`.
    pub role: String,
}

/// One meeting of a course.
#[derive(Debug, Clone, Queryable)]
pub struct Meeting {
    /// The meeting's own session.
    pub id: Uuid,
    /// From.
    pub starts_at: DateTime<Utc>,
    /// To.
    pub ends_at: DateTime<Utc>,
    /// The day at the venue.
    pub local_date: NaiveDate,
    /// The time there.
    pub local_time: NaiveTime,
    /// As it is stored.
    pub status: String,
}

/// Everything beside some sessions, by session.
#[derive(Debug, Default)]
pub struct Beside {
    /// Who arranges, in order.
    pub organisers: HashMap<Uuid, Vec<Organiser>>,
    /// `slug/edition` of each edition.
    pub editions: HashMap<Uuid, Vec<String>>,
    /// Meetings in order of time.
    pub meetings: HashMap<Uuid, Vec<Meeting>>,
    /// Rooms by their own id.
    pub rooms: HashMap<Uuid, Room>,
}

/// Gathers what stands beside sessions.
///
/// # Errors
/// Of the database.
pub async fn beside(conn: &mut AsyncPgConnection, of: &[Full]) -> QueryResult<Beside> {
    let ids: Vec<Uuid> = of.iter().map(|full| full.session.id).collect();
    beside_ids(conn, &ids).await
}

/// The same by id. The statements follow each other on one connection without waiting.
///
/// # Errors
/// Of the database.
pub async fn beside_ids(conn: &AsyncPgConnection, ids: &[Uuid]) -> QueryResult<Beside> {
    if ids.is_empty() {
        return Ok(Beside::default());
    }
    let (organisers, editions, meetings, rooms) = try_join4(
        organisers(conn, ids),
        linked_editions(conn, ids),
        meetings(conn, ids),
        rooms_of(conn, ids),
    )
    .await?;
    Ok(Beside {
        organisers,
        editions,
        meetings,
        rooms,
    })
}

async fn organisers(
    mut conn: &AsyncPgConnection,
    ids: &[Uuid],
) -> QueryResult<HashMap<Uuid, Vec<Organiser>>> {
    let rows: Vec<(Uuid, String, String, Option<String>)> = session_organisers::table
        .left_join(
            organisations::table
                .on(session_organisers::organiser_id.eq(organisations::id.nullable())),
        )
        .filter(session_organisers::session_id.eq_any(ids))
        .order((session_organisers::session_id, session_organisers::position))
        .select((
            session_organisers::session_id,
            session_organisers::name,
            session_organisers::role,
            organisations::slug.nullable(),
        ))
        .load(&mut conn)
        .await?;
    Ok(grouped(rows.into_iter().map(|(id, name, role, slug)| {
        (id, Organiser { name, slug, role })
    })))
}

async fn linked_editions(
    mut conn: &AsyncPgConnection,
    ids: &[Uuid],
) -> QueryResult<HashMap<Uuid, Vec<String>>> {
    let rows: Vec<(Uuid, String, String)> = session_editions::table
        .inner_join(editions::table.inner_join(campaigns::table))
        .filter(session_editions::session_id.eq_any(ids))
        .order((campaigns::slug, editions::edition))
        .select((
            session_editions::session_id,
            campaigns::slug,
            editions::edition,
        ))
        .load(&mut conn)
        .await?;
    Ok(grouped(rows.into_iter().map(|(id, slug, edition)| {
        (id, format!("{slug}/{edition}"))
    })))
}

async fn meetings(
    mut conn: &AsyncPgConnection,
    ids: &[Uuid],
) -> QueryResult<HashMap<Uuid, Vec<Meeting>>> {
    let rows: Vec<(Option<Uuid>, Meeting)> = sessions::table
        .filter(sessions::course_id.eq_any(ids))
        .order((sessions::starts_at, sessions::id))
        .select((
            sessions::course_id,
            (
                sessions::id,
                sessions::starts_at,
                sessions::ends_at,
                sessions::local_date,
                sessions::local_time,
                sessions::status,
            ),
        ))
        .load(&mut conn)
        .await?;
    Ok(grouped(rows.into_iter().filter_map(|(course, meeting)| {
        course.map(|course| (course, meeting))
    })))
}

async fn rooms_of(mut conn: &AsyncPgConnection, ids: &[Uuid]) -> QueryResult<HashMap<Uuid, Room>> {
    let found: Vec<Room> = rooms::table
        .inner_join(sessions::table.on(sessions::room_id.eq(rooms::id.nullable())))
        .filter(sessions::id.eq_any(ids))
        .select(Room::as_select())
        .load(&mut conn)
        .await?;
    Ok(found.into_iter().map(|room| (room.id, room)).collect())
}

fn grouped<T>(rows: impl Iterator<Item = (Uuid, T)>) -> HashMap<Uuid, Vec<T>> {
    let mut groups: HashMap<Uuid, Vec<T>> = HashMap::new();
    for (id, row) in rows {
        groups.entry(id).or_default().push(row);
    }
    groups
}
