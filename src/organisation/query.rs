//! Reads of organisations and of the tree they stand in.

use std::collections::HashMap;

use diesel::prelude::*;
use diesel::sql_types;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use uuid::Uuid;

use crate::platform::text::LanguageTag;

use super::api::OrganisationCard;
use super::model::Organisation;
use crate::platform::ids::OrganisationId;
use crate::platform::text::Slug;
use crate::schema::organisations;

/// The organisation of a slug or an id.
///
/// # Errors
/// Of the database.
pub async fn organisation_named(
    conn: &mut AsyncPgConnection,
    name: &str,
) -> QueryResult<Option<Organisation>> {
    let query = organisations::table
        .select(Organisation::as_select())
        .into_boxed();
    let query = match (Uuid::try_parse(name), Slug::parse(name)) {
        (Ok(id), _) => query.filter(organisations::id.eq(id)),
        (_, Ok(slug)) => query.filter(organisations::slug.eq(slug)),
        _ => return Ok(None),
    };
    query.get_result(conn).await.optional()
}

/// Organisations by their ids.
///
/// # Errors
/// Of the database.
pub async fn organisations_by_id(
    conn: &mut AsyncPgConnection,
    ids: &[Uuid],
) -> QueryResult<HashMap<Uuid, Organisation>> {
    let rows: Vec<Organisation> = organisations::table
        .filter(organisations::id.eq_any(ids))
        .select(Organisation::as_select())
        .load(conn)
        .await?;
    Ok(rows.into_iter().map(|row| (row.id, row)).collect())
}

/// Slugs and names of organisations, by id.
///
/// # Errors
/// Of the database.
pub async fn cards(
    conn: &mut AsyncPgConnection,
    ids: &[Uuid],
) -> QueryResult<HashMap<Uuid, OrganisationCard>> {
    let rows: Vec<(Uuid, String, String)> = organisations::table
        .filter(organisations::id.eq_any(ids))
        .select((organisations::id, organisations::slug, organisations::name))
        .load(conn)
        .await?;
    Ok(rows
        .into_iter()
        .map(|(id, slug, name)| (id, OrganisationCard { slug, name }))
        .collect())
}

/// Which organisations a list shows.
#[derive(Debug, Default)]
pub(super) struct Wanted {
    /// A part of the name, as a pattern.
    pub name: Option<String>,
    /// A kind.
    pub kind: Option<&'static str>,
    /// A municipality.
    pub municipality: Option<i32>,
}

/// One page of the public list, by name, and how many there are.
pub(super) async fn list(
    conn: &mut AsyncPgConnection,
    wanted: &Wanted,
    offset: i64,
    limit: i64,
) -> QueryResult<(Vec<Organisation>, i64)> {
    let filtered = || {
        let mut query = organisations::table.into_boxed();
        if let Some(pattern) = &wanted.name {
            query = query.filter(organisations::name.ilike(pattern));
        }
        if let Some(kind) = wanted.kind {
            query = query.filter(organisations::kind.eq(kind));
        }
        if let Some(municipality) = wanted.municipality {
            query = query.filter(organisations::municipality_id.eq(municipality));
        }
        query
    };
    let rows = filtered()
        .select(Organisation::as_select())
        .order((organisations::name, organisations::id))
        .offset(offset)
        .limit(limit)
        .load(conn)
        .await?;
    let total = filtered().count().get_result(conn).await?;
    Ok((rows, total))
}

/// How far a grant on an organisation reaches.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reach {
    /// The organisation and those below it, as far as the next controller.
    pub own: Vec<Uuid>,
    /// The next controllers and those below them: their figures, never their names.
    pub beyond: Vec<Uuid>,
}

#[derive(QueryableByName)]
struct Below {
    #[diesel(sql_type = sql_types::Uuid)]
    id: Uuid,
    #[diesel(sql_type = sql_types::Bool)]
    beyond: bool,
}

/// How far a grant on an organisation reaches; nothing when there is none.
///
/// # Errors
/// Of the database.
pub async fn reach(
    conn: &mut AsyncPgConnection,
    organisation: OrganisationId,
) -> QueryResult<Reach> {
    let below: Vec<Below> = diesel::sql_query(
        "with recursive below (id, beyond) as ( \
             select id, false from organisations where id = $1 \
             union all \
             select o.id, b.beyond or o.controller from organisations o join below b on o.parent_id = b.id) \
         select id, beyond from below order by id",
    )
    .bind::<sql_types::Uuid, _>(organisation)
    .load(conn)
    .await?;
    let mut reach = Reach::default();
    for one in below {
        if one.beyond {
            reach.beyond.push(one.id);
        } else {
            reach.own.push(one.id);
        }
    }
    Ok(reach)
}

#[derive(QueryableByName)]
struct Above {
    #[diesel(sql_type = sql_types::Uuid)]
    id: Uuid,
}

/// The controller of an organisation: itself or its nearest ancestor that is one.
///
/// # Errors
/// Of the database; not found when there is no such organisation.
pub async fn controller_of(
    conn: &mut AsyncPgConnection,
    organisation: OrganisationId,
) -> QueryResult<OrganisationId> {
    let above: Above = diesel::sql_query(
        "with recursive above (id, parent_id, controller) as ( \
             select id, parent_id, controller from organisations where id = $1 \
             union all \
             select o.id, o.parent_id, o.controller from organisations o \
             join above a on o.id = a.parent_id where not a.controller) \
         select id from above where controller",
    )
    .bind::<sql_types::Uuid, _>(organisation)
    .get_result(conn)
    .await?;
    Ok(OrganisationId(above.id))
}

/// The country whose telephone numbers, holidays and laws hold for an organisation.
///
/// # Errors
/// Of the database.
pub async fn country_of(conn: &mut AsyncPgConnection, organisation: Uuid) -> QueryResult<String> {
    organisations::table
        .find(organisation)
        .select(organisations::country)
        .first(conn)
        .await
}

/// The first language of an organisation: a text written without saying its language is in it.
///
/// # Errors
/// Of the database.
pub async fn language_of(
    conn: &mut AsyncPgConnection,
    organisation: Uuid,
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
