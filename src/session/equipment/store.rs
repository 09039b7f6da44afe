//! Equipment as it is stored.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use crate::platform::auth::Scope;
use crate::platform::db::broken_constraint;
use crate::platform::ids::{EquipmentId, OrganisationId, VenueId};
use crate::platform::problem::{Fault, Problem, STALE};
use crate::platform::text::PlainText;
use crate::schema::equipment;
use crate::venue::{Venue, find_venue_in_scope};

/// A row.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = equipment, check_for_backend(diesel::pg::Pg))]
pub struct Equipment {
    pub id: EquipmentId,
    pub organisation_id: OrganisationId,
    pub venue_id: VenueId,
    /// Unique in the venue.
    pub name: String,
    /// How many there are.
    pub count: i32,
    pub version: i32,
}

/// Equipment to be added.
#[derive(Debug, Clone)]
pub struct NewEquipment {
    pub name: PlainText<80>,
    pub count: i32,
}

/// What changes; the rest stays.
#[derive(Debug, Clone, Default, AsChangeset)]
#[diesel(table_name = equipment)]
pub struct EquipmentChange {
    pub name: Option<PlainText<80>>,
    pub count: Option<i32>,
}

/// What a venue has, by name.
pub async fn of_venue(conn: &mut AsyncPgConnection, venue: VenueId) -> QueryResult<Vec<Equipment>> {
    equipment::table
        .filter(equipment::venue_id.eq(venue))
        .order((equipment::name, equipment::id))
        .select(Equipment::as_select())
        .load(conn)
        .await
}

/// One page of what venues have, by name, and how much there is in all.
pub async fn list(
    conn: &mut AsyncPgConnection,
    venues: &[VenueId],
    (offset, limit): (i64, i64),
) -> QueryResult<(Vec<Equipment>, i64)> {
    let of_venues = || equipment::table.filter(equipment::venue_id.eq_any(venues));
    let rows = of_venues()
        .order((equipment::venue_id, equipment::name))
        .offset(offset)
        .limit(limit)
        .select(Equipment::as_select())
        .load(conn)
        .await?;
    let total = of_venues().count().get_result(conn).await?;
    Ok((rows, total))
}

pub async fn find(conn: &mut AsyncPgConnection, id: EquipmentId) -> QueryResult<Option<Equipment>> {
    equipment::table
        .find(id)
        .select(Equipment::as_select())
        .get_result(conn)
        .await
        .optional()
}

/// The equipment that a path names, with its venue, where the scope covers that.
///
/// # Errors
/// 404 where it does not.
pub async fn find_in_scope(
    conn: &mut AsyncPgConnection,
    scope: &Scope,
    id: &str,
) -> Result<(Equipment, Venue), Problem> {
    let id: EquipmentId = id.parse().map_err(|_unread| Problem::not_found())?;
    let found = find(conn, id).await?.ok_or_else(Problem::not_found)?;
    let venue = find_venue_in_scope(conn, scope, &found.venue_id.to_string()).await?;
    Ok((found, venue))
}

/// # Errors
/// 422 when other equipment there has the name.
pub async fn add(
    conn: &mut AsyncPgConnection,
    id: EquipmentId,
    venue: &Venue,
    new: &NewEquipment,
    now: DateTime<Utc>,
) -> Result<Equipment, Problem> {
    diesel::insert_into(equipment::table)
        .values((
            equipment::id.eq(id),
            equipment::organisation_id.eq(venue.organisation_id),
            equipment::venue_id.eq(venue.id),
            equipment::name.eq(&new.name),
            equipment::count.eq(new.count),
            equipment::created_at.eq(now),
            equipment::updated_at.eq(now),
        ))
        .returning(Equipment::as_returning())
        .get_result(conn)
        .await
        .map_err(problem_of)
}

/// Changes equipment that is still at its version. Sessions keep what they use, also where there are fewer now.
///
/// # Errors
/// 412 when it is not, and as [`add`].
pub async fn change(
    conn: &mut AsyncPgConnection,
    before: &Equipment,
    change: &EquipmentChange,
    now: DateTime<Utc>,
) -> Result<Equipment, Problem> {
    diesel::update(equipment::table)
        .filter(equipment::id.eq(before.id))
        .filter(equipment::version.eq(before.version))
        .set((
            change,
            equipment::version.eq(equipment::version + 1),
            equipment::updated_at.eq(now),
        ))
        .returning(Equipment::as_returning())
        .get_result(conn)
        .await
        .optional()
        .map_err(problem_of)?
        .ok_or_else(|| Problem::new(&STALE))
}

/// Takes equipment away that no session uses.
pub async fn remove(conn: &mut AsyncPgConnection, id: EquipmentId) -> QueryResult<()> {
    diesel::delete(equipment::table.find(id))
        .execute(conn)
        .await
        .map(drop)
}

fn problem_of(error: diesel::result::Error) -> Problem {
    match broken_constraint(&error) {
        Some("equipment_name_unique_in_venue") => Problem::fault("/name", Fault::new("taken")),
        _ => error.into(),
    }
}
