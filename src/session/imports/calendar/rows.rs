//! The times of a calendar as the rows of a sheet: on the clocks of their venues, with what no calendar says filled in.

use std::collections::HashSet;

use diesel_async::AsyncPgConnection;

use super::occurrences::{Calendar, Time};
use crate::platform::auth::Scope;
use crate::platform::problem::{Fault, Problem};
use crate::platform::sheet::{RowFaults, Sheet, SheetRow};
use crate::platform::time::Zone;
use crate::session::imports::directory::Directory;
use crate::session::imports::external_ids::{ExternalId, known};
use crate::session::list::rows::load_rows;
use crate::session::model::StoredStatus;

/// What no calendar says, for all of its entries.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ForAll {
    /// A slug, id or name; without it each entry's location names its venue.
    pub venue: Option<String>,
    /// `drop-in` unless given.
    pub kind: Option<String>,
    /// `drop-in` unless given.
    pub mode: Option<String>,
    pub seats_total: Option<String>,
}

const USUAL: &str = "drop-in";

/// Columns that no calendar fills: a session that is there already keeps what it says.
pub const NOT_SAID: [&str; 3] = ["kind", "mode", "seatsTotal"];

/// The rows; a called-off entry is one only where its session is there and would take place.
///
/// # Errors
/// 500 when the database does not answer.
pub async fn rows_of(
    conn: &mut AsyncPgConnection,
    calendar: &Calendar,
    for_all: &ForAll,
    scope: &Scope,
    faults: &mut RowFaults,
) -> Result<Sheet, Problem> {
    for (line, pointer, fault) in &calendar.wrong {
        faults.add(*line, *pointer, fault.clone());
    }
    let names: HashSet<&str> = match &for_all.venue {
        Some(venue) => HashSet::from([venue.as_str()]),
        None => calendar.times.iter().flat_map(names_of).collect(),
    };
    let names: Vec<&str> = names.into_iter().collect();
    let directory = Directory::load(conn, &names, scope).await?;
    let mut rows = Vec::new();
    let mut called_off = Vec::new();
    for time in &calendar.times {
        let venue = venue_of(time, for_all, &directory);
        let place = directory.place(venue).ok();
        if time.cancelled {
            let owner = place.map(|place| place.owner.organisation.id);
            called_off.extend(owner.map(|owner| (time.line, (owner, time.key.clone()))));
            continue;
        }
        let zone = place.map_or(Zone::STOCKHOLM, |place| {
            Zone::of_stored(&place.owner.venue.time_zone)
        });
        let name = place.map(|place| place.owner.venue.name.as_str());
        match cells(time, venue, name, zone, for_all) {
            Ok(cells) => rows.push(SheetRow::new(time.line, cells)),
            Err(fault) => faults.add(time.line, "/localTime", fault),
        }
    }
    refuse_called_off(conn, &called_off, faults).await?;
    Ok(Sheet {
        columns: columns(for_all),
        rows,
    })
}

/// What a location may name: all of it, or what stands before an address.
fn names_of(time: &Time) -> [&str; 2] {
    let whole = time.location.trim();
    let first = whole.split([',', '\n']).next().unwrap_or_default();
    [whole, first.trim()]
}

fn venue_of<'a>(time: &'a Time, for_all: &'a ForAll, directory: &Directory) -> &'a str {
    let [whole, first] = names_of(time);
    match &for_all.venue {
        Some(venue) => venue,
        None if directory.place(whole).is_err() && directory.place(first).is_ok() => first,
        None => whole,
    }
}

fn columns(for_all: &ForAll) -> Vec<String> {
    let mut columns = vec![
        "externalId",
        "venue",
        "title",
        "description",
        "localDate",
        "localTime",
        "minutes",
        "kind",
        "mode",
    ];
    columns.extend(for_all.venue.as_ref().map(|_| "place"));
    columns.extend(for_all.seats_total.as_ref().map(|_| "seatsTotal"));
    columns.into_iter().map(str::to_owned).collect()
}

/// As [`columns`] has them.
fn cells(
    time: &Time,
    venue: &str,
    name: Option<&str>,
    zone: Zone,
    for_all: &ForAll,
) -> Result<Vec<String>, Fault> {
    let (date, at) = time.start.at_venue(zone)?;
    let minutes = time.length.map(|length| length.num_minutes().to_string());
    let or_usual = |given: &Option<String>| given.clone().unwrap_or_else(|| USUAL.to_owned());
    let mut cells = vec![
        time.key.clone(),
        venue.to_owned(),
        time.title.replace('\n', " ").trim().to_owned(),
        time.description.trim().to_owned(),
        date.to_string(),
        at.format("%H:%M:%S").to_string(),
        minutes.unwrap_or_default(),
        or_usual(&for_all.kind),
        or_usual(&for_all.mode),
    ];
    cells.extend(for_all.venue.as_ref().map(|_| place_in_words(time, name)));
    cells.extend(for_all.seats_total.clone());
    Ok(cells)
}

/// Where it is, unless that is what the venue is called.
fn place_in_words(time: &Time, venue: Option<&str>) -> String {
    let lower = |text: &str| text.to_lowercase();
    let [whole, first] = names_of(time).map(lower);
    match venue.map(lower) {
        Some(venue) if venue == whole || venue == first => String::new(),
        _ => time.location.replace('\n', " ").trim().to_owned(),
    }
}

/// Whoever has booked is told by a person why, so a calendar calls nothing off.
async fn refuse_called_off(
    conn: &mut AsyncPgConnection,
    called_off: &[(usize, ExternalId)],
    faults: &mut RowFaults,
) -> Result<(), Problem> {
    let ids: Vec<&ExternalId> = called_off.iter().map(|(_, id)| id).collect();
    if ids.is_empty() {
        return Ok(());
    }
    let sessions = known(conn, &ids).await?;
    let rows = load_rows(conn, &sessions.values().copied().collect::<Vec<_>>()).await?;
    let stands = |id: &ExternalId| {
        let session = sessions.get(id);
        let row = session.and_then(|id| rows.iter().find(|row| row.session.id == *id));
        row.is_some_and(|row| row.session.status != StoredStatus::Cancelled)
    };
    for (line, id) in called_off {
        if stands(id) {
            faults.add(*line, "", Fault::new("called-off"));
        }
    }
    Ok(())
}
