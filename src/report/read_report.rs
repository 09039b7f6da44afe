//! Reads a report for somebody: which edition, whose records, how grouped. Everything comes from one
//! snapshot of the database. API and pages call it.

use chrono::{DateTime, Utc};
use diesel_async::AsyncPgConnection;

use super::edition::{ReportedEdition, find_reported_edition, submitted_at};
use super::group_by::GroupBy;
use super::request::{EditionPath, ReportQuery};
use super::table::ReportTable;
use super::visibility::Visibility;
use crate::platform::auth::Actor;
use crate::platform::db::Db;
use crate::platform::problem::Problem;

/// A report as somebody sees it.
#[derive(Debug, Clone)]
pub struct Report {
    pub edition: ReportedEdition,
    /// The revision; none for live figures.
    pub version: Option<i32>,
    /// When that was submitted; none for live figures, and before anybody has.
    pub submitted_at: Option<DateTime<Utc>>,
    pub table: ReportTable,
    /// The groupings of which this reader gets groups.
    pub groupings: Vec<GroupBy>,
}

/// Reads the report of an edition.
///
/// # Errors
/// 404 when there is no such edition, or the reader may see nothing of it.
pub async fn read_report(
    db: &Db,
    actor: &Actor,
    path: &EditionPath,
    query: ReportQuery,
    now: DateTime<Utc>,
) -> Result<Report, Problem> {
    let mut conn = db.get_for_background().await?;
    conn.build_transaction()
        .repeatable_read()
        .read_only()
        .run(async |conn| read_in_snapshot(conn, actor, path, query, now).await)
        .await
}

async fn read_in_snapshot(
    conn: &mut AsyncPgConnection,
    actor: &Actor,
    path: &EditionPath,
    query: ReportQuery,
    now: DateTime<Utc>,
) -> Result<Report, Problem> {
    let found = find_reported_edition(conn, path).await?;
    let edition = found.ok_or_else(Problem::not_found)?;
    let visibility = Visibility::of(actor, &edition, query.version);
    let visibility = visibility.ok_or_else(Problem::not_found)?;
    let records = visibility.records(conn, &edition, now).await?;
    let version = visibility.version(&edition);
    let submitted_at = match version {
        Some(revision) => submitted_at(conn, edition.id, revision).await?,
        None => None,
    };
    Ok(Report {
        version,
        submitted_at,
        table: records.table(query.group_by, visibility.totals_only()),
        groupings: records.groupings(visibility.totals_only()),
        edition,
    })
}
