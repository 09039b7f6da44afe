//! Adds a venue. Its clocks are those of its municipality's country.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use super::model::{Position, Venue, VenueKind};
use super::topics::{TopicRule, replace_topics};
use crate::organisation::Municipality;
use crate::platform::contact::PhoneNumber;
use crate::platform::db::broken_constraint;
use crate::platform::ids::{OrganisationId, VenueId};
use crate::platform::problem::{Problem, SLUG_TAKEN};
use crate::platform::text::LocalText;
use crate::platform::text::{PlainText, Slug};
use crate::schema::venues;

/// A venue to be added.
#[derive(Debug, Clone)]
pub struct NewVenue {
    pub organisation: OrganisationId,
    /// Its name in paths; it never changes.
    pub slug: Slug,
    pub name: PlainText<120>,
    pub kind: VenueKind,
    pub municipality: Municipality,
    pub address: Option<PlainText<200>>,
    pub phone: Option<PhoneNumber>,
    /// The same as it was typed.
    pub phone_typed: Option<String>,
    pub position: Option<Position>,
    /// How people get in and around.
    pub accessibility: Option<LocalText>,
    /// What it does not simply help with.
    pub topic_policy: Vec<TopicRule>,
}

/// Adds a venue, with what it does not simply help with.
///
/// # Errors
/// 409 when the slug is taken.
pub async fn add(
    conn: &mut AsyncPgConnection,
    id: VenueId,
    new: &NewVenue,
    now: DateTime<Utc>,
) -> Result<Venue, Problem> {
    let venue = diesel::insert_into(venues::table)
        .values((
            venues::id.eq(id),
            venues::organisation_id.eq(new.organisation),
            venues::slug.eq(&new.slug),
            venues::name.eq(&new.name),
            venues::kind.eq(new.kind),
            venues::municipality_id.eq(new.municipality.id),
            venues::time_zone.eq(new.municipality.country().time_zone().name()),
            venues::address.eq(&new.address),
            venues::phone.eq(&new.phone),
            venues::phone_typed.eq(&new.phone_typed),
            venues::lat.eq(new.position.map(|at| at.lat)),
            venues::lon.eq(new.position.map(|at| at.lon)),
            venues::accessibility.eq(&new.accessibility),
            venues::created_at.eq(now),
            venues::updated_at.eq(now),
        ))
        .returning(Venue::as_select())
        .get_result(conn)
        .await
        .map_err(|error| match broken_constraint(&error) {
            Some("venues_slug_unique") => Problem::new(&SLUG_TAKEN),
            _ => Problem::from(error),
        })?;
    replace_topics(conn, id, new.organisation, &new.topic_policy).await?;
    Ok(venue)
}
