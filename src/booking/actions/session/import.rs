//! Carries out the programme of a sheet or a calendar: all of its rows, or none. Changes go by the verb that changes one
//! session, with its guards, and tell those who booked. A dry run is the import itself, rolled back.

use chrono::{DateTime, Utc};
use diesel::result::Error;
use diesel_async::{AsyncConnection, AsyncPgConnection};

use super::change::change_session;
use super::notified::NotifiedCounts;
use crate::platform::auth::Scope;
use crate::platform::db::Tried;
use crate::platform::ids::SessionId;
use crate::platform::problem::{Fault, Problem};
use crate::platform::sheet::RowFaults;
use crate::session::{
    self, ChangeOfRow, MOST_IN_ONE_ACT, PlannedRow, Programme, SessionImport, Wanted,
};

/// What came of a sheet, or what would come of it.
#[derive(Debug, Default)]
pub struct Imported {
    pub rows: usize,
    pub created: usize,
    pub changed: usize,
    pub unchanged: usize,
    /// Who is told of changes.
    pub told: NotifiedCounts,
    pub faults: RowFaults,
}

/// Imports a programme. With a fault nothing is written, and a dry run writes nothing.
///
/// # Errors
/// 409 while another import of the same organisation is under way.
pub async fn import_sessions(
    conn: &mut AsyncPgConnection,
    programme: &Programme,
    scope: &Scope,
    dry_run: bool,
    now: DateTime<Utc>,
) -> Result<Imported, Problem> {
    let clean = |imported: &Imported| imported.faults.is_empty();
    let mut tried = Tried::nothing();
    let ended = conn
        .transaction::<(), Error, _>(async |conn| {
            let came = carry_out(conn, programme, scope, now).await;
            tried.keep_if(came, |imported| clean(imported) && !dry_run)
        })
        .await;
    let imported = tried.told(ended)?;
    Ok(match dry_run || clean(&imported) {
        true => imported,
        false => imported.without_effect(),
    })
}

impl Imported {
    /// Nothing came of it.
    fn without_effect(self) -> Self {
        Self {
            created: 0,
            changed: 0,
            told: NotifiedCounts::default(),
            ..self
        }
    }
}

async fn carry_out(
    conn: &mut AsyncPgConnection,
    programme: &Programme,
    scope: &Scope,
    now: DateTime<Utc>,
) -> Result<Imported, Problem> {
    let mut import = session::plan_import(conn, programme, scope).await?;
    let mut imported = Imported {
        rows: import.read,
        unchanged: import.unchanged,
        faults: std::mem::take(&mut import.faults),
        ..Imported::default()
    };
    if are_few_enough(&import, &mut imported.faults) {
        lock(conn, &import).await?;
        for row in &import.rows {
            if let Wanted::Change(change) = &row.wanted {
                change_one(conn, row, change, &mut imported, scope, now).await?;
            }
        }
    }
    let (rows, by) = (&import.rows, scope.staff);
    imported.created = session::insert_imported(conn, rows, &mut imported.faults, by, now).await?;
    Ok(imported)
}

/// Drafts are changed one by one, in the time that a request has.
const MOST_DRAFTS: usize = 2_000;

/// People book published sessions meanwhile, so only so many are locked at once; of drafts there may be more. Those beyond
/// are faults.
fn are_few_enough(import: &SessionImport, faults: &mut RowFaults) -> bool {
    let mut beyond = |published: bool, most: usize, code: &'static str| {
        let changed = import.rows.iter().filter(|row| match &row.wanted {
            Wanted::Change(change) => change.public == published,
            Wanted::Create(..) => false,
        });
        let beyond: Vec<&PlannedRow> = changed.skip(most).collect();
        for row in &beyond {
            faults.add(row.number, "", Fault::new(code).fact("max", most));
        }
        !beyond.is_empty()
    };
    let published = beyond(true, MOST_IN_ONE_ACT, "too-many-changes");
    let drafts = beyond(false, MOST_DRAFTS, "too-many-drafts");
    !published && !drafts
}

/// The sessions that are there first, then rooms and helpers, each in one order, as every change does.
async fn lock(conn: &mut AsyncPgConnection, import: &SessionImport) -> Result<(), Problem> {
    let changed = import.rows.iter().filter_map(|row| match &row.wanted {
        Wanted::Change(row) => Some(row.session),
        Wanted::Create(..) => None,
    });
    let changed: Vec<SessionId> = changed.collect();
    session::lock_families(conn, &changed).await?;
    session::lock_places(conn, import).await
}

async fn change_one(
    conn: &mut AsyncPgConnection,
    row: &PlannedRow,
    of_row: &ChangeOfRow,
    imported: &mut Imported,
    scope: &Scope,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    let ChangeOfRow {
        session, change, ..
    } = of_row;
    match change_session(conn, *session, change, scope.staff, now).await {
        Ok(outcome) => {
            imported.changed += 1;
            imported.told = NotifiedCounts::sum([imported.told, outcome.notified]);
        }
        Err(problem) if problem.kind.is_server_error() => return Err(problem),
        Err(problem) => imported.faults.refuse(row.number, problem),
    }
    Ok(())
}
