//! Venues and rooms as the API shows them.

use chrono::{DateTime, Utc};
use diesel::QueryResult;
use diesel_async::AsyncPgConnection;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::model::Venue;
use super::model::VenueKind;
use super::room::Room;
use super::topics::{TopicRule, TopicRuleView, topic_rule_views, topics_of_venues};
use crate::organisation::{
    Municipality, MunicipalityView, Organisation, OrganisationCard, municipalities_by_id,
    organisations_by_id,
};
use crate::platform::ids::{OrganisationId, VenueId};
use crate::platform::problem::Problem;
use crate::platform::time::whole_seconds;

/// A venue.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct VenueView {
    /// Its id.
    pub id: Uuid,
    /// Its name in paths.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// What sort of place it is.
    #[schema(value_type = VenueKind)]
    pub kind: String,
    /// Who owns it.
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
    /// How people get in and around.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub accessibility: Option<String>,
    /// The language of `accessibility` where it is not the one asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text_language: Option<String>,
    /// The topics it does not simply help with; a session may say otherwise.
    pub topic_policy: Vec<TopicRuleView>,
    /// When it was changed last.
    #[serde(serialize_with = "whole_seconds")]
    pub updated_at: DateTime<Utc>,
    /// Kilometres from the place asked about, in a list with `near`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub distance_km: Option<f64>,
}

impl VenueView {
    fn new<S: AsRef<str>>(
        venue: Venue,
        municipality: &Municipality,
        owner: &Organisation,
        rules: &[TopicRule],
        languages: &[S],
    ) -> Self {
        let text = venue
            .accessibility
            .map(|text| text.best_in(languages, owner.language()));
        let (accessibility, text_language) =
            text.map_or((None, None), |(text, language)| (Some(text), language));
        Self {
            id: venue.id.into(),
            slug: venue.slug,
            name: venue.name,
            kind: venue.kind.to_string(),
            organisation: OrganisationCard::from(owner),
            municipality: municipality.into(),
            time_zone: venue.time_zone,
            address: venue.address,
            phone: venue.phone,
            lat: venue.lat,
            lon: venue.lon,
            accessibility,
            text_language,
            topic_policy: topic_rule_views(rules, languages, owner.language()),
            updated_at: venue.updated_at,
            distance_km: None,
        }
    }
}

/// One venue as the API shows it.
///
/// # Errors
/// 404 where it is gone.
pub async fn venue_view(
    conn: &mut AsyncPgConnection,
    venue: Venue,
    languages: &[String],
) -> Result<VenueView, Problem> {
    let mut views = venue_views(conn, vec![venue], languages).await?;
    views.pop().ok_or_else(Problem::not_found)
}

/// Views of venues, in their order, in the first of the languages that has a text.
pub(super) async fn venue_views<S: AsRef<str>>(
    conn: &mut AsyncPgConnection,
    venues: Vec<Venue>,
    languages: &[S],
) -> QueryResult<Vec<VenueView>> {
    let ids: Vec<i32> = venues.iter().map(|venue| venue.municipality_id).collect();
    let municipalities = municipalities_by_id(conn, &ids).await?;
    let ids: Vec<OrganisationId> = venues.iter().map(|venue| venue.organisation_id).collect();
    let owners = organisations_by_id(conn, &ids).await?;
    let ids: Vec<VenueId> = venues.iter().map(|venue| venue.id).collect();
    let rules = topics_of_venues(conn, &ids).await?;
    // Foreign keys see to it that none is missing.
    let view = |venue: Venue| {
        let municipality = municipalities.get(&venue.municipality_id)?;
        let owner = owners.get(&venue.organisation_id)?;
        let rules = rules.get(&venue.id).map_or(&[][..], Vec::as_slice);
        Some(VenueView::new(venue, municipality, owner, rules, languages))
    };
    Ok(venues.into_iter().filter_map(view).collect())
}

/// A room.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct RoomView {
    /// Its id.
    pub id: Uuid,
    /// The slug of its venue.
    pub venue: String,
    /// The id of its venue.
    pub venue_id: Uuid,
    /// Its name.
    pub name: String,
    /// Whether it may hold several sessions at once.
    pub shared: bool,
}

impl RoomView {
    #[must_use]
    pub fn of(room: &Room, venue: &Venue) -> Self {
        Self {
            id: room.id.into(),
            venue: venue.slug.clone(),
            venue_id: room.venue_id.into(),
            name: room.name.clone(),
            shared: room.shared,
        }
    }
}
