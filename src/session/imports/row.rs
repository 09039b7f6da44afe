//! A row as the members of the request that the API takes. Those that name others hold their ids here.

use serde_json::{Map, Value, json};

use super::cells;
use super::columns::Column;
use super::directory::{Directory, Place};
use super::external_ids::ExternalId;
use crate::platform::problem::{Fault, Faults};
use crate::platform::sheet::SheetRow;
use crate::platform::text::{LanguageTag, PlainText};

/// A row that says what it is; its members are still to be judged.
#[derive(Debug)]
pub struct ReadRow<'a> {
    pub number: usize,
    pub id: ExternalId,
    pub place: &'a Place,
    /// A merge patch: what the row leaves empty is taken away, what has no column stays.
    pub members: Map<String, Value>,
}

/// Reads a row, collecting all its faults.
pub fn read_row<'a>(
    row: &SheetRow,
    columns: &[(usize, Column)],
    directory: &'a Directory,
) -> Result<ReadRow<'a>, Faults> {
    let mut faults = Faults::none();
    refuse_empty(row, columns, &mut faults);
    let cell = |wanted: Column| {
        let place = columns.iter().find(|(_, column)| *column == wanted);
        place.map_or("", |(place, _)| row.cell(*place))
    };
    let id = faults.take(
        "/externalId",
        PlainText::<200>::parse(cell(Column::ExternalId)),
    );
    let place = faults.take("/venue", directory.place(cell(Column::Venue)));
    let (Some(id), Some(place)) = (id, place) else {
        return Err(faults);
    };
    let owner = place.owner.organisation.id;
    let mut reader = MembersOf {
        place,
        directory,
        faults,
        members: Map::new(),
    };
    for (place, column) in columns {
        reader.read(*column, row.cell(*place));
    }
    match reader.faults.is_empty() {
        true => Ok(ReadRow {
            number: row.number,
            id: (owner, String::from(id)),
            place,
            members: reader.members,
        }),
        false => Err(reader.faults),
    }
}

fn refuse_empty(row: &SheetRow, columns: &[(usize, Column)], faults: &mut Faults) {
    let required = columns.iter().filter(|(_, column)| column.is_required());
    for (place, column) in required {
        let name = column.name();
        if row.cell(*place).is_empty() && !matches!(column, Column::ExternalId | Column::Venue) {
            faults.add(format!("/{name}"), Fault::new("missing").fact("name", name));
        }
    }
}

/// What is being read.
struct MembersOf<'a> {
    place: &'a Place,
    directory: &'a Directory,
    faults: Faults,
    members: Map<String, Value>,
}

impl MembersOf<'_> {
    fn read(&mut self, column: Column, cell: &str) {
        let name = column.name();
        let value = match column {
            Column::ExternalId => return,
            Column::Venue => {
                let venue = self.place.owner.venue.id.to_string();
                self.members.insert("venueId".to_owned(), json!(venue));
                return;
            }
            Column::Title(language) | Column::Description(language) => {
                return self.text(name, language, cell);
            }
            Column::Place => return self.text(name, None, cell),
            Column::Kind | Column::Mode | Column::LocalDate | Column::Audience => cells::text(cell),
            Column::LocalTime => cells::clock(cell),
            Column::Minutes | Column::SeatsTotal => cells::whole(cell),
            Column::Languages | Column::Topics | Column::Campaigns => cells::list(cell),
            Column::Room => self.room(cell),
            Column::Helpers => self.helpers(cell),
        };
        self.members.insert(name.to_owned(), value);
    }

    /// A text in one of its languages: the organisation's own unless the column names another.
    fn text(&mut self, name: &str, language: Option<LanguageTag>, cell: &str) {
        let own = self.place.owner.organisation.language();
        let language = language.map_or_else(|| own.to_owned(), |one| one.to_string());
        let text = self.members.entry(name).or_insert_with(|| json!({}));
        if let Some(text) = text.as_object_mut() {
            text.insert(language, cells::text(cell));
        }
    }

    fn room(&mut self, cell: &str) -> Value {
        if cell.is_empty() {
            return Value::Null;
        }
        let room = self.faults.take("/room", self.place.room(cell));
        room.map_or(Value::Null, |id| json!(id.to_string()))
    }

    fn helpers(&mut self, cell: &str) -> Value {
        let owner = self.place.owner.organisation.id;
        let mut ids = Vec::new();
        for (index, name) in cells::parts(cell).enumerate() {
            let found = self.directory.helper(owner, name);
            ids.extend(self.faults.take(&format!("/helpers/{index}"), found));
        }
        ids.sort_unstable();
        ids.dedup();
        json!(ids)
    }
}
