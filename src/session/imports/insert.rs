//! Writes the new sessions of an import: drafts, in few statements however many there are.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use diesel::QueryResult;
use diesel_async::{AsyncPgConnection, SimpleAsyncConnection};
use serde_json::json;
use uuid::Uuid;

use super::external_ids::{ExternalId, remember};
use super::plan::{PlannedRow, SessionImport, Wanted};
use crate::platform::audit::{self, Act};
use crate::platform::ids::{SessionId, StaffId};
use crate::platform::problem::Problem;
use crate::platform::sheet::RowFaults;
use crate::session::actions::draft_rows::{Draft, DraftPart, DraftRow, insert_each};
use crate::session::model::Span;
use crate::session::plan::new_session::NewSession;
use crate::session::problems::CLASH;
use crate::session::resources::occupation::{self, Occupant};
use crate::session::resources::{Needs, Resource};
use crate::session::search::write_terms;

/// Sessions in one statement.
const AT_ONCE: usize = 500;

/// Locks the rooms, helpers and equipment of all rows, in one order.
pub async fn lock_places(
    conn: &mut AsyncPgConnection,
    import: &SessionImport,
) -> Result<(), Problem> {
    let new = import.rows.iter().map(|row| match &row.wanted {
        Wanted::Create(new, _) => new.as_ref(),
        Wanted::Change(row) => &row.change.new,
    });
    let mut all = Needs::default();
    for needs in new.map(|new| new.references.needs()) {
        all.resources.extend(needs.resources);
        all.equipment.extend(needs.equipment);
    }
    Ok(occupation::lock(conn, &all).await?)
}

/// Drafts the new sessions, and says how many there are a room and helpers for. Those that there are not are faults, and
/// then none is written.
///
/// # Errors
/// 500 when the database does not answer.
pub async fn insert(
    conn: &mut AsyncPgConnection,
    rows: &[PlannedRow],
    faults: &mut RowFaults,
    by: StaffId,
    now: DateTime<Utc>,
) -> Result<usize, Problem> {
    let new: Vec<NewRow<'_>> = rows.iter().filter_map(NewRow::of).collect();
    let mut busy = Busy::default();
    let mut fit = 0;
    for some in new.chunks(AT_ONCE) {
        fit += judge(conn, some, &mut busy, faults).await?;
    }
    if faults.is_empty() {
        for (nth, some) in new.chunks(AT_ONCE).enumerate() {
            insert_some(conn, some, by, now).await?;
            if nth == 0 && new.len() > AT_ONCE {
                measure_sessions(conn).await?;
            }
        }
    }
    Ok(fit)
}

/// Tells PostgreSQL how many sessions there are. While it takes the table for empty, as in a new installation, it looks each
/// session that a row refers to up among all of its organisation's, which takes a minute for ten thousand.
async fn measure_sessions(conn: &mut AsyncPgConnection) -> QueryResult<()> {
    conn.batch_execute("analyze (skip_locked) sessions").await
}

/// A row that makes a session.
struct NewRow<'a> {
    number: usize,
    new: &'a NewSession,
    external: &'a ExternalId,
    row: DraftRow,
}

impl<'a> NewRow<'a> {
    fn of(planned: &'a PlannedRow) -> Option<Self> {
        let Wanted::Create(new, external) = &planned.wanted else {
            return None;
        };
        Some(Self {
            number: planned.number,
            new,
            external,
            row: DraftRow::new(DraftPart::Single, new.plan.timing),
        })
    }

    fn occupant(&self) -> (Occupant, Needs) {
        let (id, timing) = (self.row.id, self.row.timing);
        let occupant = self.new.occupant(id, id, timing);
        (occupant, self.new.references.needs())
    }
}

/// A session is refused what another has, whether that is there already or comes by an earlier row.
async fn judge(
    conn: &mut AsyncPgConnection,
    rows: &[NewRow<'_>],
    busy: &mut Busy,
    faults: &mut RowFaults,
) -> Result<usize, Problem> {
    let occupants: Vec<_> = rows.iter().map(NewRow::occupant).collect();
    let mut fit = 0;
    let judged = occupation::judge_each(conn, &occupants).await?;
    for ((row, judged), (occupant, needs)) in rows.iter().zip(judged).zip(&occupants) {
        match judged {
            Err(in_the_way) => faults.refuse(row.number, in_the_way.refuses()),
            Ok(_) if !busy.take(&needs.resources, occupant.span) => {
                faults.refuse(row.number, Problem::new(&CLASH));
            }
            Ok(_) => fit += 1,
        }
    }
    Ok(fit)
}

/// When rooms and helpers are taken by rows before, in no order. New sessions of an import use no equipment.
#[derive(Default)]
struct Busy(HashMap<Uuid, Vec<Span>>);

impl Busy {
    /// Takes all of them, if all are free.
    fn take(&mut self, resources: &[Resource], span: Span) -> bool {
        let overlaps = |taken: &Span| taken.from < span.until && span.from < taken.until;
        let taken = resources.iter().any(|one| {
            let times = self.0.get(&one.id);
            times.is_some_and(|times| times.iter().any(overlaps))
        });
        if !taken {
            for one in resources {
                self.0.entry(one.id).or_default().push(span);
            }
        }
        !taken
    }
}

async fn insert_some(
    conn: &mut AsyncPgConnection,
    rows: &[NewRow<'_>],
    by: StaffId,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    let drafts = rows.iter().map(|one| Draft {
        new: one.new,
        row: one.row,
    });
    insert_each(conn, &drafts.collect::<Vec<_>>(), now).await?;
    let ids: Vec<SessionId> = rows.iter().map(|one| one.row.id).collect();
    write_terms(conn, &ids).await?;
    let external = rows.iter().map(|one| (one.external, one.row.id));
    remember(conn, &external.collect::<Vec<_>>()).await?;
    let acts = rows.iter().map(|one| Act {
        staff: by,
        organisation: Some(one.new.owner.organisation.id),
        act: "session.drafted",
        object: one.row.id.into(),
        facts: json!({ "imported": true }),
    });
    Ok(audit::record_all(conn, &acts.collect::<Vec<_>>(), now).await?)
}
