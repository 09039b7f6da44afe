//! The counts of many sessions out of a sheet: each row by the verb that counts one session, all of them or none. What a
//! sheet has no column for stays as it was reported.

use std::collections::{BTreeMap, HashMap};

use chrono::{DateTime, Utc};
use diesel::result::Error;
use diesel_async::{AsyncConnection, AsyncPgConnection};
use serde_json::Value;

use super::external_ids::named;
use crate::platform::auth::Scope;
use crate::platform::db::Tried;
use crate::platform::ids::SessionId;
use crate::platform::problem::{Fault, Problem};
use crate::platform::sheet::{Columns, RowFaults, Sheet, SheetRow};
use crate::session::access::load_within;
use crate::session::count::history;
use crate::session::count::model::{CountEntry, StoredCount};
use crate::session::count::put::{CountReport, put};
use crate::session::count::request::{CountRequest, parse};
use crate::session::seats::lock::lock_seats;

/// Sessions that are counted in one act.
pub const MOST_COUNTS: usize = 1_000;

/// Every column, in the order of the document.
pub const COUNT_COLUMNS: [&str; 9] = [
    "externalId",
    "sessionId",
    "state",
    "total",
    "children",
    "women",
    "men",
    "firstVisits",
    "digital",
];
const REQUIRED: [&str; 2] = ["state", "total"];

/// What came of a sheet of counts, or what would come of it.
#[derive(Debug, Default)]
pub struct ImportedCounts {
    pub rows: usize,
    /// Sessions that nobody had counted.
    pub created: usize,
    pub changed: usize,
    pub unchanged: usize,
    pub faults: RowFaults,
}

/// Stores the counts of a sheet. With a fault nothing is written, and a dry run writes nothing.
///
/// # Errors
/// 422 for more rows than are counted in one act; 500 when the database does not answer.
pub async fn import_counts(
    conn: &mut AsyncPgConnection,
    sheet: &Sheet,
    scope: &Scope,
    dry_run: bool,
    now: DateTime<Utc>,
) -> Result<ImportedCounts, Problem> {
    if sheet.rows.len() > MOST_COUNTS {
        let fault = Fault::new("too-many-rows").fact("max", MOST_COUNTS);
        return Err(Problem::fault("", fault));
    }
    let clean = |imported: &ImportedCounts| imported.faults.is_empty();
    let mut tried = Tried::nothing();
    let ended = conn
        .transaction::<(), Error, _>(async |conn| {
            let came = carry_out(conn, sheet, scope, now).await;
            tried.keep_if(came, |imported| clean(imported) && !dry_run)
        })
        .await;
    let imported = tried.told(ended)?;
    Ok(match dry_run || clean(&imported) {
        true => imported,
        false => ImportedCounts {
            created: 0,
            changed: 0,
            ..imported
        },
    })
}

async fn carry_out(
    conn: &mut AsyncPgConnection,
    sheet: &Sheet,
    scope: &Scope,
    now: DateTime<Utc>,
) -> Result<ImportedCounts, Problem> {
    let mut imported = ImportedCounts {
        rows: sheet.rows.len(),
        ..ImportedCounts::default()
    };
    let Some(columns) = columns_of(sheet, &mut imported.faults) else {
        return Ok(imported);
    };
    let sessions = sessions_of(conn, sheet, &columns, scope, &mut imported.faults).await?;
    let ids: Vec<SessionId> = sessions.iter().map(|(_, id)| *id).collect();
    lock_seats(conn, &ids).await?;
    for (row, session) in sessions {
        let counted = count_one(conn, row, &columns, session, scope, now).await;
        match counted {
            Ok(Counted::Created) => imported.created += 1,
            Ok(Counted::Changed) => imported.changed += 1,
            Ok(Counted::Unchanged) => imported.unchanged += 1,
            Err(problem) if problem.kind.is_server_error() => return Err(problem),
            Err(problem) => imported.faults.refuse(row.number, problem),
        }
    }
    Ok(imported)
}

fn columns_of(sheet: &Sheet, faults: &mut RowFaults) -> Option<Columns> {
    let columns = Columns::find(sheet, &COUNT_COLUMNS, &REQUIRED, faults)?;
    if columns.has("sessionId") || columns.has("externalId") {
        return Some(columns);
    }
    let missing = Fault::new("missing-column").fact("name", "sessionId");
    faults.add(1, "/sessionId", missing);
    None
}

/// The sessions that the rows name and this member of staff counts; of two rows for one the second is a fault.
async fn sessions_of<'a>(
    conn: &mut AsyncPgConnection,
    sheet: &'a Sheet,
    columns: &Columns,
    scope: &Scope,
    faults: &mut RowFaults,
) -> Result<Vec<(&'a SheetRow, SessionId)>, Problem> {
    let external = sheet.rows.iter().map(|row| columns.cell(row, "externalId"));
    let external: Vec<&str> = external.filter(|id| !id.is_empty()).collect();
    let known = named(conn, &external).await?;
    let (mut found, mut seen) = (Vec::new(), HashMap::new());
    for row in &sheet.rows {
        let (column, ids) = match columns.cell(row, "sessionId") {
            "" => {
                let name = columns.cell(row, "externalId");
                let ids = known.get(name).cloned().unwrap_or_default();
                ("/externalId", ids)
            }
            id => ("/sessionId", id.parse().into_iter().collect()),
        };
        let mut within = Vec::new();
        for id in ids {
            within.extend(load_within(conn, id, scope).await?.map(|one| one.id));
        }
        let fault = match within.as_slice() {
            [] => Fault::new("unknown-session"),
            [only] => match seen.insert(*only, row.number) {
                None => {
                    found.push((row, *only));
                    continue;
                }
                Some(first) => Fault::new("doubled-id").fact("row", first),
            },
            _ => Fault::new("ambiguous-name"),
        };
        faults.add(row.number, column, fault);
    }
    Ok(found)
}

enum Counted {
    Created,
    Changed,
    Unchanged,
}

async fn count_one(
    conn: &mut AsyncPgConnection,
    row: &SheetRow,
    columns: &Columns,
    session: SessionId,
    scope: &Scope,
    now: DateTime<Utc>,
) -> Result<Counted, Problem> {
    let newest = history::newest(conn, session).await?;
    let before = newest.as_ref().map_or(0, |count| count.version);
    let request = request_of(row, columns, newest);
    let reported = CountReport {
        entry: CountEntry::Whole(parse(&request)?),
        sure: false,
        seen: None,
        by: scope.staff,
    };
    let version = put(conn, session, reported, now).await?;
    Ok(match (version == before, before) {
        (true, _) => Counted::Unchanged,
        (false, 0) => Counted::Created,
        (false, _) => Counted::Changed,
    })
}

/// The figures of a row, upon those of the newest version where the sheet has no column for them.
fn request_of(row: &SheetRow, columns: &Columns, newest: Option<StoredCount>) -> CountRequest {
    let figure = |name, before: Option<i32>| match columns.has(name) {
        true => whole(columns.cell(row, name)),
        false => before.map(i64::from),
    };
    let before = newest.as_ref();
    let by_name = |parts: Option<&Value>| -> Option<BTreeMap<String, i64>> {
        serde_json::from_value(parts?.clone()).ok()
    };
    CountRequest {
        state: columns.cell(row, "state").to_owned(),
        total: whole(columns.cell(row, "total")).unwrap_or(-1),
        children: figure("children", before.and_then(|one| one.children)),
        women: figure("women", before.and_then(|one| one.women)),
        men: figure("men", before.and_then(|one| one.men)),
        first_visits: figure("firstVisits", before.and_then(|one| one.first_visits)),
        digital: figure("digital", before.and_then(|one| one.digital)),
        ages: by_name(before.and_then(|one| one.ages.as_ref())),
        languages: by_name(before.and_then(|one| one.languages.as_ref())),
        sure: false,
    }
}

/// `None` where nothing is written; what is no number is out of every range.
fn whole(cell: &str) -> Option<i64> {
    match cell {
        "" => None,
        text => Some(text.parse().unwrap_or(-1)),
    }
}
