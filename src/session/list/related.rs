//! Rows related to the sessions of a page: organisers, editions, meetings, rooms.
//! One statement for each kind of row, however many sessions there are.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use futures_util::future::try_join4;

use super::rows::{SessionRoom, SessionRow};
use crate::platform::i18n::Locale;
use crate::platform::ids::{RoomId, SessionId};
use crate::platform::text_enum;
use crate::schema::{
    campaigns, editions, organisations, rooms, session_editions, session_organisers, sessions,
};
use crate::session::model::StoredStatus;

text_enum! {
    /// What an organisation is to a session.
    pub enum OrganiserRole {
        Owner = "owner",
        Partner = "partner",
        /// Comes to the venue's own organisation.
        Guest = "guest",
    }
}

#[derive(Debug, Clone)]
pub struct Organiser {
    pub name: String,
    /// Of an organisation that is in the service.
    pub slug: Option<String>,
    pub role: OrganiserRole,
}

/// One meeting of a course.
#[derive(Debug, Clone, Queryable)]
pub struct Meeting {
    /// The meeting's own session.
    pub id: SessionId,
    pub starts_at: DateTime<Utc>,
    pub ends_at: DateTime<Utc>,
    pub local_date: NaiveDate,
    pub local_time: NaiveTime,
    /// As it is stored.
    pub status: StoredStatus,
}

/// Related rows by session id.
#[derive(Debug, Default)]
pub struct Related {
    /// In the order they were given.
    pub organisers: HashMap<SessionId, Vec<Organiser>>,
    /// `slug/edition` of each.
    pub editions: HashMap<SessionId, Vec<String>>,
    /// Of courses, in order of time.
    pub meetings: HashMap<SessionId, Vec<Meeting>>,
    /// By the room's own id.
    pub rooms: HashMap<RoomId, SessionRoom>,
}

impl Related {
    /// Where a session is, with its room: "Katrineholms bibliotek, Datasalen".
    #[must_use]
    pub fn place_of(&self, row: &SessionRow, locale: Locale) -> String {
        let place = row.held_at(locale).name;
        let room = row.session.room_id.and_then(|id| self.rooms.get(&id));
        match room {
            Some(room) => format!("{place}, {}", room.name),
            None => place,
        }
    }
}

/// Loads the rows related to some sessions.
pub async fn related_to(conn: &mut AsyncPgConnection, rows: &[SessionRow]) -> QueryResult<Related> {
    let ids: Vec<SessionId> = rows.iter().map(|row| row.session.id).collect();
    related_by_id(conn, &ids).await
}

/// The same by session id. The statements are sent without waiting for each other's answers.
pub async fn related_by_id(conn: &AsyncPgConnection, ids: &[SessionId]) -> QueryResult<Related> {
    if ids.is_empty() {
        return Ok(Related::default());
    }
    let (organisers, editions, meetings, rooms) = try_join4(
        organisers(conn, ids),
        linked_editions(conn, ids),
        course_meetings(conn, ids),
        rooms_of(conn, ids),
    )
    .await?;
    Ok(Related {
        organisers,
        editions,
        meetings,
        rooms,
    })
}

async fn organisers(
    mut conn: &AsyncPgConnection,
    ids: &[SessionId],
) -> QueryResult<HashMap<SessionId, Vec<Organiser>>> {
    type InService = Option<(String, String)>;
    let rows: Vec<(SessionId, String, OrganiserRole, InService)> = session_organisers::table
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
            (organisations::slug, organisations::name).nullable(),
        ))
        .load(&mut conn)
        .await?;
    Ok(grouped(rows.into_iter().map(
        |(id, name, role, in_service)| {
            let (slug, name) = match in_service {
                Some((slug, newest)) => (Some(slug), newest),
                None => (None, name),
            };
            (id, Organiser { name, slug, role })
        },
    )))
}

async fn linked_editions(
    mut conn: &AsyncPgConnection,
    ids: &[SessionId],
) -> QueryResult<HashMap<SessionId, Vec<String>>> {
    let rows: Vec<(SessionId, String, String)> = session_editions::table
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

/// The meetings of those sessions that are courses, in order of time.
pub async fn course_meetings(
    mut conn: &AsyncPgConnection,
    ids: &[SessionId],
) -> QueryResult<HashMap<SessionId, Vec<Meeting>>> {
    let rows: Vec<(Option<SessionId>, Meeting)> = sessions::table
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

async fn rooms_of(
    mut conn: &AsyncPgConnection,
    ids: &[SessionId],
) -> QueryResult<HashMap<RoomId, SessionRoom>> {
    let found: Vec<SessionRoom> = rooms::table
        .inner_join(sessions::table.on(sessions::room_id.eq(rooms::id.nullable())))
        .filter(sessions::id.eq_any(ids))
        .select(SessionRoom::as_select())
        .load(&mut conn)
        .await?;
    Ok(found.into_iter().map(|room| (room.id, room)).collect())
}

fn grouped<T>(rows: impl Iterator<Item = (SessionId, T)>) -> HashMap<SessionId, Vec<T>> {
    let mut groups: HashMap<SessionId, Vec<T>> = HashMap::new();
    for (id, row) in rows {
        groups.entry(id).or_default().push(row);
    }
    groups
}
