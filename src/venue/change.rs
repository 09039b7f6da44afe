//! A new venue, and a change to one.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use super::model::{Venue, VenueKind};
use crate::organisation::Municipality;
use crate::platform::contact::PhoneNumber;
use crate::platform::db::broken_constraint;
use crate::platform::ids::{OrganisationId, VenueId};
use crate::platform::problem::{Problem, SLUG_TAKEN, STALE};
use crate::platform::text::{LocalText, PlainText, Slug};
use crate::schema::venues;

/// What a new venue is.
#[derive(Debug, Clone)]
pub struct NewVenue {
    /// Whose it is.
    pub organisation: OrganisationId,
    /// The word of its address; it never changes.
    pub slug: Slug,
    /// Its name.
    pub name: PlainText<120>,
    /// What sort of place it is.
    pub kind: VenueKind,
    /// Where it is; its clocks are those of the municipality's country.
    pub municipality: Municipality,
    /// The street and the town.
    pub address: Option<PlainText<200>>,
    /// Its telephone.
    pub phone: Option<PhoneNumber>,
    /// Degrees north and east.
    pub position: Option<(f64, f64)>,
    /// How one gets in and around.
    pub accessibility: Option<LocalText>,
}

/// Adds a venue.
///
/// # Errors
/// 409 when the slug is taken; of the database.
pub async fn add(
    conn: &mut AsyncPgConnection,
    id: VenueId,
    new: &NewVenue,
    now: DateTime<Utc>,
) -> Result<Venue, Problem> {
    diesel::insert_into(venues::table)
        .values((
            venues::id.eq(id),
            venues::organisation_id.eq(new.organisation),
            venues::slug.eq(&new.slug),
            venues::name.eq(&new.name),
            venues::kind.eq(new.kind.name()),
            venues::municipality_id.eq(new.municipality.id),
            venues::time_zone.eq(new.municipality.country().time_zone().name()),
            venues::address.eq(&new.address),
            venues::phone.eq(&new.phone),
            venues::lat.eq(new.position.map(|(lat, _)| lat)),
            venues::lon.eq(new.position.map(|(_, lon)| lon)),
            venues::accessibility.eq(&new.accessibility),
            venues::created_at.eq(now),
            venues::updated_at.eq(now),
        ))
        .returning(Venue::as_select())
        .get_result(conn)
        .await
        .map_err(|error| match broken_constraint(&error) {
            Some("venues_slug_unique") => Problem::new(&SLUG_TAKEN),
            _ => error.into(),
        })
}

/// What changes; the rest stays. An inner none takes the value away.
#[derive(Debug, Clone, Default, AsChangeset)]
#[diesel(table_name = venues)]
pub struct VenueChange {
    pub name: Option<PlainText<120>>,
    pub kind: Option<&'static str>,
    pub municipality_id: Option<i32>,
    pub time_zone: Option<&'static str>,
    pub address: Option<Option<PlainText<200>>>,
    pub phone: Option<Option<PhoneNumber>>,
    pub lat: Option<Option<f64>>,
    pub lon: Option<Option<f64>>,
    pub accessibility: Option<Option<LocalText>>,
}

/// Changes a venue that is still as it was at `edit`.
///
/// # Errors
/// 412 when somebody else changed it; of the database.
pub async fn change(
    conn: &mut AsyncPgConnection,
    id: VenueId,
    edit: i32,
    change: &VenueChange,
    now: DateTime<Utc>,
) -> Result<Venue, Problem> {
    diesel::update(venues::table)
        .filter(venues::id.eq(id))
        .filter(venues::edit.eq(edit))
        .set((
            change,
            venues::edit.eq(edit.wrapping_add(1)),
            venues::updated_at.eq(now),
        ))
        .returning(Venue::as_select())
        .get_result(conn)
        .await
        .optional()?
        .ok_or_else(|| Problem::new(&STALE))
}
