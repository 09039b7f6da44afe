//! Reads venues: one by slug or id, several by id, those in a scope, and the public list.

use super::model::VenueKind;
use std::collections::HashMap;

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use super::model::Venue;
use super::near::{NearFilter, distance_km};
use crate::platform::auth::Scope;
use crate::platform::ids::{OrganisationId, VenueId};
use crate::platform::problem::Problem;
use crate::platform::text::Slug;
use crate::schema::venues;

/// The venue with a slug or an id.
pub async fn find_venue(
    conn: &mut AsyncPgConnection,
    slug_or_id: &str,
) -> QueryResult<Option<Venue>> {
    let query = venues::table.select(Venue::as_select()).into_boxed();
    let query = match (slug_or_id.parse::<VenueId>(), Slug::parse(slug_or_id)) {
        (Ok(id), _) => query.filter(venues::id.eq(id)),
        (_, Ok(slug)) => query.filter(venues::slug.eq(slug)),
        _ => return Ok(None),
    };
    query.get_result(conn).await.optional()
}

/// The venue with a slug or an id, where the scope covers it.
///
/// # Errors
/// 404 where it does not.
pub async fn find_venue_in_scope(
    conn: &mut AsyncPgConnection,
    scope: &Scope,
    slug_or_id: &str,
) -> Result<Venue, Problem> {
    let found = find_venue(conn, slug_or_id).await?;
    found
        .filter(|venue| scope.covers(venue.target()))
        .ok_or_else(Problem::not_found)
}

/// Venues by their ids.
pub async fn venues_by_id(
    conn: &mut AsyncPgConnection,
    ids: &[VenueId],
) -> QueryResult<HashMap<VenueId, Venue>> {
    let rows: Vec<Venue> = venues::table
        .filter(venues::id.eq_any(ids))
        .select(Venue::as_select())
        .load(conn)
        .await?;
    Ok(rows.into_iter().map(|row| (row.id, row)).collect())
}

/// The venues a scope covers, by name.
pub async fn covered_venues(
    conn: &mut AsyncPgConnection,
    scope: &Scope,
) -> QueryResult<Vec<Venue>> {
    let (venues, _) = scope.venues_and_owners();
    let mut candidates: Vec<Venue> = venues::table
        .filter(
            venues::organisation_id
                .eq_any(&scope.organisations)
                .or(venues::id.eq_any(venues)),
        )
        .order((venues::name, venues::id))
        .select(Venue::as_select())
        .load(conn)
        .await?;
    candidates.retain(|venue| scope.covers(venue.target()));
    Ok(candidates)
}

/// The ids of the venues a scope covers.
pub async fn venues_in_scope(
    conn: &mut AsyncPgConnection,
    scope: &Scope,
) -> QueryResult<Vec<VenueId>> {
    let covered = covered_venues(conn, scope).await?;
    Ok(covered.iter().map(|venue| venue.id).collect())
}

/// The venues of some organisations.
pub async fn venues_of(
    conn: &mut AsyncPgConnection,
    owners: &[OrganisationId],
) -> QueryResult<Vec<VenueId>> {
    venues::table
        .filter(venues::organisation_id.eq_any(owners))
        .select(venues::id)
        .load(conn)
        .await
}

/// No list of venues to choose among is longer.
pub const MOST_CHOICES: usize = 200;

/// The venues that a scope reaches, by name, to choose among: those of its organisations, and those it names.
pub async fn venues_in_reach(
    conn: &mut AsyncPgConnection,
    scope: &Scope,
) -> QueryResult<Vec<Venue>> {
    let (named, _owners) = scope.venues_and_owners();
    venues::table
        .filter(
            venues::organisation_id
                .eq_any(&scope.organisations)
                .or(venues::id.eq_any(named)),
        )
        .order((venues::name, venues::id))
        .limit(i64::try_from(MOST_CHOICES).unwrap_or(i64::MAX))
        .select(Venue::as_select())
        .load(conn)
        .await
}

/// Which venues the public list shows.
#[derive(Debug, Default)]
pub(super) struct VenueFilter {
    /// An `ilike` pattern of the name or the address.
    pub text: Option<String>,
    pub kind: Option<VenueKind>,
    pub municipality: Option<i32>,
    /// Nearest first, and only within reach.
    pub near: Option<NearFilter>,
    /// Only what was changed then or later, the earliest change first.
    pub updated_after: Option<DateTime<Utc>>,
}

type VenueQuery<'a> = venues::BoxedQuery<'a, diesel::pg::Pg>;

impl VenueFilter {
    fn query(&self) -> VenueQuery<'_> {
        let mut query = venues::table.into_boxed();
        if let Some(pattern) = &self.text {
            let address = venues::address.ilike(pattern);
            query = query.filter(venues::name.ilike(pattern).or(address.assume_not_null()));
        }
        if let Some(kind) = self.kind {
            query = query.filter(venues::kind.eq(kind));
        }
        if let Some(municipality) = self.municipality {
            query = query.filter(venues::municipality_id.eq(municipality));
        }
        if let Some(since) = self.updated_after {
            query = query.filter(venues::updated_at.ge(since));
        }
        match &self.near {
            Some(near) => within(query, near),
            None => query,
        }
    }
}

/// Only what lies within reach.
fn within<'a>(query: VenueQuery<'a>, near: &NearFilter) -> VenueQuery<'a> {
    let mut query = query.filter(venues::lat.is_not_null());
    if let Some(bounds) = near.bounding_box() {
        let (south, north) = bounds.lat;
        query = query.filter(venues::lat.between(south, north));
        if let Some((west, east)) = bounds.lon {
            query = query.filter(venues::lon.between(west, east));
        }
    }
    match near.within_km {
        Some(km) => query.filter(distance_from(near).le(km)),
        None => query,
    }
}

#[diesel::dsl::auto_type(no_type_alias)]
fn distance_from(near: &NearFilter) -> _ {
    let (lat, lon): (Option<f64>, Option<f64>) = (Some(near.place.lat), Some(near.place.lon));
    distance_km(lat, lon, venues::lat, venues::lon)
}

/// One page of the public list, by name or nearest first, each with its distance; and how many
/// there are in all.
pub(super) async fn list(
    conn: &mut AsyncPgConnection,
    filter: &VenueFilter,
    offset: i64,
    limit: i64,
) -> QueryResult<(Vec<(Venue, Option<f64>)>, i64)> {
    let mut page = filter.query().offset(offset).limit(limit);
    if filter.updated_after.is_some() {
        page = page.order(venues::updated_at);
    }
    let rows = match &filter.near {
        Some(near) => {
            page.select((Venue::as_select(), distance_from(near)))
                .then_order_by((distance_from(near), venues::id))
                .load(conn)
                .await?
        }
        None => {
            let rows: Vec<Venue> = match filter.updated_after {
                Some(_since) => page.then_order_by(venues::id),
                None => page.then_order_by((venues::name, venues::id)),
            }
            .select(Venue::as_select())
            .load(conn)
            .await?;
            rows.into_iter().map(|row| (row, None)).collect()
        }
    };
    let total = filter.query().count().get_result(conn).await?;
    Ok((rows, total))
}
