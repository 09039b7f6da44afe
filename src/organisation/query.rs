//! Reads organisations: one by slug or id, several by id, and the public list.

use super::model::OrganisationKind;
use std::collections::HashMap;

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use super::model::Organisation;
use crate::platform::auth::Scope;
use crate::platform::ids::OrganisationId;
use crate::platform::problem::Problem;
use crate::platform::text::{LanguageTag, Slug};
use crate::schema::organisations;

/// The organisation with a slug or an id.
pub async fn find_organisation(
    conn: &mut AsyncPgConnection,
    slug_or_id: &str,
) -> QueryResult<Option<Organisation>> {
    let query = organisations::table
        .select(Organisation::as_select())
        .into_boxed();
    let query = match (
        slug_or_id.parse::<OrganisationId>(),
        Slug::parse(slug_or_id),
    ) {
        (Ok(id), _) => query.filter(organisations::id.eq(id)),
        (_, Ok(slug)) => query.filter(organisations::slug.eq(slug)),
        _ => return Ok(None),
    };
    query.get_result(conn).await.optional()
}

/// The organisation with a slug or an id, wholly within a scope.
///
/// # Errors
/// 404 outside the scope.
pub(super) async fn find_organisation_in_scope(
    conn: &mut AsyncPgConnection,
    scope: &Scope,
    slug_or_id: &str,
) -> Result<Organisation, Problem> {
    let found = find_organisation(conn, slug_or_id).await?;
    let found = found.filter(|one| scope.covers_organisation(one.id));
    found.ok_or_else(Problem::not_found)
}

/// The one organisation of that name; none where several have it.
pub async fn organisation_called(
    conn: &mut AsyncPgConnection,
    name: &str,
) -> QueryResult<Option<OrganisationId>> {
    let named = organisations::table.filter(organisations::name.eq(name));
    let found: Vec<OrganisationId> = named.select(organisations::id).limit(2).load(conn).await?;
    Ok(match found.as_slice() {
        [only] => Some(*only),
        _ => None,
    })
}

/// Organisations by their ids.
pub async fn organisations_by_id(
    conn: &mut AsyncPgConnection,
    ids: &[OrganisationId],
) -> QueryResult<HashMap<OrganisationId, Organisation>> {
    let rows: Vec<Organisation> = organisations::table
        .filter(organisations::id.eq_any(ids))
        .select(Organisation::as_select())
        .load(conn)
        .await?;
    Ok(rows.into_iter().map(|row| (row.id, row)).collect())
}

/// Which organisations the public list shows.
#[derive(Debug, Default)]
pub(super) struct OrganisationFilter {
    /// An `ilike` pattern of the name.
    pub name: Option<String>,
    pub kind: Option<OrganisationKind>,
    pub municipality: Option<i32>,
    /// Only what was changed then or later, the earliest change first.
    pub updated_after: Option<DateTime<Utc>>,
}

/// One page of the public list, by name, and how many there are in all.
pub(super) async fn list(
    conn: &mut AsyncPgConnection,
    filter: &OrganisationFilter,
    offset: i64,
    limit: i64,
) -> QueryResult<(Vec<Organisation>, i64)> {
    let filtered = || {
        let mut query = organisations::table.into_boxed();
        if let Some(pattern) = &filter.name {
            query = query.filter(organisations::name.ilike(pattern));
        }
        if let Some(kind) = filter.kind {
            query = query.filter(organisations::kind.eq(kind));
        }
        if let Some(municipality) = filter.municipality {
            query = query.filter(organisations::municipality_id.eq(municipality));
        }
        if let Some(since) = filter.updated_after {
            query = query.filter(organisations::updated_at.ge(since));
        }
        query
    };
    let page = match filter.updated_after {
        Some(_since) => filtered().order((organisations::updated_at, organisations::id)),
        None => filtered().order((organisations::name, organisations::id)),
    };
    let rows = page
        .select(Organisation::as_select())
        .offset(offset)
        .limit(limit)
        .load(conn)
        .await?;
    let total = filtered().count().get_result(conn).await?;
    Ok((rows, total))
}

/// The country whose telephone numbers, holidays and laws hold for an organisation.
pub async fn country_of(
    conn: &mut AsyncPgConnection,
    organisation: OrganisationId,
) -> QueryResult<String> {
    organisations::table
        .find(organisation)
        .select(organisations::country)
        .first(conn)
        .await
}

/// The languages an organisation writes in, its first one first.
pub async fn languages_of(
    conn: &mut AsyncPgConnection,
    organisation: OrganisationId,
) -> QueryResult<Vec<LanguageTag>> {
    let languages: Vec<String> = organisations::table
        .find(organisation)
        .select(organisations::languages)
        .first(conn)
        .await?;
    let known = languages.iter();
    Ok(known
        .filter_map(|tag| LanguageTag::parse(tag).ok())
        .collect())
}

/// The first language of an organisation: a text that does not name its language is in it.
pub async fn language_of(
    conn: &mut AsyncPgConnection,
    organisation: OrganisationId,
) -> QueryResult<LanguageTag> {
    let languages: Vec<String> = organisations::table
        .find(organisation)
        .select(organisations::languages)
        .first(conn)
        .await?;
    let first = languages
        .iter()
        .find_map(|tag| LanguageTag::parse(tag).ok());
    first
        .map_or_else(|| LanguageTag::parse("sv"), Ok)
        .map_err(|_fault| diesel::result::Error::NotFound)
}
