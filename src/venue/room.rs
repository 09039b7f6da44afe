//! Rooms in venues: their rows, reads and changes. A shared room may hold several sessions at once.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use super::model::Venue;
use super::query::find_venue_in_scope;
use crate::platform::auth::Scope;
use crate::platform::db::broken_constraint;
use crate::platform::ids::{OrganisationId, RoomId, VenueId};
use crate::platform::input::merge_patch::differs;
use crate::platform::problem::Fault;
use crate::platform::problem::{Problem, STALE};
use crate::platform::text::PlainText;
use crate::schema::rooms;

/// A room's row.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Identifiable)]
#[diesel(table_name = rooms, check_for_backend(diesel::pg::Pg))]
pub struct Room {
    pub id: RoomId,
    pub organisation_id: OrganisationId,
    pub venue_id: VenueId,
    pub name: String,
    pub shared: bool,
    pub version: i32,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

/// A room to be added.
#[derive(Debug, Clone)]
pub struct NewRoom {
    /// Unique in the venue.
    pub name: PlainText<80>,
    pub shared: bool,
}

/// The room with an id.
pub async fn find_room(conn: &mut AsyncPgConnection, id: &str) -> QueryResult<Option<Room>> {
    let Ok(id) = id.parse::<RoomId>() else {
        return Ok(None);
    };
    rooms::table
        .find(id)
        .select(Room::as_select())
        .get_result(conn)
        .await
        .optional()
}

/// One page of the rooms of venues, by name, and how many there are in all.
pub(super) async fn list(
    conn: &mut AsyncPgConnection,
    venues: &[VenueId],
    offset: i64,
    limit: i64,
) -> QueryResult<(Vec<Room>, i64)> {
    let of_venues = || rooms::table.filter(rooms::venue_id.eq_any(venues));
    let rows = of_venues()
        .select(Room::as_select())
        .order((rooms::venue_id, rooms::name))
        .offset(offset)
        .limit(limit)
        .load(conn)
        .await?;
    let total = of_venues().count().get_result(conn).await?;
    Ok((rows, total))
}

/// Adds a room to a venue.
///
/// # Errors
/// 422 when another room there has the name.
pub(super) async fn add(
    conn: &mut AsyncPgConnection,
    id: RoomId,
    venue: &Venue,
    new: &NewRoom,
    now: DateTime<Utc>,
) -> Result<Room, Problem> {
    diesel::insert_into(rooms::table)
        .values((
            rooms::id.eq(id),
            rooms::organisation_id.eq(venue.organisation_id),
            rooms::venue_id.eq(venue.id),
            rooms::name.eq(&new.name),
            rooms::shared.eq(new.shared),
            rooms::created_at.eq(now),
            rooms::updated_at.eq(now),
        ))
        .returning(Room::as_select())
        .get_result(conn)
        .await
        .map_err(problem_of)
}

/// What changes; the rest stays.
#[derive(Debug, Clone, Default, AsChangeset)]
#[diesel(table_name = rooms)]
pub struct RoomChange {
    pub name: Option<PlainText<80>>,
    pub shared: Option<bool>,
}

impl RoomChange {
    /// Whether it says something else than the row does.
    #[must_use]
    pub fn changes(&self, before: &Room) -> bool {
        let name = self.name.as_ref().map(PlainText::as_str);
        differs(name, before.name.as_str()) || differs(self.shared, before.shared)
    }
}

/// Changes a room that is still at `version`. Sessions that occupy it already stay.
///
/// # Errors
/// 412 when somebody else changed it, and as [`add`].
pub(super) async fn change(
    conn: &mut AsyncPgConnection,
    id: RoomId,
    version: i32,
    change: &RoomChange,
    now: DateTime<Utc>,
) -> Result<Room, Problem> {
    diesel::update(rooms::table)
        .filter(rooms::id.eq(id))
        .filter(rooms::version.eq(version))
        .set((
            change,
            rooms::version.eq(version.wrapping_add(1)),
            rooms::updated_at.eq(now),
        ))
        .returning(Room::as_select())
        .get_result(conn)
        .await
        .optional()
        .map_err(problem_of)?
        .ok_or_else(|| Problem::new(&STALE))
}

/// The rooms of a venue, by name.
pub async fn rooms_of(conn: &mut AsyncPgConnection, venue: VenueId) -> QueryResult<Vec<Room>> {
    rooms::table
        .filter(rooms::venue_id.eq(venue))
        .order((rooms::name, rooms::id))
        .select(Room::as_select())
        .load(conn)
        .await
}

/// Takes a room away. Its caller sees to it that no session refers to it.
pub async fn remove_room(conn: &mut AsyncPgConnection, id: RoomId) -> QueryResult<()> {
    diesel::delete(rooms::table.find(id))
        .execute(conn)
        .await
        .map(drop)
}

/// A room, and the venue it is in, where the scope covers that.
///
/// # Errors
/// 404 where it does not.
pub async fn find_room_in_scope(
    conn: &mut AsyncPgConnection,
    scope: &Scope,
    id: &str,
) -> Result<(Room, Venue), Problem> {
    let room = find_room(conn, id).await?;
    let room = room.ok_or_else(Problem::not_found)?;
    let venue = find_venue_in_scope(conn, scope, &room.venue_id.to_string()).await?;
    Ok((room, venue))
}

fn problem_of(error: diesel::result::Error) -> Problem {
    match broken_constraint(&error) {
        Some("rooms_name_unique_in_venue") => Problem::fault("/name", Fault::new("taken")),
        _ => error.into(),
    }
}
