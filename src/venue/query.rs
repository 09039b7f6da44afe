//! Reads of venues.

use std::collections::HashMap;

use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use uuid::Uuid;

use super::model::Venue;
use super::near::{Near, distance_km};
use crate::platform::auth::Scope;
use crate::platform::text::Slug;
use crate::schema::venues;

/// The venue of a slug or an id.
///
/// # Errors
/// Of the database.
pub async fn venue_named(conn: &mut AsyncPgConnection, name: &str) -> QueryResult<Option<Venue>> {
    let query = venues::table.select(Venue::as_select()).into_boxed();
    let query = match (Uuid::try_parse(name), Slug::parse(name)) {
        (Ok(id), _) => query.filter(venues::id.eq(id)),
        (_, Ok(slug)) => query.filter(venues::slug.eq(slug)),
        _ => return Ok(None),
    };
    query.get_result(conn).await.optional()
}

/// Venues by their ids.
///
/// # Errors
/// Of the database.
pub async fn venues_by_id(
    conn: &mut AsyncPgConnection,
    ids: &[Uuid],
) -> QueryResult<HashMap<Uuid, Venue>> {
    let rows: Vec<Venue> = venues::table
        .filter(venues::id.eq_any(ids))
        .select(Venue::as_select())
        .load(conn)
        .await?;
    Ok(rows.into_iter().map(|row| (row.id, row)).collect())
}

/// The venues a scope covers.
pub(super) async fn in_scope(
    conn: &mut AsyncPgConnection,
    scope: &Scope,
) -> QueryResult<Vec<Uuid>> {
    let (venues, _) = scope.venues_and_owners();
    let candidates: Vec<Venue> = venues::table
        .filter(
            venues::organisation_id
                .eq_any(&scope.organisations)
                .or(venues::id.eq_any(venues)),
        )
        .select(Venue::as_select())
        .load(conn)
        .await?;
    let covered = candidates
        .into_iter()
        .filter(|venue| scope.covers(venue.target()));
    Ok(covered.map(|venue| venue.id).collect())
}

/// Which venues a list shows.
#[derive(Debug, Default)]
pub(super) struct Wanted {
    /// A part of the name or the address, as a pattern.
    pub text: Option<String>,
    /// A kind.
    pub kind: Option<&'static str>,
    /// A municipality.
    pub municipality: Option<i32>,
    /// Nearest first, and only within reach.
    pub near: Option<Near>,
}

type Boxed<'a> = venues::BoxedQuery<'a, diesel::pg::Pg>;

impl Wanted {
    fn filtered(&self) -> Boxed<'_> {
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
        match &self.near {
            Some(near) => within(query, near),
            None => query,
        }
    }
}

/// Only what lies within reach; the box is compared first.
fn within<'a>(query: Boxed<'a>, near: &Near) -> Boxed<'a> {
    let mut query = query.filter(venues::lat.is_not_null());
    if let Some(around) = near.around() {
        query = query.filter(venues::lat.between(around.lat.0, around.lat.1));
        if let Some((west, east)) = around.lon {
            query = query.filter(venues::lon.between(west, east));
        }
    }
    match near.within_km {
        Some(km) => query.filter(from(near).le(km)),
        None => query,
    }
}

#[diesel::dsl::auto_type(no_type_alias)]
fn from(near: &Near) -> _ {
    let (lat, lon): (Option<f64>, Option<f64>) = (Some(near.lat), Some(near.lon));
    distance_km(lat, lon, venues::lat, venues::lon)
}

/// One page of the public list, by name or nearest first, each with its distance; and how many
/// there are.
pub(super) async fn list(
    conn: &mut AsyncPgConnection,
    wanted: &Wanted,
    offset: i64,
    limit: i64,
) -> QueryResult<(Vec<(Venue, Option<f64>)>, i64)> {
    let page = wanted.filtered().offset(offset).limit(limit);
    let rows = match &wanted.near {
        Some(near) => {
            page.select((Venue::as_select(), from(near)))
                .order((from(near), venues::id))
                .load(conn)
                .await?
        }
        None => {
            let rows: Vec<Venue> = page
                .select(Venue::as_select())
                .order((venues::name, venues::id))
                .load(conn)
                .await?;
            rows.into_iter().map(|row| (row, None)).collect()
        }
    };
    let total = wanted.filtered().count().get_result(conn).await?;
    Ok((rows, total))
}
