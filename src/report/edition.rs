//! The edition a report is of, and who has handed in figures of it.

use chrono::NaiveDate;
use diesel::prelude::*;
use diesel::sql_types::Uuid as SqlUuid;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use uuid::Uuid;

use crate::platform::text::{LocalText, Slug};
use crate::schema::{campaigns, editions};

/// An edition with its campaign's slug and owner.
#[derive(Debug, Clone, PartialEq, Eq, Queryable)]
pub struct Edition {
    /// Its id.
    pub id: Uuid,
    /// The campaign's slug.
    pub campaign: String,
    /// The organisation that owns the campaign.
    pub campaign_owner: Uuid,
    /// Its name in its path: "2026".
    pub edition: String,
    /// What people call it.
    pub name: LocalText,
    /// Its first day.
    pub starts_on: NaiveDate,
    /// Its last day, where one was announced.
    pub ends_on: Option<NaiveDate>,
    /// How often somebody has handed in.
    pub revision: i32,
}

/// The edition of a campaign's slug and its own name.
///
/// # Errors
/// Of the database.
pub async fn edition(
    conn: &mut AsyncPgConnection,
    campaign: &str,
    edition: &str,
) -> QueryResult<Option<Edition>> {
    let (Ok(campaign), Ok(edition)) = (Slug::parse(campaign), Slug::parse(edition)) else {
        return Ok(None);
    };
    columns()
        .filter(campaigns::slug.eq(campaign))
        .filter(editions::edition.eq(edition))
        .get_result(conn)
        .await
        .optional()
}

/// Every edition, newest first.
///
/// # Errors
/// Of the database.
pub async fn editions(conn: &mut AsyncPgConnection) -> QueryResult<Vec<Edition>> {
    columns()
        .order((editions::starts_on.desc(), editions::id))
        .limit(200)
        .load(conn)
        .await
}

#[diesel::dsl::auto_type]
fn columns() -> _ {
    editions::table.inner_join(campaigns::table).select((
        editions::id,
        campaigns::slug,
        campaigns::organisation_id,
        editions::edition,
        editions::name,
        editions::starts_on,
        editions::ends_on,
        editions::revision,
    ))
}

#[derive(QueryableByName)]
struct One {
    #[diesel(sql_type = SqlUuid)]
    id: Uuid,
}

/// The organisations whose figures of an edition were handed in: those that did, and those below
/// them as far as the next controller.
///
/// # Errors
/// Of the database.
pub async fn handed_in(conn: &mut AsyncPgConnection, edition: Uuid) -> QueryResult<Vec<Uuid>> {
    let rows: Vec<One> = diesel::sql_query(
        "with recursive within (id) as (
            select organisation_id from submissions where edition_id = $1
            union
            select o.id from organisations o join within w on o.parent_id = w.id
            where not o.controller
        )
        select id from within",
    )
    .bind::<SqlUuid, _>(edition)
    .load(conn)
    .await?;
    Ok(rows.into_iter().map(|row| row.id).collect())
}
