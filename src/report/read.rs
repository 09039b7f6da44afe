//! Reads a report for somebody: which edition, whose figures, how grouped. Everything comes from
//! one snapshot of the database.

use chrono::{DateTime, Utc};
use diesel_async::AsyncPgConnection;

use super::edition::{Edition, edition};
use super::reader::Reader;
use super::table::{GroupBy, Table};
use crate::platform::db::Db;
use crate::platform::http::request::query::Query;
use crate::platform::problem::{Fault, Faults, Problem};

/// How a report is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wish {
    /// By what it is grouped.
    pub group_by: GroupBy,
    /// A revision; the newest figures without.
    pub version: Option<i32>,
}

impl Wish {
    /// The parameters of a report.
    pub const PARAMETERS: [&str; 2] = ["groupBy", "version"];

    /// Reads the parameters; every fault at once.
    ///
    /// # Errors
    /// `unknown-value` at `/groupBy`, `out-of-range` at `/version`.
    pub fn of(query: &Query) -> Result<Self, Faults> {
        let mut faults = Faults::none();
        let group_by = faults.take_optional("/groupBy", query.get("groupBy"), GroupBy::parse);
        let version = faults.take_optional("/version", query.get("version"), parse_version);
        if !faults.is_empty() {
            return Err(faults);
        }
        Ok(Self {
            group_by: group_by.unwrap_or(GroupBy::Municipality),
            version,
        })
    }
}

fn parse_version(text: &str) -> Result<i32, Fault> {
    text.parse()
        .ok()
        .filter(|version| *version >= 0)
        .ok_or_else(|| {
            Fault::new("out-of-range")
                .fact("min", 0)
                .fact("max", i32::MAX)
        })
}

/// What was read.
#[derive(Debug, Clone)]
pub struct Report {
    /// Of which edition.
    pub edition: Edition,
    /// The revision these figures are of; none for live figures.
    pub version: Option<i32>,
    /// The figures.
    pub table: Table,
    /// The ways to group that this reader gets groups of.
    pub groupings: Vec<GroupBy>,
}

/// Reads the report of an edition.
///
/// # Errors
/// 404 when there is no such edition, or nothing of it is the reader's to see.
pub async fn read(
    db: &Db,
    reader: &Reader,
    (campaign, name): (&str, &str),
    wish: Wish,
    now: DateTime<Utc>,
) -> Result<Report, Problem> {
    let mut conn = db.get_for_background().await?;
    conn.build_transaction()
        .repeatable_read()
        .read_only()
        .run(async |conn| within(conn, reader, (campaign, name), wish, now).await)
        .await
}

async fn within(
    conn: &mut AsyncPgConnection,
    reader: &Reader,
    (campaign, name): (&str, &str),
    wish: Wish,
    now: DateTime<Utc>,
) -> Result<Report, Problem> {
    let found = edition(conn, campaign, name).await?;
    let edition = found.ok_or_else(Problem::not_found)?;
    let sight = reader.sight(&edition, wish.version);
    let sight = sight.ok_or_else(Problem::not_found)?;
    let material = sight.material(conn, &edition, now).await?;
    Ok(Report {
        version: sight.version(&edition),
        table: material.table(wish.group_by, sight.totals_only()),
        groupings: material.groupings(sight.totals_only()),
        edition,
    })
}
