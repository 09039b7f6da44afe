//! A venue as the API shows it, alone, in lists and inside a session.

use std::collections::HashMap;

use diesel::QueryResult;
use diesel_async::AsyncPgConnection;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::model::Venue;
use super::query::venues_by_id;
use crate::organisation::{
    Municipality, MunicipalityView, Organisation, OrganisationCard, municipalities_by_id,
    organisations_by_id,
};

/// A venue.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct VenueView {
    /// Its id.
    pub id: Uuid,
    /// The word of its address.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// What sort of place it is.
    pub kind: String,
    /// Whose it is.
    pub organisation: OrganisationCard,
    /// Where it is.
    pub municipality: MunicipalityView,
    /// IANA.
    pub time_zone: String,
    /// The street and the town.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// Its telephone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// Degrees north.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lat: Option<f64>,
    /// Degrees east.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lon: Option<f64>,
    /// How one gets in and around.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub accessibility: Option<String>,
    /// The language of `accessibility` where it is not the one asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text_language: Option<String>,
    /// Kilometres from the place asked about, in a list with `near`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub distance_km: Option<f64>,
}

impl VenueView {
    /// A venue in its municipality, of its owner, for a reader of languages, best first.
    #[must_use]
    pub fn of<S: AsRef<str>>(
        venue: Venue,
        municipality: &Municipality,
        owner: &Organisation,
        languages: &[S],
    ) -> Self {
        let told = venue
            .accessibility
            .map(|text| text.best_in(languages, owner.language()));
        let (accessibility, text_language) =
            told.map_or((None, None), |(text, language)| (Some(text), language));
        Self {
            id: venue.id,
            slug: venue.slug,
            name: venue.name,
            kind: venue.kind,
            organisation: OrganisationCard::from(owner),
            municipality: municipality.into(),
            time_zone: venue.time_zone,
            address: venue.address,
            phone: venue.phone,
            lat: venue.lat,
            lon: venue.lon,
            accessibility,
            text_language,
            distance_km: None,
        }
    }
}

/// Views of venues by their ids, for a reader of languages, best first.
///
/// # Errors
/// Of the database.
pub async fn views<S: AsRef<str>>(
    conn: &mut AsyncPgConnection,
    ids: &[Uuid],
    languages: &[S],
) -> QueryResult<HashMap<Uuid, VenueView>> {
    let venues: Vec<Venue> = venues_by_id(conn, ids).await?.into_values().collect();
    let views = views_of(conn, venues, languages).await?;
    Ok(views.into_iter().map(|view| (view.id, view)).collect())
}

/// Views of venues at hand, in their order.
pub(super) async fn views_of<S: AsRef<str>>(
    conn: &mut AsyncPgConnection,
    venues: Vec<Venue>,
    languages: &[S],
) -> QueryResult<Vec<VenueView>> {
    let places: Vec<i32> = venues.iter().map(|venue| venue.municipality_id).collect();
    let places = municipalities_by_id(conn, &places).await?;
    let owners: Vec<Uuid> = venues.iter().map(|venue| venue.organisation_id).collect();
    let owners = organisations_by_id(conn, &owners).await?;
    // Foreign keys see to it that none is missing.
    let view = |venue: Venue| {
        let place = places.get(&venue.municipality_id)?;
        let owner = owners.get(&venue.organisation_id)?;
        Some(VenueView::of(venue, place, owner, languages))
    };
    Ok(venues.into_iter().filter_map(view).collect())
}
