//! What a sheet or a calendar would make of the programme: each row as a session to create, as a change of one that is there, or as
//! nothing, with the faults of all rows. Nothing is written here.

use std::collections::{HashMap, HashSet};

use diesel_async::AsyncPgConnection;
use serde_json::{Map, Value, json};

use super::calendar::{NOT_SAID, rows_of};
use super::columns::{Column, columns_of};
use super::directory::Directory;
use super::external_ids::{ExternalId, known};
use super::programme::Programme;
use super::row::{ReadRow, read_row};
use super::turn::take_turn;
use crate::platform::audit;
use crate::platform::auth::Scope;
use crate::platform::ids::{SessionId, StaffId};
use crate::platform::input::merge_patch::merge;
use crate::platform::problem::{Fault, Problem};
use crate::platform::sheet::{RowFaults, Sheet};
use crate::session::actions::change::{MeetingResources, SessionChange};
use crate::session::equipment::used::{UsedEquipment, used_by_several};
use crate::session::list::related::{Related, related_to};
use crate::session::list::rows::{SessionRow, load_rows};
use crate::session::model::StoredStatus;
use crate::session::plan::current::CurrentSession;
use crate::session::plan::new_session::NewSession;
use crate::session::plan::parse::{ParseContext, parse};
use crate::session::plan::references::FoundReferences;
use crate::session::plan::request::SessionRequest;
use crate::session::plan::session_part::SessionPart;
use crate::session::query;
use crate::session::topics::own_of_several;
use crate::venue::TopicRule;

/// Rows whose sessions are read at once.
const AT_ONCE: usize = 1_000;

/// A programme, planned.
#[derive(Debug, Default)]
pub struct SessionImport {
    /// How many rows were read, or times of a calendar.
    pub read: usize,
    /// In the order of the sheet.
    pub rows: Vec<PlannedRow>,
    pub unchanged: usize,
    pub faults: RowFaults,
}

/// A row that does something.
#[derive(Debug)]
pub struct PlannedRow {
    pub number: usize,
    pub wanted: Wanted,
}

/// What a row asks for.
#[derive(Debug)]
pub enum Wanted {
    Create(Box<NewSession>, ExternalId),
    Change(Box<ChangeOfRow>),
}

/// A change of a session that is there.
#[derive(Debug)]
pub struct ChangeOfRow {
    pub session: SessionId,
    pub change: SessionChange,
    /// Whether people can have booked it.
    pub public: bool,
}

/// Plans a programme as things stand.
///
/// # Errors
/// 409 while another import of the same organisation is under way; 500 when the database does not answer; what is wrong with rows is a part of the plan.
pub async fn plan(
    conn: &mut AsyncPgConnection,
    programme: &Programme,
    scope: &Scope,
) -> Result<SessionImport, Problem> {
    let mut import = SessionImport::default();
    match programme {
        Programme::Sheet(sheet) => plan_rows(conn, sheet, &[], scope, &mut import).await?,
        Programme::Calendar(calendar, for_all) => {
            let sheet = rows_of(conn, calendar, for_all, scope, &mut import.faults).await?;
            plan_rows(conn, &sheet, &NOT_SAID, scope, &mut import).await?;
        }
    }
    Ok(import)
}

/// Plans the rows of a sheet. What the members `of_new` say holds of new sessions alone.
async fn plan_rows(
    conn: &mut AsyncPgConnection,
    sheet: &Sheet,
    of_new: &[&str],
    scope: &Scope,
    import: &mut SessionImport,
) -> Result<(), Problem> {
    import.read = sheet.rows.len();
    let Some(columns) = columns_of(sheet, &mut import.faults) else {
        return Ok(());
    };
    let directory = Directory::load(conn, &venue_names(sheet, &columns), scope).await?;
    take_turn(conn, &directory.owners()).await?;
    let mut rows = read_rows(sheet, &columns, &directory, &mut import.faults);
    let mut found = FoundReferences::none();
    for rows in rows.chunks_mut(AT_ONCE) {
        let there = Known::load(conn, rows).await?;
        for row in rows {
            let planned = match there.of(row) {
                Some(current) => {
                    row.members
                        .retain(|name, _| !of_new.contains(&name.as_str()));
                    plan_change(conn, row, &current, scope, &mut found).await
                }
                None => plan_new(conn, row, &mut found).await.map(Some),
            };
            match planned {
                Ok(Some(wanted)) => import.rows.push(PlannedRow {
                    number: row.number,
                    wanted,
                }),
                Ok(None) => import.unchanged += 1,
                Err(problem) if problem.kind.is_server_error() => return Err(problem),
                Err(problem) => import.faults.refuse(row.number, problem),
            }
        }
    }
    Ok(())
}

fn venue_names<'a>(sheet: &'a Sheet, columns: &[(usize, Column)]) -> Vec<&'a str> {
    let place = columns.iter().find(|(_, column)| *column == Column::Venue);
    let place = place.map_or(usize::MAX, |(place, _)| *place);
    let names: HashSet<&str> = sheet.rows.iter().map(|row| row.cell(place)).collect();
    names.into_iter().collect()
}

/// The rows that can be read; of two with one id the second is a fault.
fn read_rows<'a>(
    sheet: &Sheet,
    columns: &[(usize, Column)],
    directory: &'a Directory,
    faults: &mut RowFaults,
) -> Vec<ReadRow<'a>> {
    let (mut rows, mut seen) = (Vec::new(), HashMap::new());
    for row in &sheet.rows {
        match read_row(row, columns, directory) {
            Err(wrong) => faults.add_all(row.number, wrong),
            Ok(row) => match seen.insert(row.id.clone(), row.number) {
                None => rows.push(row),
                Some(first) => faults.add(
                    row.number,
                    "/externalId",
                    Fault::new("doubled-id").fact("row", first),
                ),
            },
        }
    }
    rows
}

async fn plan_new(
    conn: &mut AsyncPgConnection,
    row: &ReadRow<'_>,
    found: &mut FoundReferences,
) -> Result<Wanted, Problem> {
    let mut request = json!({});
    merge(&mut request, Value::Object(row.members.clone()));
    let request = request_of(request)?;
    let owner = row.place.owner.clone();
    found.keep(&[]);
    let new = NewSession::plan_with(conn, &request, owner, SessionPart::Whole, found).await?;
    Ok(Wanted::Create(Box::new(new), row.id.clone()))
}

/// `None` where the row says what the session is already.
async fn plan_change(
    conn: &mut AsyncPgConnection,
    row: &ReadRow<'_>,
    current: &CurrentSession<'_>,
    scope: &Scope,
    found: &mut FoundReferences,
) -> Result<Option<Wanted>, Problem> {
    let session = &current.row.session;
    if !scope.covers(session.target(false)) {
        return Err(Problem::fault("/externalId", Fault::new("out-of-reach")));
    }
    let before = serde_json::to_value(current.to_request()).map_err(Problem::internal)?;
    let after = merged(&before, &row.members);
    let facts = audit::members(&changed_members(&before, &after));
    let (before, after) = (request_of(before)?, request_of(after)?);
    let owner = row.place.owner.clone();
    if is_same(&before, &after, owner.parse_context(SessionPart::Whole)?) {
        return Ok(None);
    }
    found.keep(current.equipment);
    let new = NewSession::plan_with(conn, &after, owner, SessionPart::Whole, found).await?;
    let change = SessionChange {
        new,
        version: session.version,
        meeting_resources: MeetingResources::FollowCourse,
        facts,
        overridden: None,
        reason: None,
    };
    Ok(Some(Wanted::Change(Box::new(ChangeOfRow {
        session: session.id,
        change,
        public: session.status == StoredStatus::Published,
    }))))
}

fn merged(before: &Value, members: &Map<String, Value>) -> Value {
    let mut after = before.clone();
    merge(&mut after, Value::Object(members.clone()));
    let moved = |name: &str| before.get(name) != after.get(name);
    if (moved("localDate") || moved("localTime"))
        && let Some(after) = after.as_object_mut()
    {
        after.remove("occurrence");
    }
    after
}

fn changed_members(before: &Value, after: &Value) -> Map<String, Value> {
    let mut names = Map::new();
    for whole in [before, after] {
        for name in whole.as_object().into_iter().flat_map(Map::keys) {
            // It follows from a new time.
            if name != "occurrence" && before.get(name) != after.get(name) {
                names.insert(name.clone(), Value::Null);
            }
        }
    }
    names
}

/// The request; a text that is in no language is none.
fn request_of(mut request: Value) -> Result<SessionRequest, Problem> {
    if let Some(members) = request.as_object_mut() {
        members.retain(|_, value| value.as_object().is_none_or(|texts| !texts.is_empty()));
        members.entry("title").or_insert(Value::Null);
    }
    serde_json::from_value(request).map_err(Problem::internal)
}

/// Whether two requests make the same session, whatever they leave to be usual.
fn is_same(one: &SessionRequest, other: &SessionRequest, context: ParseContext) -> bool {
    let names = |list: &Option<Vec<String>>| -> HashSet<String> {
        list.iter().flatten().cloned().collect()
    };
    let refers_alike = one.venue_id == other.venue_id
        && one.room == other.room
        && names(&one.helpers) == names(&other.helpers)
        && names(&one.campaigns) == names(&other.campaigns);
    let (one, other) = (parse(one, context), parse(other, context));
    refers_alike && matches!((one, other), (Ok(one), Ok(other)) if one == other)
}

/// The sessions of some rows that are there already, with what a request would say of them.
struct Known {
    sessions: HashMap<ExternalId, SessionId>,
    rows: HashMap<SessionId, SessionRow>,
    related: Related,
    helpers: HashMap<SessionId, Vec<StaffId>>,
    equipment: HashMap<SessionId, Vec<UsedEquipment>>,
    topics: HashMap<SessionId, Vec<TopicRule>>,
}

impl Known {
    async fn load(conn: &mut AsyncPgConnection, rows: &[ReadRow<'_>]) -> Result<Self, Problem> {
        let ids: Vec<&ExternalId> = rows.iter().map(|row| &row.id).collect();
        let sessions = known(conn, &ids).await?;
        let ids: Vec<SessionId> = sessions.values().copied().collect();
        let rows = load_rows(conn, &ids).await?;
        Ok(Self {
            related: related_to(conn, &rows).await?,
            helpers: query::helpers_of_several(conn, &ids).await?,
            equipment: used_by_several(conn, &ids).await?,
            topics: own_of_several(conn, &ids).await?,
            rows: rows.into_iter().map(|row| (row.session.id, row)).collect(),
            sessions,
        })
    }

    fn of(&self, row: &ReadRow<'_>) -> Option<CurrentSession<'_>> {
        let id = self.sessions.get(&row.id)?;
        Some(CurrentSession {
            row: self.rows.get(id)?,
            related: &self.related,
            helpers: self.helpers.get(id).map_or(&[], Vec::as_slice),
            equipment: self.equipment.get(id).map_or(&[], Vec::as_slice),
            topics: self.topics.get(id).map_or(&[], Vec::as_slice),
        })
    }
}
