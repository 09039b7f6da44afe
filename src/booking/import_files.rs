//! Files that were judged and are not read in yet: one for each member of staff, for half an hour.

use chrono::{DateTime, TimeDelta, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use serde_json::Value;
use uuid::Uuid;

use crate::platform::ids::{OrganisationId, StaffId, fresh};
use crate::schema::{import_files, staff};

/// As long as somebody reads what is wrong with a file.
const KEPT: TimeDelta = TimeDelta::minutes(30);
const LONGEST_NAME: usize = 200;

/// A file that waits.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = import_files, check_for_backend(diesel::pg::Pg))]
pub struct ImportFile {
    pub id: Uuid,
    pub name: String,
    pub content: Vec<u8>,
    /// What came of it, once it was read in.
    pub outcome: Option<Value>,
    kept_at: DateTime<Utc>,
}

impl ImportFile {
    /// Whether its time is over.
    pub fn is_over(&self, now: DateTime<Utc>) -> bool {
        self.kept_at <= now - KEPT
    }
}

/// Keeps a file in the place of an earlier one of the same person.
pub async fn keep(
    conn: &mut AsyncPgConnection,
    name: &str,
    content: &[u8],
    by: StaffId,
    now: DateTime<Utc>,
) -> QueryResult<Uuid> {
    let id = fresh();
    let owner: Option<OrganisationId> = staff::table
        .find(by)
        .select(staff::organisation_id)
        .first(conn)
        .await?;
    let name: String = name.chars().take(LONGEST_NAME).collect();
    let row = (
        import_files::id.eq(id),
        import_files::organisation_id.eq(owner),
        import_files::name.eq(name.replace('\0', "")),
        import_files::content.eq(content),
        import_files::outcome.eq(None::<Value>),
        import_files::kept_at.eq(now),
    );
    diesel::insert_into(import_files::table)
        .values((import_files::staff_id.eq(by), row.clone()))
        .on_conflict(import_files::staff_id)
        .do_update()
        .set(row)
        .execute(conn)
        .await?;
    Ok(id)
}

/// The file, for whoever chose it.
pub async fn find(
    conn: &mut AsyncPgConnection,
    id: Uuid,
    by: StaffId,
) -> QueryResult<Option<ImportFile>> {
    import_files::table
        .find(id)
        .filter(import_files::staff_id.eq(by))
        .select(ImportFile::as_select())
        .first(conn)
        .await
        .optional()
}

/// Notes what came of a file, and forgets what stood in it.
pub async fn note_outcome(
    conn: &mut AsyncPgConnection,
    id: Uuid,
    outcome: &Value,
) -> QueryResult<()> {
    diesel::update(import_files::table.find(id))
        .set((
            import_files::content.eq(Vec::new()),
            import_files::outcome.eq(outcome),
        ))
        .execute(conn)
        .await
        .map(drop)
}

/// Forgets the files whose time is over.
pub async fn forget(conn: &mut AsyncPgConnection, now: DateTime<Utc>) -> QueryResult<()> {
    diesel::delete(import_files::table.filter(import_files::kept_at.le(now - KEPT)))
        .execute(conn)
        .await
        .map(drop)
}
