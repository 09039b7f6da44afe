//! The edition that a report is about, and which organisations have submitted figures of it.

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use diesel::sql_types::Uuid as SqlUuid;
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use super::request::EditionPath;
use crate::platform::ids::{EditionId, OrganisationId};
use crate::platform::text::LocalText;
use crate::platform::text::Slug;
use crate::schema::{campaigns, editions, submissions};

/// An edition with its campaign's slug and owner.
#[derive(Debug, Clone, PartialEq, Eq, Queryable)]
pub struct ReportedEdition {
    pub id: EditionId,
    /// The campaign's slug.
    pub campaign: String,
    /// The organisation that owns the campaign.
    pub campaign_owner: OrganisationId,
    /// Its name in paths: "2026".
    pub edition: String,
    pub name: LocalText,
    pub starts_on: NaiveDate,
    /// The last day, where one was announced.
    pub ends_on: Option<NaiveDate>,
    /// How often somebody has submitted.
    pub revision: i32,
}

/// The edition that a path names.
pub async fn find_reported_edition(
    conn: &mut AsyncPgConnection,
    path: &EditionPath,
) -> QueryResult<Option<ReportedEdition>> {
    let (Ok(campaign), Ok(edition)) = (Slug::parse(&path.slug), Slug::parse(&path.edition)) else {
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
pub async fn list_reported_editions(
    conn: &mut AsyncPgConnection,
) -> QueryResult<Vec<ReportedEdition>> {
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

/// When a revision of an edition was submitted; none where there is no such revision yet.
pub async fn submitted_at(
    conn: &mut AsyncPgConnection,
    edition: EditionId,
    revision: i32,
) -> QueryResult<Option<DateTime<Utc>>> {
    submissions::table
        .filter(submissions::edition_id.eq(edition))
        .filter(submissions::revision.eq(revision))
        .select(submissions::at)
        .get_result(conn)
        .await
        .optional()
}

#[derive(QueryableByName)]
struct OrganisationIdRow {
    #[diesel(sql_type = SqlUuid)]
    id: OrganisationId,
}

/// The organisations whose figures of an edition are submitted: those that submitted, and those
/// below them as far as the next controller.
pub async fn submitted_organisations(
    conn: &mut AsyncPgConnection,
    edition: EditionId,
) -> QueryResult<Vec<OrganisationId>> {
    let rows: Vec<OrganisationIdRow> = diesel::sql_query(
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
